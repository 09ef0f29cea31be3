"""The documents' own words, each statement marked in place, and the way from every quote to its place."""
