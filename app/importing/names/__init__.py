"""Names of units: splitting lists of them, and resolving each by the directory."""
