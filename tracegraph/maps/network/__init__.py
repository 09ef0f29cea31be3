"""The same facts as things and the lines between them."""
