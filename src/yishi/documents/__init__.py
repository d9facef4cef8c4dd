"""Official documents made of the record, as PDF and docx (GB/T 9704)."""
