"""Sealed ballots: encrypted in the voter's browser, counted without ever being opened (see docs/decisions)."""
