"""One statement for what several documents say, and what they dispute."""
