"""The loop of supervision in any order: every verb by anybody on anything, and what must hold after each step."""
