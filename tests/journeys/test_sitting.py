"""A meeting of the standing committee: five members on five pages, a clerk, and the screen on the wall."""

import runpy
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import WIDE

pytestmark = pytest.mark.browser

MEETING = "常委会第四十次会议"
DECISION = "关于召开县第十八届人民代表大会第六次会议的决定"
ROLES = ("chairperson", "member", "member2", "member3", "member4")
TELLERS = ("韦春燕", "任江华", "李晓燕")
verify = runpy.run_path(str(Path(__file__).resolve().parents[2] / "verifier" / "verify_ballots.py"))["verify"]


@pytest.fixture
def room(enter, new_page):
    """Everybody's page at the meeting, by role; and the wall."""
    people = {role: enter(role, phone=role != "chairperson").page for role in ROLES}
    first = people["chairperson"]
    first.goto("/c/999101/matters/standing_committee_meeting/")
    first.get_by_role("link", name=MEETING).click()
    first.get_by_role("link", name="我的席位").click()
    address = first.url
    for page in people.values():
        page.goto(address)
        page.get_by_role("button", name="签到").click()
        expect(page.locator("#mine")).to_contain_text("您已签到")
    wall = new_page(**WIDE)
    wall.goto(address.replace("place", "wall"))
    return people | {"wall": wall}


def conduct(room, title, **given):
    """The chairperson does an act from the own place, and is back there."""
    page = room["chairperson"]
    page.goto(room_address(page))
    page.get_by_role("link", name=title, exact=True).click()
    for name, value in given.items():
        field = page.locator(f"[name={name}]")
        if isinstance(value, tuple):
            for person in value:
                page.locator("main form label", has_text=person).first.click()
        elif field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value={value}]").check()
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form button.primary").click()
    expect(page.locator("#floor")).to_be_visible()


def room_address(page):
    """The place, from wherever the chairperson is."""
    known = page.evaluate("() => sessionStorage.getItem('place')")
    if known is None:
        known = page.url
        page.evaluate("(url) => sessionStorage.setItem('place', url)", known)
    return known


def begin(room, item, count="22"):
    """Open, choose tellers, adopt the agenda, take an item up."""
    conduct(room, "宣布开会")
    conduct(room, "推选监票人、计票人", persons=TELLERS)
    conduct(room, "通过议程", in_favour=count)
    conduct(room, "进行议程", topic=item)


def test_a_vote_by_device_is_seen_on_the_wall_and_computed_of_all_members(room, shoot):
    wall = room["wall"].locator("#room")
    expect(wall).to_contain_text("22")
    begin(room, "2")
    conduct(room, "付表决", subject="2", way="named")
    expect(wall).to_contain_text(DECISION)
    shoot(room["member"], "place-phone")

    for role in ROLES:
        page = room[role]
        page.locator(".mark.is-for").click()
        expect(page.locator("#mine")).to_contain_text("您已表决")
    expect(wall).to_contain_text("已表决 5 人")
    room["member"].locator(".mark.is-against").click()
    expect(room["member"].locator(".mark.is-against")).to_have_attribute("aria-pressed", "true")

    conduct(room, "截止表决")
    conduct(room, "宣布表决结果")
    expect(wall).to_contain_text("未通过")
    expect(wall).to_contain_text("反对（1）：李光泽")
    shoot(room["wall"], "wall")


def test_a_sealed_ballot_is_made_on_five_devices_and_opened_by_two_scrutineers(room, shoot):
    begin(room, "3")
    conduct(room, "付无记名投票", subject="3", way="sealed")
    for role in ROLES:
        page = room[role]
        page.reload()
        page.get_by_role("link", name="登记投票设备").click()
        done(page, "bring_device_key")
    ballot = room["member"].url
    conduct(room, "固定投票清单")
    for step in ("bring_box_key", "share_key", "confirm_share"):
        for role in ROLES[2:]:
            done(room[role], step)
    conduct(room, "开始投票")
    shoot(room["member2"], "ballot-key")
    for role, choice in zip(ROLES, "00120", strict=True):
        cast(room[role], ballot, choice, audited=role == "member")
    shoot(room["member"], "ballot-receipt")
    tracker = room["member"].locator("[data-tracker]").inner_text()
    conduct(room, "截止投票")
    for role in ROLES[2:4]:
        done(room[role], "open_total")
    conduct(room, "宣布表决结果")

    row = room["chairperson"].locator(".floor-result tbody tr")
    expect(row).to_contain_text("未通过")  # 3 of 27
    told = room["wall"].request.get(f"{ballot}bundle.json").json()
    assert told["counts"] == [[3, 1, 1]]
    assert verify(told)[1] == told["counts"]
    finds_the_ballot(room["member"], ballot, tracker, shoot)


def finds_the_ballot(page, ballot, tracker, shoot):
    """From the vote's page to the numbers of the ballots counted: the voter's is among them."""
    page.bring_to_front()  # a page behind others does not scroll to what is clicked
    page.goto(ballot.replace("/ballot/", "/m/"))
    expect(page.locator(".floor-result")).to_contain_text("未通过")
    shoot(page, "vote-page-phone")
    page.get_by_role("link", name="查找我的选票编号").click()
    expect(page.locator(".trackers li")).to_have_count(5)
    page.get_by_role("searchbox", name="选票编号").fill(tracker)
    page.locator("main").get_by_role("button", name="查找").click()
    expect(page.locator("main")).to_contain_text("找到了")
    expect(page.locator(".trackers li")).to_have_text([tracker])
    shoot(page, "trackers-phone")


def done(page, act):
    """Press the button of a step, and wait until it is entered."""
    section = page.locator(f"[data-act={act}]")
    section.locator("button").click(timeout=15_000)
    expect(section).to_be_hidden(timeout=15_000)


def cast(page, ballot, choice, *, audited):
    """Seal and cast a ballot; one is audited first, and thrown away."""
    page.goto(ballot)
    page.locator(f"input[name=q1][value='{choice}']").check()
    if audited:
        page.get_by_role("button", name="验票").click()
        expect(page.locator("[data-say]")).to_contain_text("验票无误", timeout=15_000)
    page.get_by_role("button", name="加密并投出").click()
    expect(page.locator("[data-receipt]")).to_be_visible(timeout=15_000)
