"""What a county may settle for itself about suggestions."""

from typing import Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.terms import Days, Months, Term, WorkingDays
from yishi.kernel.text import Text
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS as CQ
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS as QD
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS as ZJ

HAND_OVER_WITHIN: Final[Parameter[Term]] = Parameter(
    "hand_over_within",
    Text("闭会期间受理交办期限", "Hand-over in recess"),
    WorkingDays(5),
    QD.article(14),
    least=Days(1),
    most=WorkingDays(15),
)
RETURN_WITHIN: Final[Parameter[Term]] = Parameter(
    "return_within",
    Text("申请退办期限", "Return of a wrong assignment"),
    WorkingDays(5),
    QD.article(19),
    least=Days(3),
    most=WorkingDays(15),
)
REASSIGN_WITHIN: Final[Parameter[Term]] = Parameter(
    "reassign_within",
    Text("重新交办期限", "Reassignment"),
    WorkingDays(5),
    QD.article(19),
    least=Days(1),
    most=WorkingDays(15),
)
CONTACT_WITHIN: Final[Parameter[Term]] = Parameter(
    "contact_within",
    Text("首次联系代表期限", "First contact with the deputy"),
    WorkingDays(20),
    CQ.article(18),
    least=WorkingDays(5),
    most=Months(2),
)
OPINION_WITHIN: Final[Parameter[Term]] = Parameter(
    "opinion_within",
    Text("协办意见期限", "Co-handling unit's opinion"),
    Months(1),
    QD.article(24),
    least=Days(10),
    most=Months(2),
)
OPINION_AGAIN_WITHIN: Final[Parameter[Term]] = Parameter(
    "opinion_again_within",
    Text("重新提出协办意见期限", "Opinion asked for again"),
    WorkingDays(5),
    CQ.article(20),
    least=Days(3),
    most=Days(30),
)
COUNTERSIGN_WITHIN: Final[Parameter[Term]] = Parameter(
    "countersign_within",
    Text("会签答复稿期限", "Countersignature of the drafted reply"),
    WorkingDays(5),
    Custom(Text("会签应当及时办理", "countersigning is done soon")),
    least=Days(1),
    most=WorkingDays(15),
)
EVALUATE_WITHIN: Final[Parameter[Term]] = Parameter(
    "evaluate_within",
    Text("代表评价期限", "Deputy's evaluation"),
    WorkingDays(20),
    CQ.article(27),
    least=WorkingDays(5),
    most=Months(2),
)
REHANDLE_WITHIN: Final[Parameter[Term]] = Parameter(
    "rehandle_within",
    Text("重新办理期限", "Re-handling"),
    Months(1),
    ZJ.article(24),
    least=Days(10),
    most=Months(2),
)
DECIDE_EXTENSION_WITHIN: Final[Parameter[Term]] = Parameter(
    "decide_extension_within",
    Text("审批延期申请期限", "Decision on an extension"),
    WorkingDays(5),
    Custom(Text("延期申请应当及时答复", "requests for extension are decided soon")),
    least=Days(1),
    most=WorkingDays(15),
)
VISIT_SHARE: Final[Parameter[int]] = Parameter(
    "visit_share",
    Text("回访比例（百分比）", "Share of closed suggestions that are visited, in per cent"),
    10,
    Custom(Text("按一定比例回访已办结的建议", "a share of closed suggestions is visited")),
    least=1,
    most=100,
)

PARAMETERS: Final = (
    VISIT_SHARE,
    HAND_OVER_WITHIN,
    RETURN_WITHIN,
    REASSIGN_WITHIN,
    CONTACT_WITHIN,
    OPINION_WITHIN,
    OPINION_AGAIN_WITHIN,
    COUNTERSIGN_WITHIN,
    EVALUATE_WITHIN,
    REHANDLE_WITHIN,
    DECIDE_EXTENSION_WITHIN,
)
