"""Who is told what, by which road: the outbox of the record."""
