"""Have we seen it before: inspections, gaps, links with their reasons, issues and their states, one authority at a
time.

`link` is the door: all of an authority's extractions in, one `Linked` value out, whatever their order.
"""

from tracegraph.link.authority import link, refers_to_authority

__all__ = ["link", "refers_to_authority"]
