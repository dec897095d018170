"""Processes of a test's own.

They are forked from a clean server: a fork beside our threads may take a lock along that nobody there ever gives back.
"""

import multiprocessing

CONTEXT = multiprocessing.get_context("forkserver")
DRIVERS = ["psycopg", "sqlalchemy.dialects.postgresql.psycopg"]
CONTEXT.set_forkserver_preload(["app.main", "tests.cast", "tests.killing", *DRIVERS])
