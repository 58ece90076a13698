"""A document's text for its page: as it stands in the file and as it was read, with the marks over it."""
