"""What words say: dates, clauses, figures, kinds of step. Knows no document and no table."""
