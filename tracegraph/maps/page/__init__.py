"""How values are written as HTML: one page that holds all it needs, in views."""
