"""What is stored about who is who: accounts, congresses, bodies, organs, people, offices, days."""

from yishi.congress.models.account import Account, AccountEvent
from yishi.congress.models.assembly import Congress, CongressQuerySet, CongressTerm, Level, PracticeVersion
from yishi.congress.models.days import CalendarDay, CalendarYear
from yishi.congress.models.entrusting import Entrustment
from yishi.congress.models.entry_ways import Identifier, Invitation
from yishi.congress.models.exams import ExamQuestion
from yishi.congress.models.organs import Body, Unit
from yishi.congress.models.people import Deputy, Office, Person
from yishi.congress.models.stations import Knock, Station, Stationing

__all__ = [
    "Account",
    "AccountEvent",
    "Body",
    "CalendarDay",
    "CalendarYear",
    "Congress",
    "CongressQuerySet",
    "CongressTerm",
    "Deputy",
    "Entrustment",
    "ExamQuestion",
    "Identifier",
    "Invitation",
    "Knock",
    "Level",
    "Office",
    "Person",
    "PracticeVersion",
    "Station",
    "Stationing",
    "Unit",
]
