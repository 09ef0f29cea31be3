"""Which themes, aspects and groups there are, and which words say them.

Three schemes, compiled from ontology/taxonomy.ttl to data that loads in milliseconds: a *theme* is what a statement is
about ("return home interviews"), an *aspect* what it says of it (take-up, quality, timeliness), a *group* of whom it
speaks (care leavers, disabled children). Words of all three are found with the same tolerance (`matching`).
"""

from tracegraph.taxonomy.asking import named
from tracegraph.taxonomy.concepts import (
    Concept,
    Label,
    Match,
    Scheme,
    ancestors,
    concepts,
    label,
    narrower,
    related,
    specificity,
    themes,
    version,
)
from tracegraph.taxonomy.keys import forms
from tracegraph.taxonomy.matching import ThemeMatch, aspects, by_label, find, groups, phrases, spoken_of

__all__ = [
    "Concept",
    "Label",
    "Match",
    "Scheme",
    "ThemeMatch",
    "ancestors",
    "aspects",
    "by_label",
    "concepts",
    "find",
    "forms",
    "groups",
    "label",
    "named",
    "narrower",
    "phrases",
    "related",
    "specificity",
    "spoken_of",
    "themes",
    "version",
]
