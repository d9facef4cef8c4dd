"""What each act on an election carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.elections.choices import Post

_ANYBODY = "unit_head unit_staff clerk deputy committee_member vice_chairperson"


class Called(Facts, frozen=True, kw_only=True):
    """An election: to which post, and to how many seats."""

    post: Annotated[Post, Label("选举职务", "Post")]
    title: Annotated[
        str, Label("职务全称", "Office", hint=Text("写全称", "In full")), Meta(min_length=2, max_length=80)
    ]
    seats: Annotated[int, Label("应选名额", "Seats"), Meta(ge=1, le=60)]
    unit: Annotated[
        UnitId | None, Label("所在机关", "Organ", hint=Text("常委会组成人员不填", "Empty for the committee"))
    ] = None
    vacancy: Annotated[bool, Label("届中补选", "Filling a vacancy within the term")] = False


class Nomination(Facts, frozen=True, kw_only=True):
    """A candidate, and who nominates."""

    person: Annotated[PersonId, Label("候选人", "Candidate", among=_ANYBODY)]
    information: Annotated[
        str, Label("候选人情况", "About the candidate", long=True), Meta(min_length=5, max_length=4000)
    ]
    nominators: Annotated[
        tuple[PersonId, ...],
        Label(
            "联名提名的代表", "Jointly nominated by", among="deputy", hint=Text("主席团提名的不填", "Empty: presidium")
        ),
    ] = ()


class Kept(Facts, frozen=True):
    """Whom the preliminary ballot left on the list."""

    persons: Annotated[
        tuple[PersonId, ...], Label("预选确定的候选人", "Candidates kept", among=_ANYBODY), Meta(min_length=1)
    ]


class Tabling(Facts, frozen=True):
    """At which session."""

    sitting: Annotated[MatterId, Label("提请的会议", "Session", among="people_congress_session")]


class Approval(Facts, frozen=True):
    """What the higher standing committee said."""

    document: Annotated[str, Label("批准文件", "Document"), Meta(min_length=4, max_length=120)]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]
