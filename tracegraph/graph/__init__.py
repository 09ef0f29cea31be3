"""How a graph is stored, read back, drawn as a network and checked: model values on one side, triples on the other."""
