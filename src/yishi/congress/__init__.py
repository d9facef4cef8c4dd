"""Who is who on a given day: congress, term, bodies, organs, people, offices, mandates."""
