"""Tables that have to be cut out of lines, one module a kind."""
