"""The decision on the constitutional oath (关于实行宪法宣誓制度的决定), text of 2018.

It numbers its parts 一、二、…, cited here as articles. Only excerpts of it were read: no other part is cited.
"""

from datetime import date
from typing import Final

from yishi.kernel.citation import Law
from yishi.kernel.text import Text

OATH_DECISION: Final = Law(
    "OATH",
    Text("关于实行宪法宣誓制度的决定", "Oath Decision"),
    Text(
        "全国人民代表大会常务委员会关于实行宪法宣誓制度的决定",
        "Decision of the Standing Committee of the National People's Congress on the Constitutional Oath",
    ),
    version=date(2018, 2, 24),
    in_force=date(2018, 3, 12),
)

# Officials elected or appointed by congresses, standing committees and other organs swear in public on taking office.
WHO: Final = OATH_DECISION.article(1)
# The words of the oath.
WORDING: Final = OATH_DECISION.article(2)
# The standing committees of the provinces lay down how it is arranged locally.
LOCAL_RULES: Final = OATH_DECISION.article(9)
