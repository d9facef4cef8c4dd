"""Named figures over the record, and the charts drawn of them."""
