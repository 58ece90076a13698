"""What is in an HTML page: its elements, words, tables, infobox and blocks."""
