"""What a thing is: frozen values of the standard library, imported by every room and importing only `errors` and
`vocab`."""
