"""How much of a document is read, so that no file can exhaust memory or time."""

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_CELL = 100_000
"""Characters of one cell."""
MAX_PAGES = 200
MAX_PARTS = 5_000
"""Files inside an OOXML package."""
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200
"""Unpacked to packed size of one part; a Word document of real text stays under 30."""
