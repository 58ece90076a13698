"""From documents to statements with evidence; no RDF here. `extract.pipeline` is the door."""
