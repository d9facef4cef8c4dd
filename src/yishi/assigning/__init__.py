"""Proposals for the hand-over, learned from the hand-overs that were."""
