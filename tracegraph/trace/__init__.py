"""How an issue's story reads in a terminal: story values in, lines of text (or JSON) out. It decides nothing; it only
spells."""
