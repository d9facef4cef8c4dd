"""Photographs that residents send: made anew from their pixels alone, so that nothing else is kept of them."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text

MOST_BYTES: Final = 15 * 1024 * 1024
# A telephone's largest JPEG is decoded at a fraction of its size; what is unpacked whole must be smaller.
MOST_PIXELS: Final = {"JPEG": 120_000_000, "MPO": 120_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
LONGEST_SIDE: Final = 2048
_QUALITY: Final = 82
_MEND: Final = Text("请重新拍摄或者换一张 JPG、PNG 图片", "Take it again, or choose another JPG or PNG")


def reduced(content: bytes, name: str) -> bytes:
    """The picture as a JPEG of moderate size, without place, camera or anything else that came with it.

    Raises BadFacts, on the field `photos`, for what is no picture, broken, or too large to open safely.
    """
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024 // 1024
        raise _bad(Text("“{name}”超过{most}MB", "“{name}” is above {most} MB").format(name=name, most=most))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _made_anew(content, name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(name) from error
    # What a broken file makes of a decoder is not to be foreseen kind by kind.
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        reason = Text("“{name}”不是可以打开的图片", "“{name}” cannot be opened as a picture")
        raise _bad(reason.format(name=name)) from error


def _made_anew(content: bytes, name: str) -> bytes:
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > MOST_PIXELS[picture.format or ""]:
            raise _too_large(name)
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        flat = Image.new("RGB", upright.size, "white")
        shape = upright.convert("RGBA")
        flat.paste(shape, mask=shape)
    out = BytesIO()
    flat.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _bad(reason: Text) -> BadFacts:
    return BadFacts(reason, "photos", _MEND)


def _too_large(name: str) -> BadFacts:
    return _bad(Text("“{name}”尺寸过大", "“{name}” has too many pixels").format(name=name))
