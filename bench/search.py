"""How quickly the search page comes: rare and common words, names, numbers, with filters, for whom."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from random import Random
from statistics import median, quantiles

from county import County, life
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from fill import FIRST, TEMPLATES, fill

from yishi.congress.models import Account, Office, Person, Unit
from yishi.demo.source import county as demo_county
from yishi.demo.source import items
from yishi.record.models import Cursor, Matter
from yishi.search.asking import ask
from yishi.search.finding import find
from yishi.search.following import FOLLOWER, index
from yishi.search.marks import ERA_MARK, Filters, era_mark, viewer_marks
from yishi.search.models import Passage, Place, bag_of
from yishi.search.passages import NAME
from yishi.search.words import number_tokens
from yishi.web import urls
from yishi.web.sight import actor

INDEX = import_module("yishi.search.migrations.0001_passages")
VISITS = 40
BATCH = 4000
INDEXED = 2000  # matters indexed from their entries, to tell how long that takes
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高", "明华军芳丽强敏静磊洋艳勇杰娟涛超霞平刚桂"
RARE = "鳗鲡养殖尾水"


class Speaking(County):
    """A county whose people have names and whose suggestions are mixed from the demonstration's sentences."""

    def __init__(self) -> None:
        self.titles = [item.title for item in items()]
        said = "".join(f"{item.text}\n{item.reply}" for item in items())
        self.sentences = [one for one in re.findall(r"[^。；\n]+[。；]", said) if len(one) > 12]
        super().__init__()
        chance = Random(8)
        units = [unit.name for unit in demo_county().unit]
        for one, name in zip(self.units, units, strict=False):
            Unit.objects.filter(pk=one.pk).update(name=name)
        for one in self.deputies:
            name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))
            Person.objects.filter(pk=one.person_id).update(name=name)

    def words(self, chance: Random, times: int) -> str:
        """So many sentences, of whatever suggestions."""
        return "".join(chance.choices(self.sentences, k=times))

    def title(self, chance: Random) -> str:
        """The title of some suggestion."""
        return chance.choice(self.titles)


def measure(size: int) -> dict[str, object]:
    """Fill a record and the index to ``size`` matters, and look for things in them."""
    county = Speaking()
    _rare(county)
    fill(county, size)
    told = {"matters": size, "indexed_per_s": _indexed(county), "filled_s": _fill_index(county)}
    return {**told, **looked_for(county)}


def looked_for(county: County) -> dict[str, object]:
    """How quickly things are found in a record that is filled."""
    urls.urlpatterns.append(path("trivial/", lambda request: HttpResponse(f"{_signed_in(request)}")))
    told: dict[str, object] = {"passages": Passage.objects.count()}
    readers = _readers(county)
    told["pages"] = {f"{who}: {what}": _visited(*readers[who], address) for who, what, address in _asked(county)}
    told["trivial"] = _visited(*readers["clerk"], ["/trivial/"])
    told["looked"] = _looked(county)
    return told


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _rare(county: County) -> None:
    """One suggestion, the oldest, with words that stand in no other."""
    usual = county.words
    county.words = lambda chance, times: f"{usual(chance, times)}建议规范{RARE}排放。"
    for _ in life(county, FIRST, Random(1)):
        pass
    del county.words


# ------------------------------------------------------------------------------------------ filling the index


def _indexed(county: County) -> int:
    """Matters a second, indexed as the site does it."""
    matters = list(Matter.objects.order_by("-pk")[:INDEXED])
    started = time.perf_counter()
    for some in _batched(matters, 100):
        with transaction.atomic():
            index(county.congress, some, FIRST)
    taken = time.perf_counter() - started
    Passage.objects.all().delete()
    return round(len(matters) / taken)


