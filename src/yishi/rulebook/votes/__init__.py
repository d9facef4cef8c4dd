"""Votes: open votes, secret ballots, satisfaction tests. Who may vote, the base and the result are never typed in."""

from yishi.rulebook.votes.open_votes import VOTE
from yishi.rulebook.votes.secret_ballots import SATISFACTION_TEST, SECRET_BALLOT

__all__ = ["SATISFACTION_TEST", "SECRET_BALLOT", "VOTE"]
