"""A liaison station to act at: open, staffed, with two deputies; and letters that residents write there.

place = make_station(make_cast())
matter = written(place)                  # a letter online, with its receipt place.code
"""

import uuid
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from PIL import Image

from tests.making import DAY, Cast, at_ten, perform_quickly
from yishi.congress.models import CongressTerm, Deputy, Office, Station
from yishi.congress.stations import engage_staff, open_station, station_deputies
from yishi.record.models import Matter
from yishi.record.station_requests import act_with_receipt, receive
from yishi.rulebook.station_requests import receipts

OPENED = date(2024, 1, 8)
TEXT = "东门街排水沟盖板断了三块，晚上没有路灯，希望尽快修好。"
ANSWER = "盖板已经更换，路灯同步接通，感谢您的反映。"
CODE = receipts.written(bytes(range(10)))
GPS = b"GPS-31.2304N-121.4737E"


@dataclass
class Place:
    """A station, and who is there."""

    cast: Cast
    station: Station
    staff: Office


def make_station(cast, name="东门代表联络站", slug="ab23cd45"):
    """A station where the cast's two deputies serve."""
    term, _ = CongressTerm.objects.get_or_create(
        congress=cast.congress, number=18, defaults={"begins": date(2022, 1, 1)}
    )
    people = [cast.deputy.person, cast.colleague.person]
    for one in people:
        Deputy.objects.get_or_create(
            congress=cast.congress, term=term, person=one, defaults={"elected_on": term.begins}
        )
    station = open_station(cast.congress, name, OPENED, address="东门街18号", hours="工作日9:00—17:00", slug=slug)
    station_deputies(station, people, OPENED)
    return Place(cast, station, engage_staff(station, "何晓岚", OPENED))


def written(place, day=DAY, code=CODE, office=None, **said):
    """A letter: online, or entered by an office."""
    usual = {"text": TEXT, "channel": "visit" if office else "online"}
    entry = receive(place.station, {**usual, **said}, code, on=day, at=at_ten(day), key=uuid.uuid4().hex, office=office)
    return Matter.objects.get(pk=entry.matter_id)


def in_hand(place, day=DAY, **said):
    """A letter that the cast's deputy has taken up."""
    matter = written(place, day, **said)
    perform_quickly("take_up", place.cast.deputy, day, None, matter)
    return matter


def answered(place, day=DAY, **said):
    """A letter answered by the cast's deputy."""
    matter = in_hand(place, day, **said)
    perform_quickly("answer_request", place.cast.deputy, day, {"text": ANSWER}, matter)
    return matter


def by_resident(place, matter, act, day=DAY, code=CODE, **said):
    """An act of whoever holds the receipt."""
    matter.refresh_from_db()
    return act_with_receipt(
        place.cast.congress, matter.label, code, act, said, on=day, at=at_ten(day), key=uuid.uuid4().hex
    )


def photograph(size=(640, 480), kind="JPEG"):
    """A picture as a telephone makes it: it tells where it was taken, and lies on its side."""
    picture = Image.new("RGB", size, "#8899aa")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = GPS.decode()
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()
