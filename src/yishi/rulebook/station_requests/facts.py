"""What each act on a resident's request carries."""

# Annotations are read at run time to make forms and schemas: no lazy imports here.
from typing import Annotated, Final

from msgspec import Meta

from yishi.kernel.facts import Facts, Label, MatterId, PersonId, UnitId
from yishi.kernel.text import Text
from yishi.rulebook.station_requests.choices import Acceptance, AskedBy, Channel, Ground, Helped, Way
from yishi.rulebook.suggestions.choices import Sector

LONGEST: Final = 2000
_HASH: Final = "^[0-9a-f]{64}$"
_SEALED: Final = Text(
    "可以不填。加密保存，只有本站工作人员和承办代表能够查阅，每次查阅都留下记录",
    "Optional. Sealed: only the station's staff and the deputy in charge can read it, and each reading is logged",
)

Shown = Annotated[str, Label("查询码凭证", "Proof of the receipt", proof=True, spent=True), Meta(pattern=_HASH)]


class Request(Facts, frozen=True, kw_only=True):
    """What a resident says, to which station, and how to reach him if he likes.

    ``deputies``: who serves at the station that day; they read it, and one of them takes it up.
    """

    station: Annotated[UnitId, Label("联络站", "Station", among="liaison_station")]
    deputies: Annotated[
        tuple[PersonId, ...],
        Label("进站代表", "Deputies of the station", among="station_deputy"),
        Meta(min_length=1, max_length=80),
    ]
    channel: Annotated[Channel, Label("反映方式", "How it came")]
    text: Annotated[
        str,
        Label(
            "反映的情况和意见",
            "What it is about",
            long=True,
            hint=Text("写明时间、地点、情况和希望怎样解决", "When, where, what, and what would help"),
        ),
        Meta(min_length=10, max_length=LONGEST),
    ]
    sector: Annotated[Sector | None, Label("类别", "Sector")] = None
    wished: Annotated[PersonId | None, Label("希望由哪位代表办理", "Deputy wished for", among="station_deputy")] = None
    resident_name: Annotated[
        Annotated[str, Meta(max_length=64)] | None,
        Label("反映人姓名", "Resident's name", personal=True, hint=_SEALED),
    ] = None
    resident_phone: Annotated[
        Annotated[str, Meta(max_length=64)] | None,
        Label("反映人电话", "Resident's telephone", personal=True, hint=_SEALED),
    ] = None
    publish: Annotated[bool, Label("同意隐去身份后公开", "May be published without identity")] = False
    receipt: Annotated[
        str, Label("查询码凭证", "Commitment to the receipt", proof=True, spent=True), Meta(pattern=_HASH)
    ]


class Taking(Facts, frozen=True):
    """Which deputy of the station is to handle it."""

    deputy: Annotated[PersonId, Label("承办代表", "Deputy in charge", among="station_deputy")]
    note: Annotated[Annotated[str, Meta(max_length=500)] | None, Label("说明", "Note", long=True)] = None


class Question(Facts, frozen=True):
    """What the resident is asked to add."""

    text: Annotated[str, Label("需要补充的情况", "What is asked", long=True), Meta(min_length=4, max_length=500)]


class Addition(Facts, frozen=True):
    """What the resident adds."""

    text: Annotated[str, Label("补充的情况", "What is added", long=True), Meta(min_length=2, max_length=1000)]
    proof: Shown


class Answer(Facts, frozen=True):
    """The answer, in words for the resident."""

    text: Annotated[str, Label("答复内容", "Answer", long=True), Meta(min_length=10, max_length=5000)]


class Refusal(Facts, frozen=True):
    """Why it is not taken up, and where to turn."""

    ground: Annotated[Ground, Label("不予办理的情形", "Ground")]
    way: Annotated[Way, Label("可以反映的渠道", "Where to turn")]
    explanation: Annotated[str, Label("向反映人的说明", "Explanation", long=True), Meta(min_length=5, max_length=1000)]


class Forwarding(Facts, frozen=True):
    """Which unit is to answer."""

    unit: Annotated[UnitId, Label("办理单位", "Unit")]
    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("转办意见", "Note", long=True)] = None


class Petition(Facts, frozen=True):
    """Which petition body it goes to."""

    unit: Annotated[UnitId, Label("信访工作机构", "Petition body")]
    note: Annotated[Annotated[str, Meta(max_length=1000)] | None, Label("转送意见", "Note", long=True)] = None


class Notice(Facts, frozen=True):
    """What the petition body told the resident of receipt, way and procedure (XF 23)."""

    acceptance: Annotated[Acceptance, Label("接收情况", "Receipt")]
    text: Annotated[str, Label("处理途径和程序", "Way and procedure", long=True), Meta(min_length=4, max_length=1000)]


class Reason(Facts, frozen=True):
    """A reason in writing."""

    reason: Annotated[str, Label("理由", "Reason", long=True), Meta(min_length=2, max_length=1000)]


class AsSuggestion(Facts, frozen=True):
    """The suggestion that a deputy makes of it: the first words of its draft."""

    title: Annotated[str, Label("建议标题", "Title of the suggestion"), Meta(min_length=5, max_length=80)]
    sector: Annotated[Sector, Label("类别", "Sector", among="request_sector")]
    text: Annotated[
        str,
        Label(
            "建议正文",
            "Text of the suggestion",
            long=True,
            among="request_text",
            hint=Text(
                "不写反映人的身份；提交前可以继续修改、邀请联名",
                "Leave out who asked; it can be amended and co-signed before it is handed in",
            ),
        ),
        Meta(min_length=20, max_length=20000),
    ]
    suggestion: Annotated[MatterId | None, Label("代表建议", "Suggestion", told=True)] = None


class Evaluation(Facts, frozen=True):
    """Whether it helped."""

    helped: Annotated[Helped, Label("是否解决问题", "Did it help")]
    remark: Annotated[Annotated[str, Meta(max_length=500)] | None, Label("想说的话", "Remark", long=True)] = None


class OwnEvaluation(Evaluation, frozen=True, kw_only=True):
    """Said by the resident himself."""

    proof: Shown


class HeardEvaluation(Evaluation, frozen=True, kw_only=True):
    """Said by the resident, and entered by the station."""

    asked: Annotated[AskedBy, Label("回访方式", "How asked")]


class Proof(Facts, frozen=True):
    """An act of the resident that says nothing more."""

    proof: Shown


class Publication(Facts, frozen=True):
    """What is published: words that tell nobody's identity."""

    text: Annotated[
        str,
        Label(
            "公开的文字",
            "Text to publish",
            long=True,
            among="request_text",
            hint=Text(
                "隐去姓名、住址、电话等能够识别个人的内容", "Without names, addresses or anything that tells who"
            ),
        ),
        Meta(min_length=10, max_length=LONGEST),
    ]
    no_identity: Annotated[
        bool,
        Label(
            "经审查，公开的文字和已有的答复都不能识别反映人和其他个人",
            "Reviewed: neither these words nor the answers tell who anybody is",
        ),
    ] = False
