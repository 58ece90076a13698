"""Questions to the graph: SPARQL here or at an endpoint, stored questions, typed answers."""
