"""Whatever is changed, removed or inserted in a chain is found, and named."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yishi.kernel.chain import (
    GENESIS,
    Algorithm,
    Broken,
    Intact,
    canonical,
    check_links,
    digest,
    entry_hash,
    linker,
    read,
)
from yishi.kernel.text import Text

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
BOTH: list[Algorithm] = ["sha256", "sm3"]
Link = tuple[bytes, str, str]


def chain(bodies: list[bytes], algorithm: Algorithm = "sha256") -> list[Link]:
    links, head = [], GENESIS
    for body in bodies:
        link = entry_hash(body, head, algorithm)
        links.append((body, head, link))
        head = link
    return links


def test_canonical_json_is_sorted_without_spaces_in_utf8() -> None:
    assert (
        canonical({"乙": [1, True, None], "甲": "é\n", "a": {}}) == '{"a":{},"乙":[1,true,null],"甲":"é\\n"}'.encode()
    )


@given(JSON)
def test_canonical_json_round_trips(value: Any) -> None:
    assert json.loads(canonical(value)) == value
    assert read(canonical(value)) == value


@given(st.dictionaries(TEXT, JSON, max_size=6), st.randoms())
def test_canonical_json_does_not_depend_on_the_order_of_keys(value: dict[str, Any], random: Any) -> None:
    keys = list(value)
    random.shuffle(keys)

    assert canonical({key: value[key] for key in keys}) == canonical(value)


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (1.5, "the value: float"),
        ({"facts": {"amounts": [1, 2.5]}}, r"facts\.amounts\[1\]: float"),
        ({"on": date(2026, 3, 1)}, "on: date"),
        ({"ids": (1, 2)}, "ids: tuple"),
        ([b"x"], r"\[0\]: bytes"),
        ({1: "x"}, "the value: key 1 is not text"),
        ({"facts": {None: "x"}}, "facts: key None is not text"),
    ],
)
def test_what_json_cannot_keep_is_refused_by_its_path(value: object, complaint: str) -> None:
    with pytest.raises(TypeError, match=complaint):
        canonical(value)


def test_a_subclass_is_refused_since_json_would_lose_it() -> None:
    class Money(int):
        pass

    with pytest.raises(TypeError, match="amount: Money"):
        canonical({"amount": Money(5)})


def test_an_integer_that_other_readers_would_round_is_refused() -> None:
    assert canonical(2**53 - 1) == b"9007199254740991"
    with pytest.raises(ValueError, match="n: 9007199254740992 is too large"):
        canonical({"n": 2**53})
    with pytest.raises(ValueError, match="too large"):
        canonical(-(2**53))


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character"):
        canonical({"name": "\ud800"})


@pytest.mark.parametrize("body", [b'{"b":1,"a":2}', b'{"a": 1}', b'{"a":"\\u7532"}', b'{"a":1,"a":1}'])
def test_a_body_spelt_otherwise_is_not_read(body: bytes) -> None:
    with pytest.raises(ValueError, match="not in the canonical spelling"):
        read(body)


def test_the_digests_are_those_of_the_standards() -> None:
    assert digest(b"abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    # GB/T 32905-2016, annex A.1.
    assert digest(b"abc", "sm3").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_an_entry_hash_can_be_recomputed_by_hand() -> None:
    by_hand = hashlib.sha256(b"yishi entry 1 sha256\n" + bytes(32) + b'{"act":"submit"}').hexdigest()

    assert entry_hash(b'{"act":"submit"}') == by_hand


def test_an_entry_hash_is_not_the_bare_digest_nor_that_of_the_other_algorithm() -> None:
    hashes = {entry_hash(b"x"), entry_hash(b"x", algorithm="sm3"), digest(b"x").hex()}

    assert len(hashes) == 3


def test_an_algorithm_of_another_name_is_refused() -> None:
    with pytest.raises(KeyError):
        entry_hash(b"x", algorithm="md5")  # type: ignore[arg-type]


@pytest.mark.parametrize("algorithm", BOTH)
@given(bodies=st.lists(st.binary(max_size=20), max_size=8))
def test_a_chain_left_alone_is_intact(algorithm: Algorithm, bodies: list[bytes]) -> None:
    links = chain(bodies, algorithm)

    assert check_links(links, algorithm) == Intact(len(links), links[-1][2] if links else GENESIS)


@given(st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=6), st.data())
def test_a_change_of_any_byte_is_found_where_it_is(bodies: list[bytes], data: st.DataObject) -> None:
    links = chain(bodies)
    at = data.draw(st.integers(0, len(links) - 1))
    changed = bytearray(links[at][0])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    links[at] = (bytes(changed), *links[at][1:])

    found = check_links(links)

    assert isinstance(found, Broken)
    assert found.position == at + 1
    assert found.why.zh == f"第{at + 1}条记录的内容与其摘要不符：内容或者摘要被改动"


@given(st.integers(1, 63), st.sampled_from([1, 2]), st.integers(0, 3))
def test_a_changed_hash_is_found(digit: int, column: int, at: int) -> None:
    links: list[Any] = [list(link) for link in chain([b"1", b"2", b"3", b"4"])]
    old = links[at][column]
    links[at][column] = old[:digit] + ("0" if old[digit] != "0" else "1") + old[digit + 1 :]

    found = check_links(tuple(link) for link in links)

    assert isinstance(found, Broken)
    assert found.position == at + 1


def test_a_body_changed_with_its_own_hash_breaks_the_next_link() -> None:
    links = chain([b"1", b"2", b"3"])
    links[1] = (b"two", links[1][1], entry_hash(b"two", links[1][1]))

    assert check_links(links) == Broken(
        3,
        Text(
            "第3条记录与前一条不衔接：其间有记录被删除、插入或者调换",
            "entry 3 does not follow the one before: an entry was removed, inserted or exchanged",
        ),
    )


@pytest.mark.parametrize(
    ("order", "position"),
    [([1, 2, 3], 1), ([0, 2, 3], 2), ([0, 2, 1, 3], 2), ([0, 1, 1, 2], 3), ([0, 1, 3], 3)],
)
def test_a_link_removed_exchanged_or_repeated_is_found(order: list[int], position: int) -> None:
    links = chain([b"0", b"1", b"2", b"3"])

    found = check_links(links[at] for at in order)

    assert isinstance(found, Broken)
    assert found.position == position


def test_checking_stops_at_the_first_broken_link() -> None:
    rest = iter([*chain([b"1"]), (b"x", GENESIS, GENESIS), (b"never", "read", "")])

    check_links(rest)

    assert next(rest) == (b"never", "read", "")


@pytest.mark.parametrize("algorithm", BOTH)
def test_the_quick_way_through_a_chain_gives_the_same_hashes(algorithm: Algorithm) -> None:
    link = linker(algorithm)(bytes.fromhex(GENESIS), b"{}")

    assert link.hex() == entry_hash(b"{}", GENESIS, algorithm)
