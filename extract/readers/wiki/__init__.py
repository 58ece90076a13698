"""The parts of wikitext: its marks as a tree, its words, tables, infoboxes, episode lists and blocks."""