def _fill_index(county: County) -> int:
    """Passages of every matter: of the first ones made, of the others copied, with their own places and numbers."""
    started = time.perf_counter()
    models = list(Matter.objects.order_by("pk")[: TEMPLATES + 1])
    with transaction.atomic():
        index(county.congress, models, FIRST)
    own = {one.pk: one for one in models}
    bags: dict[tuple[object, ...], list[tuple[Place, set[str]]]] = {}
    for key, bag in Passage.objects.order_by("pk").values_list("pk", "bag"):
        one = own[Place.of(key).matter]
        bags.setdefault(_likeness(one), []).append((Place.of(key), _common(one, bag)))
    _run(INDEX.UNDO_POSTGRESQL)
    copied = Matter.objects.filter(pk__gt=models[-1].pk).order_by("pk").iterator(BATCH)
    for some in _batched(copied, BATCH):
        rows = [row for one in some for row in _rows(one, bags[_likeness(one)])]
        with transaction.atomic():
            Passage.objects.bulk_create(rows, batch_size=300)
    _run(INDEX.POSTGRESQL)
    Cursor.objects.update_or_create(
        congress=county.congress, follower=FOLLOWER, defaults={"position": county.congress.last_position}
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE search_passage")
    return round(time.perf_counter() - started)


def _run(statements: Iterable[str]) -> None:
    """PostgreSQL's index is made at once when all is there: row by row takes it many times as long."""
    with connection.cursor() as cursor:
        for statement in statements if connection.vendor == "postgresql" else ():
            cursor.execute(statement)


def _batched(rows: Iterable[Matter], size: int) -> Iterator[list[Matter]]:
    rows = iter(rows)
    while some := list(islice(rows, size)):
        yield some


def _likeness(one: Matter) -> tuple[object, ...]:
    """What a copy has in common with the matter that it was made from."""
    return one.title, one.text, one.opened, one.stage, one.lead_deputy_id, one.lead_unit_id


def _own(one: Matter) -> set[str]:
    return {era_mark(one.pk)} | {NAME + word for word in number_tokens(one.series, one.number)}


def _common(one: Matter, bag: str) -> set[str]:
    assert ERA_MARK in bag
    return set(bag.split(" ")) - _own(one)


def _rows(one: Matter, likes: list[tuple[Place, set[str]]]) -> Iterator[Passage]:
    first = likes[0][0].matter  # of several alike, the first will do
    own = _own(one)
    for place, common in likes:
        if place.matter == first:
            key = Place(one.pk, place.seq, place.paper).key
            yield Passage(id=key, congress_id=one.congress_id, bag=bag_of(common | own))


# ------------------------------------------------------------------------------------------------- looking


def _readers(county: County) -> dict[str, tuple[Client, str]]:
    """Whoever looks, signed in, and the address of the page."""
    found = {"public": Client()}
    for who, held in {"clerk": county.clerk, "unit": county.heads[3], "deputy": county.deputies[5]}.items():
        account, _ = Account.objects.get_or_create(username=f"reader-{who}", defaults={"password": "!"})
        Person.objects.filter(pk=held.person_id).update(account=account)
        found[who] = Client()
        found[who].force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/c/{county.congress.code}/search/?q="
    return {who: (client, address) for who, client in found.items()}


def _questions() -> dict[str, list[str]]:
    chance = Random(4)
    names = list(Person.objects.filter(offices__kind="deputy").order_by("pk").values_list("name", flat=True)[:20])
    numbered = Matter.objects.filter(number__gt=0).order_by("pk")
    some = [numbered[chance.randrange(numbered.count())] for _ in range(10)]
    pairs = [("学校", "安全"), ("公路", "照明"), ("养老", "服务"), ("污水", "治理"), ("村民", "用水")]
    return {
        "a rare word": [RARE],
        "a word that is nowhere": ["珊瑚礁", "冰川"],
        "a common word": ["建议", "我局", "问题"],
        "a word": ["校车", "护栏", "路灯", "危桥", "水库"],
        "two words": [f"{one} {other}" for one, other in pairs],
        "four characters": ["农村公路", "饮用水源", "垃圾分类", "消防通道"],
        "a sentence": ["老旧小区加装电梯费用分摊", "农村留守儿童课后托管服务"],
        "a name": names,
        "a name's letters": ["wm", "liming", "zhanghua"],
        "a unit": ["交通运输局", "县教育局"],
        "a number": [f"{one.series}-{one.number}" for one in some],
        "第…号": [f"第{one.number}号" for one in some],
        "one character": ["路", "桥", "水"],
    }


def _asked(county: County) -> Iterator[tuple[str, str, list[str]]]:
    asked = _questions()
    unit = county.units[3].pk
    for what, words in asked.items():
        yield "clerk", what, words
    for what in ("a word", "two words"):
        yield "clerk", f"{what}, one year", [f"{one}&year=2024" for one in asked[what]]
        yield "clerk", f"{what}, one unit", [f"{one}&unit={unit}" for one in asked[what]]
        yield "clerk", f"{what}, from … to …", [f"{one}&from=2022-03-04&to=2023-09-20" for one in asked[what]]
        yield "clerk", f"{what}, in replies", [f"{one}&place=entry" for one in asked[what]]
    for who in ("unit", "deputy", "public"):
        for what in ("a rare word", "a common word", "a word", "two words", "a name", "a number"):
            yield who, what, asked[what]


def _visited(client: Client, address: str, words: list[str]) -> dict[str, object]:
    addresses = words if words[0].startswith("/") else [address + one for one in words]
    for one in addresses:  # warm
        client.get(one)
    walls, cpus = [], []
    for n in range(VISITS):
        cpu, started = time.process_time(), time.perf_counter()
        answer = client.get(addresses[n % len(addresses)])
        walls.append((time.perf_counter() - started) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        assert answer.status_code == 200, addresses[n % len(addresses)]
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(addresses[0])
    count = re.search(r"(?:列出|共) ([\d,]+) 件", answer.content.decode())
    return {
        "sql": len(statements),
        "cpu_ms": round(median(cpus), 1),
        "p50_ms": round(median(walls), 1),
        "p95_ms": round(quantiles(walls, n=20)[-1], 1),
        "found": count[1] if count else "0",
    }


def _looked(county: County) -> dict[str, float]:
    """The look into the index alone, as the clerk: milliseconds of our own processor time."""
    marks = viewer_marks(county.congress.pk, actor(Office.objects.get(pk=county.clerk.pk)))
    found = {}
    for what, words in _questions().items():
        cpus = []
        for n in range(VISITS):
            cpu = time.process_time()
            find(ask(words[n % len(words)]), marks, Filters())
            cpus.append((time.process_time() - cpu) * 1000)
        found[what] = round(median(cpus), 2)
    return found
