"""How documents put things: lines, words, sentences, names, dates, seasons."""
