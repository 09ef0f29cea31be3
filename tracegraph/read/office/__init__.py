"""Word documents and Excel workbooks: ZIP packages of XML, read with the standard library alone."""
