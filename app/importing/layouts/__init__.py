"""How a document lays its items out: tables in every flattening, numbered prose, key and value."""
