"""Near-duplicates: suggestions of this and earlier terms that say the same in other words."""
