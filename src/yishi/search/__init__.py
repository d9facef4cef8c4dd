"""Full text, near-duplicates and proposals: what the record says, found again."""
