"""A bill by deputies in the browser: signed by ten, examined, decided, voted, carried out; another converted."""

import pytest
from playwright.sync_api import expect

from tests.journeys.hands import act, fill, send
from tests.journeys.test_on_behalf import attach, scanned
from yishi.congress.models import Congress, Office
from yishi.record.acts import Order, perform
from yishi.record.models import Matter
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock

pytestmark = pytest.mark.browser

TITLE = "关于加强农村饮水安全工程管护的议案"
WORDS = {
    "cause": "农村饮水工程建成后缺少管护，部分村时常断水。",
    "grounds": "全县集中供水工程一百二十处，有专人管护的不到一半。",
    "plan": "请大会作出决定，建立县级统管、乡镇协管、村级看护的管护制度。",
}
MINUTES = {"name": "主席团会议纪要.pdf"}


def minutes():
    return {**scanned(), **MINUTES}


def others(count, but):
    """Deputies who are not at a screen in this test."""
    congress = Congress.objects.get()
    held = Office.objects.held_on(clock.today(congress)).filter(congress=congress, kind=OfficeKind.DEPUTY)
    return list(held.exclude(person__name__in=but).select_related("person").order_by("pk")[:count])


def sign(matter, offices):
    """Each of them confirms."""
    for office in offices:
        at = clock.now(office.congress)
        on = clock.today(office.congress)
        perform(Order(act="cosign_bill", office=office, on=on, at=at, key=f"signed-{office.pk}", matter=matter.pk))


def drafted(enter):
    """The deputy drafts a bill on the phone and invites nine others; eight have signed."""
    deputy = enter("deputy", phone=True).follow("写议案")
    send(fill(deputy.form(), title=TITLE, sector="水利", **WORDS))
    deputy.done("起草议案")
    names = [one.person.name for one in others(8, ("吴思远", "彭雅文"))]
    act(deputy, "邀请联名", persons=("彭雅文", *names))
    matter = Matter.objects.get(title=TITLE)
    sign(matter, others(8, ("吴思远", "彭雅文")))
    return deputy, matter


def handed_in(enter):
    deputy, matter = drafted(enter)
    deputy.page.reload()
    deputy.see("已有9名代表联名（含领衔代表），依法须10名以上").see("联名代表不足法定人数")
    assert not deputy.offers("提交议案")
    enter("deputy2", phone=True).begin_awaited(TITLE).page.locator("main form.form button.primary").click()
    deputy.page.reload()
    deputy.see("已有10名代表联名")
    act(deputy, "提交议案")
    return deputy, matter


def test_a_bill_signed_by_ten_is_passed_by_more_than_half_of_all_deputies(enter):
    deputy, _matter = handed_in(enter)
    clerk = enter("clerk").home()
    clerk.begin_awaited(TITLE)
    whole = dict.fromkeys(("cause", "grounds", "plan", "within_powers"), True)
    send(fill(clerk.form(), **whole))
    clerk.done("形式审查合格，登记编号")

    decide(clerk, "决定列入大会议程", meeting="主席团第二次会议")
    act(clerk, "记载审议情况", meeting="各代表团全体会议", note="代表普遍赞成，建议明确经费来源。")
    form = clerk.open_act("记载计票结果")
    expect(form.locator("[name='base']")).to_have_value("180")
    attach(form, minutes())
    send(fill(form, way="按表决器", present="170", in_favour="91", against="60", abstaining="10"))
    clerk.done("记载计票结果").see("过半数为91名；赞成91票，达到法定多数")
    assert not clerk.offers("宣布未通过")
    act(
        clerk,
        "宣布通过",
        name="关于加强农村饮水安全工程管护的决议",
        text="会议决定建立农村饮水安全工程管护制度，年内报告。",
    )
    act(clerk, "交付实施", lead_unit="县交通运输局", report_by="2026-12-31")

    unit = enter("unit").home().begin_awaited(TITLE)
    send(fill(unit.form(), text="管护制度已经建立，落实管护人员一百二十名。"))
    unit.done("报告实施情况")
    clerk.page.reload()
    act(clerk, "向提案代表通报", way="座谈", note="提案代表表示认可。")
    act(clerk, "印发下一次会议并办结", session="县十九届人大一次会议")
    clerk.see("办结")
    deputy.page.reload()
    deputy.see("表决通过")


def decide(clerk, title, **fields):
    """A decision of the presidium, with its minutes."""
    form = clerk.open_act(title)
    attach(form, minutes())
    send(fill(form, **fields))
    clerk.done(title)


def test_a_bill_that_is_converted_leads_to_its_suggestion_and_back(enter):
    handed_in(enter)
    clerk = enter("clerk")
    clerk.page.goto(f"/c/999101/m/{Matter.objects.get(title=TITLE).pk}/")
    decide(clerk, "决定转为代表建议", meeting="主席团第二次会议", reason="属于具体工作事项")

    suggestion = Matter.objects.get(title=TITLE, procedure="suggestion")
    clerk.page.locator("[aria-labelledby='related-h']").get_by_role("link", name=TITLE).click()
    clerk.page.wait_for_url(f"**/m/{suggestion.pk}/")
    clerk.see("由代表议案转为代表建议").see("彭雅文")
    act(clerk, "受理")
    enter("deputy").see(TITLE)


def test_the_public_reads_what_became_of_bills(page, demo_site):
    page.goto("/c/999101/")
    page.get_by_role("navigation", name="公开栏目").get_by_role("link", name="代表议案").click()
    page.get_by_role("link", name="关于在清岚河干流设立十年禁渔期的议案").click()

    expect(page.locator("main")).to_contain_text("过半数为91名；赞成84票，未达到法定多数")
    expect(page.locator("main")).to_contain_text("表决未通过")
