"""One authority's issues on one scale of time: a lane an issue, a column an inspection, a mark where they meet."""
