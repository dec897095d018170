"""Reads, scoped to an actor."""
