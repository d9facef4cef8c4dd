"""What is stored about who is who: accounts, congresses, bodies, organs, people, offices, days."""

from yishi.congress.models.account import Account
from yishi.congress.models.assembly import Congress, CongressQuerySet, CongressTerm, Level, PracticeVersion
from yishi.congress.models.days import CalendarDay, CalendarYear
from yishi.congress.models.organs import Body, Unit
from yishi.congress.models.people import Deputy, Office, Person

__all__ = [
    "Account",
    "Body",
    "CalendarDay",
    "CalendarYear",
    "Congress",
    "CongressQuerySet",
    "CongressTerm",
    "Deputy",
    "Level",
    "Office",
    "Person",
    "PracticeVersion",
    "Unit",
]
