"""A tiny procedure with one of everything: a letter is written, sent, answered and filed.

at = stand(WRITE, SEND)              # where the letter stands after its clerk wrote and sent it
at = stand(WRITE, (SEND, DAY_2))     # the same, sent a day later
"""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from yishi.kernel.calendar import WorkCalendar
from yishi.kernel.citation import Custom, Law, Number
from yishi.kernel.facts import Choice, Facts, Label, MatterId, NoFacts, PersonId, UnitId
from yishi.kernel.parameter import Parameter, Practice
from yishi.kernel.procedure import (
    Act,
    Check,
    Deadline,
    Engage,
    Guard,
    How,
    Longer,
    Procedure,
    Sight,
    Stage,
    Then,
)
from yishi.kernel.role import Actor, Role
from yishi.kernel.standing import Standing, Step, standing
from yishi.kernel.terms import Days, Months, Term, WorkingDays
from yishi.kernel.text import Text

CALENDAR = WorkCalendar(frozenset(), frozenset(), 2025, 2026)
DAY = date(2026, 3, 2)  # a Monday
LAW = Law("LL", Text("书信法", "Letters Law"), Text("书信法", "Letters Law"), date(2020, 1, 1), date(2020, 2, 1))
CUSTOM = Custom(Text("书信惯例", "how letters are kept"))


def said(word: str) -> Text:
    return Text(word, word)


class At(Stage):
    WRITTEN = "written", "已写", "written"
    SENT = "sent", "已寄", "sent"
    ANSWERED = "answered", "已复", "answered"
    FILED = "filed", "已存", "filed"
    BURNT = "burnt", "已毁", "burnt"


class Tone(Choice):
    WARM = "warm", "热情", "warm"
    COOL = "cool", "冷淡", "cool"


class Letter(Facts, frozen=True):
    """A letter."""

    title: Annotated[str, Label("标题", "Title"), Meta(min_length=2, max_length=9)]
    tone: Annotated[Tone | None, Label("语气", "Tone")] = None
    wanted: Annotated[date | None, Label("希望答复日", "Answer wanted by")] = None
    urgent: Annotated[bool, Label("加急", "Urgent")] = False


class Sending(Facts, frozen=True):
    """To whom."""

    unit: Annotated[UnitId, Label("收信单位", "Unit")]
    copies: Annotated[tuple[UnitId, ...], Label("抄送", "Copies")] = ()
    readers: Annotated[tuple[PersonId, ...], Label("传阅", "Readers")] = ()


class Page(Facts, frozen=True):
    """One page of an answer."""

    text: Annotated[str, Label("内容", "Text", long=True)]


class Answer(Facts, frozen=True):
    """An answer."""

    pages: Annotated[tuple[Page, ...], Label("各页", "Pages"), Meta(max_length=3)] = ()
    grade: Annotated[int, Label("评分", "Grade"), Meta(ge=1, le=5)] = 3
    about: Annotated[MatterId | None, Label("有关信件", "About")] = None


ANSWER_WITHIN: Parameter[Term] = Parameter(
    "answer_within",
    said("复信期限"),
    WorkingDays(5),
    LAW.article(3),
    least=Days(2),
    most=Months(1),
    statutory=Number[Term](Days(20), LAW.article(4, 2)),
)
COPIES: Parameter[int] = Parameter("copies", said("份数"), 2, CUSTOM, least=1, most=9)
BY_POST: Parameter[bool] = Parameter("by_post", said("可邮寄"), True, CUSTOM)

CLERK = Role("clerk", Text("文书", "clerk"), frozenset({"clerk"}))
WRITER = Role("writer", Text("写信人", "writer"), frozenset({"clerk"}), part="writer")
ANSWERER = Role("answerer", Text("收信单位", "answering unit"), frozenset({"head", "officer"}), part="answerer")
COPIED = Role("copied", Text("抄送单位", "unit copied to"), part="copied")
READER = Role("reader", Text("传阅人", "reader"), part="reader")
PUBLIC = Role("public", Text("公众", "the public"))


def _given(standing: Standing, given: Answer, actor: Actor) -> bool:
    return bool(given.pages)


def _urgent(standing: Standing, start: Step) -> bool:
    return bool(standing.fact("urgent", "write"))


def _patient(standing: Standing, start: Step) -> bool:
    return standing.last("allow") is not None


def _wanted(standing: Standing) -> date | None:
    day = standing.fact("wanted", "write")
    return day if isinstance(day, date) else None


def _reminders(standing: Standing) -> tuple[tuple[str, Text, Step, date, date | None], ...]:
    rows = []
    for one in standing.since(None, "answer"):
        read = next(iter(standing.since(one, "read")), None)
        rows.append((f"{one.seq}", said("读信"), one, date(2026, 12, 31), read.on if read else None))
    return tuple(rows)


def act(code: str, by: tuple[Role, ...], moves: dict[At, At], **more: Any) -> Act[At]:
    title = Text(f"办{code}", code)
    return Act(code=code, title=title, by=by, moves=moves, basis=LAW.article(2), done=title, **more)


