"""The demonstration: a fictional county that lives through a year of deputies' suggestions."""
