"""`python -m app`: the command line, its imports made without a search for garbage.

What they make stays for good, so looking through it again and again, a tenth of a start, finds nothing.
"""

import gc

gc.disable()

from app.cli import main  # noqa: E402 - the point is to import only now

gc.freeze()
gc.enable()
gc.set_threshold(50_000, 20, 20)

if __name__ == "__main__":
    main()
