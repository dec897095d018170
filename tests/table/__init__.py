"""The table of doors: door × player × deed × state → status, generated from the permission table and the moves."""
