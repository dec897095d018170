"""Documents in: from bytes to a Draft, pure; nothing here knows the database."""
