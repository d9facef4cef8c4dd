"""The record: matters and their entries, appended through one door and provable afterwards."""
