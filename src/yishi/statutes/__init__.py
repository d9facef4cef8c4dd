"""The laws cited here: title, dated text, the articles used, the numbers they fix.

One module each; the Local Organic Law has a second one, `organic_offices`.
"""

from typing import Final

from yishi.kernel.citation import Law
from yishi.statutes.archives_law import ARCHIVES_LAW
from yishi.statutes.assessors_law import ASSESSORS_LAW
from yishi.statutes.budget_law import BUDGET_LAW
from yishi.statutes.chongqing_appointments import CHONGQING_APPOINTMENTS
from yishi.statutes.chongqing_oath import CHONGQING_OATH
from yishi.statutes.chongqing_rules import CHONGQING_RULES
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS
from yishi.statutes.civil_code import CIVIL_CODE
from yishi.statutes.constitution import CONSTITUTION
from yishi.statutes.courts_law import COURTS_LAW
from yishi.statutes.deputies_law import DEPUTIES_LAW, DEPUTIES_LAW_2015
from yishi.statutes.electoral_law import ELECTORAL_LAW
from yishi.statutes.guangdong_appointments import GUANGDONG_APPOINTMENTS
from yishi.statutes.judges_law import JUDGES_LAW
from yishi.statutes.oath_decision import OATH_DECISION
from yishi.statutes.organic_law import ORGANIC_LAW
from yishi.statutes.oversight_law import OVERSIGHT_LAW
from yishi.statutes.personal_information_law import PERSONAL_INFORMATION_LAW
from yishi.statutes.petition_regulations import PETITION_REGULATIONS
from yishi.statutes.procuratorates_law import PROCURATORATES_LAW
from yishi.statutes.procurators_law import PROCURATORS_LAW
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS
from yishi.statutes.secrecy_law import SECRECY_LAW
from yishi.statutes.supervision_law import SUPERVISION_LAW
from yishi.statutes.zhejiang_decisions import ZHEJIANG_DECISIONS
from yishi.statutes.zhejiang_rules import ZHEJIANG_RULES
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS

ALL: Final[tuple[Law, ...]] = (
    CONSTITUTION,
    ORGANIC_LAW,
    DEPUTIES_LAW,
    DEPUTIES_LAW_2015,
    OVERSIGHT_LAW,
    ELECTORAL_LAW,
    BUDGET_LAW,
    SUPERVISION_LAW,
    COURTS_LAW,
    PROCURATORATES_LAW,
    JUDGES_LAW,
    PROCURATORS_LAW,
    ASSESSORS_LAW,
    OATH_DECISION,
    CIVIL_CODE,
    SECRECY_LAW,
    PERSONAL_INFORMATION_LAW,
    ARCHIVES_LAW,
    PETITION_REGULATIONS,
    CHONGQING_SUGGESTIONS,
    ZHEJIANG_SUGGESTIONS,
    QINGDAO_SUGGESTIONS,
    ZHEJIANG_RULES,
    CHONGQING_RULES,
    CHONGQING_APPOINTMENTS,
    GUANGDONG_APPOINTMENTS,
    ZHEJIANG_DECISIONS,
    CHONGQING_OATH,
)
