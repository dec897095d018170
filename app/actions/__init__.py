"""Writes, one function a verb: check, change, record."""
