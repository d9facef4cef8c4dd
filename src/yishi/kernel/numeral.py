"""Whole numbers in Chinese, as statutes write them."""

from __future__ import annotations

import cn2an


def chinese(n: int) -> str:
    """51 as 五十一. Statutes write 第十条 and 第十五条, never 第一十条."""
    numeral: str = cn2an.an2cn(n, "low")
    return numeral.removeprefix("一") if numeral.startswith("一十") else numeral
