"""What a county may settle for itself about votes."""

from typing import Any, Final

from yishi.kernel.citation import Custom
from yishi.kernel.parameter import Parameter
from yishi.kernel.text import Text
from yishi.statutes import chongqing_appointments as cq_app

SEALED_ALLOWED: Final[Parameter[bool]] = Parameter(
    "sealed_ballots_allowed",
    Text("允许使用电子密封选票", "Sealed ballots by device are allowed"),
    default=False,
    basis=Custom(
        Text(
            "国家法律没有规定电子方式的无记名投票，本省规定允许的方可使用",
            "no national law speaks of secret ballots by device: they need a rule of the province",
        )
    ),
    least=False,
    most=True,
)
SECRET_APPOINTMENTS: Final[Parameter[bool]] = Parameter(
    "appointments_secret",
    Text("人事任免采用无记名方式", "Appointments and removals are by secret ballot"),
    default=True,
    basis=cq_app.WAY_OF_VOTING,
    least=False,
    most=True,
)
SATISFIED_PERCENT: Final[Parameter[int]] = Parameter(
    "satisfied_percent",
    Text("测评为“满意”所需满意票比例（%）", "Share of “satisfied” for the verdict satisfied (%)"),
    67,
    Custom(Text("满意票达到三分之二为满意", "two thirds satisfied makes satisfied")),
    least=50,
    most=100,
)
BASICALLY_PERCENT: Final[Parameter[int]] = Parameter(
    "basically_satisfied_percent",
    Text("测评为“基本满意”所需满意、基本满意票比例（%）", "Share of both for the verdict basically satisfied (%)"),
    50,
    Custom(Text("满意和基本满意票达到半数为基本满意", "half of both makes basically satisfied")),
    least=50,
    most=100,
)
TEST_OF_ALL: Final[Parameter[bool]] = Parameter(
    "test_counts_all_members",
    Text("测评比例按全体组成人员计算（否则按有效票）", "Tests are counted of all members (else of valid ballots)"),
    default=False,
    basis=Custom(Text("测评比例一般按有效票计算", "shares are usually of the valid ballots")),
    least=False,
    most=True,
)

PARAMETERS: Final[tuple[Parameter[Any], ...]] = (
    SEALED_ALLOWED,
    SECRET_APPOINTMENTS,
    SATISFIED_PERCENT,
    BASICALLY_PERCENT,
    TEST_OF_ALL,
)
