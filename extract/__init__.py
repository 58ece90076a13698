"""From documents to statements with evidence; no RDF here."""
