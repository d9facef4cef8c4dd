"""Figures about matters, counted from the same columns that lists are filtered by."""
