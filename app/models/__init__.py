"""Tables and shapes: one noun a file."""
