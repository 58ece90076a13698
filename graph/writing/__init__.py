"""The graph as files, in every format, the same bytes each time."""
