"""Tables that offices already keep, read, checked line by line and taken over all or nothing."""
