"""The faces that GB/T 9704 asks for, and what stands in for those that nobody may give away."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import typst
from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

_SPARE: Final = "Noto Sans CJK SC"
# The first that is there is used. 小标宋 and 仿宋_GB2312 are sold with licences of their own, so that we cannot
# give them away: whoever has them puts them into the folder of fonts.
_WANTED: Final = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "FZXBSJW", "方正小标宋简体", "STZhongsong"),
    "fang": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "FZFangSong-Z02", "STFangsong"),
    "kai": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "FZKai-Z03", "STKaiti"),
    "hei": ("SimHei", "FZHei-B01", "STHeiti"),
    "song": ("SimSun", "FZShuSong-Z01", "STSong"),
    "mono": ("Noto Sans Mono CJK SC",),
}
# What is told from the text around it by its weight.
_HEAVY: Final = frozenset({"title", "hei"})


@lru_cache(maxsize=4)
def fonts(folder: Path) -> typst.Fonts:
    """The fonts in a folder, beside those that come with us. The machine's own are not asked: paper looks alike."""
    shipped = str(files("noto_cjk_sans_otc"))
    own = [str(folder)] if folder.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*own, shipped])


def faces() -> dict[str, dict[str, object]]:
    """For each face the families to set it in, and whether it is to be made heavier than the one found."""
    there = set(fonts(settings.FONTS).families())
    chosen = {}
    for name, wanted in _WANTED.items():
        found = next((family for family in wanted if family in there), None)
        families = [found, _SPARE] if found else [_SPARE]
        chosen[name] = {"family": families, "heavier": found is None and name in _HEAVY}
    return chosen
