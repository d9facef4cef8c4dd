"""Which posts a congress fills by election, and how many candidates stand (Organic Law arts. 11, 27)."""

from typing import Final

from yishi.kernel.facts import Choice
from yishi.rulebook.roles import OfficeKind


class Post(Choice):
    """Posts that a county's congress elects."""

    CHAIRPERSON = "chairperson", "常委会主任", "chairperson of the standing committee"
    VICE_CHAIRPERSON = "vice_chairperson", "常委会副主任", "vice-chairperson of the standing committee"
    COMMITTEE_MEMBER = "committee_member", "常委会委员", "member of the standing committee"
    HEAD = "head", "县长", "county head"
    DEPUTY_HEAD = "deputy_head", "副县长", "deputy county head"
    SUPERVISION = "supervision", "监察委员会主任", "head of the supervisory commission"
    COURT = "court", "法院院长", "president of the court"
    PROCURATORATE = "procuratorate", "检察院检察长", "chief procurator"


HEADS: Final = frozenset({Post.CHAIRPERSON, Post.HEAD, Post.SUPERVISION, Post.COURT, Post.PROCURATORATE})
"""One seat; one candidate more, or as many where only one is nominated."""
OFFICES: Final = {
    Post.CHAIRPERSON: OfficeKind.CHAIRPERSON,
    Post.VICE_CHAIRPERSON: OfficeKind.VICE_CHAIRPERSON,
    Post.COMMITTEE_MEMBER: OfficeKind.COMMITTEE_MEMBER,
}
"""The offices of the standing committee itself; whoever is elected to another organ heads it."""


def more_candidates(post: Post, seats: int) -> tuple[int, int]:
    """The least and the most candidates above the seats, at a change of term (Organic Law art. 27)."""
    if post in HEADS:
        return 1, 1
    if post is Post.COMMITTEE_MEMBER:
        return max(1, -(-seats // 10)), max(1, seats // 5)
    return 1, 3
