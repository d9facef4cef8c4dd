"""What each act on a recall carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from typing import Annotated

from msgspec import Meta

from yishi.kernel.facts import Choice, Facts, Label, PersonId, UnitId
from yishi.kernel.text import Text

_ANYBODY = "unit_head clerk deputy committee_member vice_chairperson chairperson"


class Post(Choice):
    """Posts from which a congress recalls (Organic Law art. 31)."""

    COMMITTEE_MEMBER = "committee_member", "常委会组成人员", "member of the standing committee"
    GOVERNMENT = "government", "人民政府组成人员", "member of the government"
    COMMISSION = "commission", "监察委员会主任", "head of the supervisory commission"
    COURT = "court", "人民法院院长", "president of the court"
    PROCURATORATE = "procuratorate", "人民检察院检察长", "chief procurator"
    TOWNSHIP = "township", "乡镇人大主席、副主席，乡镇长、副乡镇长", "leaders of a township"


class Motion(Facts, frozen=True, kw_only=True):
    """Whom, from which office, and why."""

    post: Annotated[Post, Label("职务类别", "Post")]
    person: Annotated[PersonId, Label("被提出罢免的人员", "Person", among=_ANYBODY)]
    title: Annotated[str, Label("职务", "Office", hint=Text("写全称", "In full")), Meta(min_length=2, max_length=80)]
    unit: Annotated[UnitId | None, Label("所在单位", "Unit")] = None
    grounds: Annotated[str, Label("罢免理由", "Grounds", long=True), Meta(min_length=10, max_length=10000)]


class Said(Facts, frozen=True):
    """What was said or done, in words."""

    text: Annotated[str, Label("情况", "What was said", long=True), Meta(min_length=5, max_length=10000)]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=2000)]
