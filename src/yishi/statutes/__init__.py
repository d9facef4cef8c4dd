"""The laws cited here, one module each: title, dated text, the articles used, the numbers they fix."""

from typing import Final

from yishi.kernel.citation import Law
from yishi.statutes.archives_law import ARCHIVES_LAW
from yishi.statutes.chongqing_suggestions import CHONGQING_SUGGESTIONS
from yishi.statutes.civil_code import CIVIL_CODE
from yishi.statutes.deputies_law import DEPUTIES_LAW, DEPUTIES_LAW_2015
from yishi.statutes.electoral_law import ELECTORAL_LAW
from yishi.statutes.organic_law import ORGANIC_LAW
from yishi.statutes.oversight_law import OVERSIGHT_LAW
from yishi.statutes.personal_information_law import PERSONAL_INFORMATION_LAW
from yishi.statutes.petition_regulations import PETITION_REGULATIONS
from yishi.statutes.qingdao_suggestions import QINGDAO_SUGGESTIONS
from yishi.statutes.secrecy_law import SECRECY_LAW
from yishi.statutes.zhejiang_suggestions import ZHEJIANG_SUGGESTIONS

ALL: Final[tuple[Law, ...]] = (
    ORGANIC_LAW,
    DEPUTIES_LAW,
    DEPUTIES_LAW_2015,
    OVERSIGHT_LAW,
    ELECTORAL_LAW,
    CIVIL_CODE,
    SECRECY_LAW,
    PERSONAL_INFORMATION_LAW,
    ARCHIVES_LAW,
    PETITION_REGULATIONS,
    CHONGQING_SUGGESTIONS,
    ZHEJIANG_SUGGESTIONS,
    QINGDAO_SUGGESTIONS,
)
