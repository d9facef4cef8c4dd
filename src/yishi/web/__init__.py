"""The site: pages, forms and lists over the record."""
