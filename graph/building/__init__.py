"""From statements to checked RDF with its evidence."""
