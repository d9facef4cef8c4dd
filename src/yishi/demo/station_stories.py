"""What residents said at the stations in a year, and what became of it, each as somebody does it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from yishi.congress.stations import resident_office
from yishi.demo.leads import DEPUTY
from yishi.demo.play import BEGUN, SEED, hours_of
from yishi.demo.source import SECTORS
from yishi.demo.story import Event
from yishi.record.station_requests import PROCEDURE, request_at
from yishi.rulebook.station_requests import receipts

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.demo.people import Cast
    from yishi.demo.stations import Post, Posts


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A photograph as a resident's telephone might send it, made anew as every one is."""

    name: str

    @property
    def content(self) -> bytes:
        """A small JPEG: a path, a bank, a dark stain."""
        picture = Image.new("RGB", (480, 360), "#9fb3ba")
        draw = ImageDraw.Draw(picture)
        draw.rectangle((0, 210, 480, 360), fill="#77806b")
        draw.polygon([(180, 360), (300, 360), (262, 210), (232, 210)], fill="#b9b2a1")
        draw.ellipse((200, 262, 330, 322), fill="#33372f")
        out = BytesIO()
        picture.save(out, "JPEG", quality=70)
        return out.getvalue()


class Telling:
    """Builds the events of one request; ``now`` moves forward with each of them."""

    def __init__(self, row: dict[str, Any], key: str, posts: Posts, cast: Cast) -> None:
        self.row, self.key, self.cast, self.posts = row, key, cast, posts
        self.post: Post = posts.by_town[row["town"]]
        self.hours = hours_of(key)
        self.now = self.hours.moment(self.hours.on_or_after(date.fromisoformat(row["day"])))
        self.events: list[Event] = []
        self.code = receipts.written(hashlib.sha256(f"{SEED}:{key}".encode()).digest())
        self.used = 0
        place = next((n for n, seat in enumerate(self.post.seats) if seat.row.name == DEPUTY), 0)
        given = row.get("by", 1 + int(hashlib.sha256(key.encode()).hexdigest(), 16) % 8)
        self.deputy = self.post.seats[place if given == "demo" else given].office

    def wait(self, least: int, most: int | None = None) -> None:
        """Let some working days pass."""
        days = self.hours.chance.randint(least, most or least)
        self.now = self.hours.moment(self.hours.shifted(self.now.date(), days))

    def do(self, act: str, office: Office, **facts: Any) -> None:
        """The next act, on the request."""
        self._add(self.key, act, office, facts, PROCEDURE)

    def on_suggestion(self, act: str, office: Office, **facts: Any) -> None:
        """The next act, on the suggestion that was made of it."""
        self._add(f"{self.key}{BEGUN}", act, office, facts, "suggestion")

    def by_resident(self, act: str, **facts: Any) -> None:
        """The resident's own act, with the receipt."""
        facts["proof"] = receipts.link(self.code, self.used)
        self.used += 1
        self.do(act, resident_office(self.cast.place.congress, self.now.date()), **facts)

    def _add(self, story: str, act: str, office: Office, facts: dict[str, Any], procedure: str) -> None:
        self.now = self.hours.soon(self.now)
        event = Event(self.now, story, len(self.events), act, office, lambda _: facts, procedure=procedure)
        self.events.append(event)

    def receive(self) -> None:
        """By the resident, or by the station for somebody who came."""
        row, day = self.row, self.now.date()
        said = {"channel": row["channel"], "text": row["text"], "sector": SECTORS[row["sector"]].value}
        said |= {"publish": True} if row.get("publish") else {}
        # Nobody leaves a name here: what is sealed is salted by chance, and the play is the same each time.
        online = row["channel"] == "online"
        writer = resident_office(self.cast.place.congress, day) if online else self.post.staff
        photos = (Snapshot("照片1.jpg"),) if row.get("photo") else ()
        self.now = self.hours.soon(self.now)
        facts: Any = lambda _: request_at(self.post.station, said, self.code, day)  # noqa: E731 - asked when it is played
        event = Event(self.now, self.key, 0, "receive_request", writer, facts, procedure=PROCEDURE, papers=photos)  # type: ignore[arg-type]  # a snapshot is a sheet: a name and its content
        self.events.append(event)

    def take_up(self) -> None:
        """By a deputy who has time, or by the one whom the staff ask."""
        self.wait(1, 3)
        if self.hours.chance.random() < 0.35:  # noqa: PLR2004
            self.do("assign_deputy", self.post.staff, deputy=self.deputy.person_id)
        else:
            self.do("take_up", self.deputy)

    def evaluate(self) -> None:
        """By the resident, or told to whoever asks; then published where that was agreed to."""
        row = self.row
        said = {"helped": row["helped"], **({"remark": row["remark"]} if "remark" in row else {})}
        self.wait(2, 9)
        if row["channel"] == "online":
            self.by_resident("evaluate_answer", **said)
        else:
            self.do("hear_evaluation", self.post.staff, asked="phone", **said)
        if row.get("erase"):
            self.wait(3)
            self.by_resident("erase_identity")
        if row.get("publish"):
            self.wait(1, 4)
            words = row.get("published", row["text"])
            self.do("publish_request", self.post.staff, text=words, no_identity=True)
