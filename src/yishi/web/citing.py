"""Articles as files abbreviate them (OL 46, 47; CQ-SUG 13.2), written out as an official letter cites them."""

from __future__ import annotations

import re
from typing import Final

from yishi.kernel.text import Text, join
from yishi.statutes import ALL as LAWS

_BY_CODE: Final = {law.code: law for law in LAWS}
_PLACE: Final = re.compile(r"(?:(?P<law>[A-Z]+(?:-[A-Z]+)*) )?(?P<article>\d+)(?:\.(?P<paragraph>\d+))?")


def cited(said: str) -> Text:
    """The articles in full; words that are no abbreviation of ours stay as they are.

    >>> cited("OL 46, 47").zh, cited("县人大常委会办法第十条").zh
    ('《地方组织法》第四十六条；《地方组织法》第四十七条', '县人大常委会办法第十条')
    """
    found, law = [], None
    for part in re.split(r"[;,] ", said):
        match = _PLACE.fullmatch(part)
        law = _BY_CODE.get(match["law"]) if match and match["law"] else law
        if match is None or law is None:
            return Text(said, said)
        paragraph = int(match["paragraph"]) if match["paragraph"] else None
        found.append(law.article(int(match["article"]), paragraph).text)
    return join(Text("；", "; "), found)