WRITE = act("write", (CLERK,), {At.WRITTEN: At.WRITTEN}, facts=Letter, engages=(Engage("writer", "@actor"),))
SEND = act(
    "send",
    (WRITER,),
    {At.WRITTEN: At.SENT},
    facts=Sending,
    engages=(
        Engage("answerer", "unit"),
        Engage("copied", "copies", How.ADD),
        Engage("reader", "readers", How.ADD),
    ),
    numbers=True,
)
READ = act(
    "read",
    (READER,),
    {At.SENT: At.SENT, At.ANSWERED: At.ANSWERED},
    engages=(Engage("reader", "@actor", How.DROP),),
    seen_by=(READER,),
)
ALLOW = act("allow", (CLERK,), {At.SENT: At.SENT})
COMMENT = act("comment", (COPIED,), {At.SENT: At.SENT, At.ANSWERED: At.ANSWERED})
ANSWER = act(
    "answer",
    (ANSWERER,),
    {At.SENT: At.ANSWERED},
    facts=Answer,
    checks=(Check(_given, said("复信无内容"), LAW.article(5), field="pages"),),
    guards=(
        Guard(
            lambda standing: standing.count("read") > 0,
            Text("尚无人传阅", "Nobody has read it"),
            LAW.article(6),
            Text("请先传阅", "Have it read first"),
        ),
    ),
)
SHOW = act("show", (CLERK,), {At.ANSWERED: At.ANSWERED}, sets_public=True)
HIDE = act("hide", (CLERK,), {At.ANSWERED: At.ANSWERED}, sets_public=False)
RETURN = act("return", (ANSWERER,), {At.SENT: At.WRITTEN}, engages=(Engage("reader", "copied", How.RENAME),))
JOIN = act("join", (), {At.SENT: At.SENT}, internal=True)
FILE = act(
    "file", (CLERK,), {At.ANSWERED: At.FILED}, then=(Then("join", lambda _at, _given: 1, lambda _at, _one: NoFacts()),)
)
BURN = act("burn", (WRITER,), {At.WRITTEN: At.BURNT})

DEADLINES = (
    Deadline(
        code="rest",
        title=said("复信"),
        binds=ANSWERER,
        stages=frozenset({At.SENT}),
        within=ANSWER_WITHIN,
        longer=(Longer(_patient, Months(1), LAW.article(4, 3)),),
        basis=LAW.article(4, 1),
    ),
    Deadline(
        code="rush",
        title=said("加急"),
        binds=ANSWERER,
        stages=frozenset({At.WRITTEN, At.SENT}),
        within=Days(3),
        when=_urgent,
        basis=CUSTOM,
    ),
    Deadline(
        code="comment",
        title=said("意见"),
        binds=COPIED,
        each=COPIED,
        since=("send",),
        met_by=("comment",),
        within=Days(4),
        basis=CUSTOM,
    ),
    Deadline(
        code="reading",
        title=said("传阅"),
        binds=READER,
        each=READER,
        since=("send",),
        met_by=("comment",),
        within=Days(6),
        basis=CUSTOM,
        duty=False,
    ),
    Deadline(
        code="ahead",
        title=said("提前"),
        binds=CLERK,
        event=_wanted,
        met_by=("answer",),
        within=Days(7),
        basis=CUSTOM,
    ),
    Deadline(code="reminder", title=said("读信"), binds=CLERK, dated=_reminders, basis=CUSTOM, outlives=True),
)

LETTER = Procedure(
    code="letter",
    title=Text("书信", "letter"),
    in_force=date(2020, 2, 1),
    stages=At,
    begins=At.WRITTEN,
    ends=frozenset({At.FILED, At.BURNT}),
    goal=At.FILED,
    opens=WRITE,
    acts=(SEND, READ, ALLOW, COMMENT, ANSWER, SHOW, HIDE, RETURN, JOIN, FILE, BURN),
    deadlines=DEADLINES,
    seen_by=(
        Sight(WRITER),
        Sight(CLERK, frozenset(At) - {At.WRITTEN}),
        Sight(ANSWERER),
        Sight(COPIED),
        Sight(READER),
        Sight(PUBLIC),
    ),
    basis=(LAW.article(1),),
    parameters=(ANSWER_WITHIN, COPIES, BY_POST),
    columns={"title": lambda standing: standing.fact("title", "write")},
    expected={At.WRITTEN: ("send",), At.SENT: ("comment", "answer"), At.ANSWERED: ("file",)},
)

PRACTICE = Practice("here", said("本地"))


def actor(kind: str, person: int, unit: int | None = None) -> Actor:
    return Actor(person, f"{kind}{person}", person, kind, kind, unit)


SHE = actor("clerk", 1)
COLLEAGUE = actor("clerk", 2)
HEAD = actor("head", 3, unit=7)
OFFICER = actor("officer", 4, unit=7)
STRANGER = actor("officer", 5, unit=9)
READER_8 = actor("clerk", 8)

USUAL: dict[str, tuple[Actor, Facts]] = {
    "write": (SHE, Letter(title="家书")),
    "send": (SHE, Sending(unit=UnitId(7), readers=(PersonId(8),))),
    "read": (READER_8, NoFacts()),
    "comment": (STRANGER, NoFacts()),
    "answer": (HEAD, Answer(pages=(Page(text="收到"),))),
    "return": (HEAD, NoFacts()),
}


def steps_of(*done: Any) -> list[Step]:
    """Steps by their usual actors with their usual facts, on DAY, unless an act comes with others."""
    steps = []
    for seq, one in enumerate(done, start=1):
        what, *others = one if isinstance(one, tuple) else (one,)
        by, facts = USUAL.get(what.code, (SHE, NoFacts()))
        on = next((each for each in others if isinstance(each, date)), steps[-1].on if steps else DAY)
        by = next((each for each in others if isinstance(each, Actor)), by)
        facts = next((each for each in others if isinstance(each, Facts)), facts)
        steps.append(Step(seq, what.code, on, by, facts))
    return steps


def stand(*done: Any, on: date | None = None, practice: Practice = PRACTICE, **changed: Any) -> Standing:
    """Where a letter stands after these acts, on the last one's day unless told otherwise."""
    steps = steps_of(*done)
    on = on or (steps[-1].on if steps else DAY)
    return standing(replace(LETTER, **changed) if changed else LETTER, steps, on, practice, CALENDAR)
