"""What the graph says, read back with the words that say it, explained and compared."""
