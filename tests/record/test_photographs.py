"""Photographs: made anew, so that place and camera stay with whoever took them, and no file is a trap."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.at_station import GPS, photograph
from yishi.kernel.refusal import BadFacts
from yishi.record.photographs import LONGEST_SIDE, MOST_BYTES, reduced


def opened(content):
    return Image.open(BytesIO(content))


def bomb(width, height):
    """A PNG of a few bytes that says it is vast."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body


def test_where_and_with_what_it_was_taken_is_gone():
    content = photograph()
    made = reduced(content, "IMG_2031.jpg")

    assert GPS in content
    assert GPS not in made
    assert dict(opened(made).getexif()) == {}


def test_it_stands_upright():
    assert opened(reduced(photograph((640, 480)), "a.jpg")).size == (480, 640)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_whatever_it_was_it_becomes_a_jpeg_of_moderate_size(kind):
    made = opened(reduced(photograph((5000, 3000), kind), "a"))

    assert (made.format, max(made.size)) == ("JPEG", LONGEST_SIDE)


def test_what_is_transparent_becomes_white():
    out = BytesIO()
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(out, "PNG")

    assert opened(reduced(out.getvalue(), "a.png")).getpixel((15, 15)) == (255, 255, 255)


@pytest.mark.parametrize(("width", "height"), [(6000, 6000), (20000, 20000), (60000, 60000)])
def test_a_bomb_is_not_unpacked(width, height):
    with pytest.raises(BadFacts, match="尺寸过大") as refusal:
        reduced(bomb(width, height), "小图.png")
    assert refusal.value.field == "photos"


def gif():
    out = BytesIO()
    Image.new("P", (3, 3)).save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00" + bytes(300), b"<svg xmlns='http://www.w3.org/2000/svg'/>", photograph()[:900], gif()],
    ids=["empty", "program", "svg", "cut off", "of another kind"],
)
def test_what_is_no_picture_or_a_broken_one_is_refused(content):
    with pytest.raises(BadFacts, match="不是可以打开的图片"):
        reduced(content, "照片.jpg")


def test_what_is_too_large_is_not_even_looked_at():
    with pytest.raises(BadFacts, match="超过15MB"):
        reduced(bytes(MOST_BYTES + 1), "照片.jpg")
