"""What each act on a case of persons carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from datetime import date
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.appointments.choices import Kind, Post

_ANYBODY = "unit_head unit_staff clerk deputy committee_member vice_chairperson"


class Nominee(Facts, frozen=True):
    """Somebody, and the office to be filled or emptied."""

    person: Annotated[PersonId, Label("人选", "Person", among=_ANYBODY)]
    title: Annotated[str, Label("职务", "Office", hint=Text("写全称", "In full")), Meta(min_length=2, max_length=80)]
    unit: Annotated[UnitId | None, Label("所在单位", "Unit")] = None


class Submission(Facts, frozen=True):
    """A case submitted by the organ that has the power."""

    kind: Annotated[Kind, Label("类型", "Kind")]
    post: Annotated[Post, Label("职务类别", "Post")]
    nominees: Annotated[tuple[Nominee, ...], Label("拟任免人员", "Nominees"), Meta(min_length=1, max_length=60)]
    grounds: Annotated[str, Label("提请任免的理由", "Grounds", long=True), Meta(min_length=10, max_length=10000)]


class Finding(Facts, frozen=True):
    """What was found."""

    text: Annotated[str, Label("情况", "What was found", long=True), Meta(min_length=5, max_length=4000)]


class PublicNotice(Facts, frozen=True):
    """From when to when the nominees were made known."""

    begins: Annotated[date, Label("公示起始日", "From")]
    ends: Annotated[date, Label("公示截止日", "To")]


class Mark(Facts, frozen=True):
    """A nominee's mark, of a hundred."""

    person: Annotated[PersonId, Label("人选", "Person", among=_ANYBODY)]
    mark: Annotated[int, Label("成绩", "Mark"), Meta(ge=0, le=100)]


class Exam(Facts, frozen=True):
    """The marks of a law examination; a second one is the re-sit."""

    marks: Annotated[tuple[Mark, ...], Label("考试成绩", "Marks"), Meta(min_length=1, max_length=60)]


class Statement(Facts, frozen=True):
    """What a nominee said before the vote."""

    person: Annotated[PersonId, Label("人选", "Person", among=_ANYBODY)]
    text: Annotated[str, Label("表态发言", "Statement", long=True), Meta(min_length=5, max_length=4000)]


class Oath(Facts, frozen=True):
    """How the constitutional oath was taken."""

    place: Annotated[str, Label("宣誓地点", "Place"), Meta(min_length=2, max_length=80)]
    presider: Annotated[str, Label("仪式主持人", "Presiding"), Meta(min_length=2, max_length=60)]
    leader: Annotated[
        Annotated[str, Meta(max_length=60)] | None,
        Label("领誓人", "Led by", hint=Text("单独宣誓的不填", "Empty for one")),
    ] = None


class Duty(Facts, frozen=True):
    """A report on the duties of a term, by whoever was appointed."""

    text: Annotated[str, Label("述职报告", "Report", long=True), Meta(min_length=20, max_length=20000)]


class Defence(Facts, frozen=True):
    """What somebody who is to be dismissed says, at the meeting or in writing."""

    person: Annotated[PersonId, Label("申辩人", "Person", among=_ANYBODY)]
    text: Annotated[str, Label("申辩意见", "Defence", long=True), Meta(min_length=5, max_length=10000)]


class Filed(Facts, frozen=True):
    """The session with which it is filed."""

    sitting: Annotated[MatterId, Label("人民代表大会会议", "Session", among="people_congress_session")]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]
