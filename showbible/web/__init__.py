"""The web explorer: a bible in the browser and as a SPARQL endpoint; `app` puts it together."""
