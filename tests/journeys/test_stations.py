"""A resident's letter: from the QR code on the station's door to whether it helped."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.hands import PHONE, Person, act, fill, send
from yishi.congress.models import Station

pytestmark = pytest.mark.browser

STATION = "柳溪镇代表联络站"
LETTER = "柳溪中街水塔边的井盖松动了，夜里摩托车压过去响得厉害，希望换一个新井盖。"
TITLE = "柳溪中街水塔边的井盖松动了"
ANSWER = "井盖已经更换为防响井盖，请您夜里再听听，有问题随时反映。"


def photograph():
    content = BytesIO()
    Image.new("RGB", (60, 40), "#446688").save(content, "JPEG")
    return {"name": "井盖.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def slug():
    return Station.objects.get(unit__name=STATION).slug


def write(page, words, **fields):
    """Write a letter as a person would: not in no time."""
    form = page.locator(".letter-form form")
    form.locator("[name='text']").fill(words)
    if fields:
        form.locator("details.more summary").click()
        fill(form, **fields)
    page.wait_for_timeout(3100)
    form.get_by_role("button", name="提交给代表").click()


def look_up(page, number, code):
    page.goto("/c/999101/letters/")
    page.get_by_label("编号").first.fill(number)
    page.get_by_label("查询码").first.fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="查询", exact=True).click()
    page.wait_for_url("**/letter/")


def test_a_letter_goes_from_the_door_to_the_deputy_and_back(enter, new_page, shoot, barriers):
    poster = enter("station-staff")
    poster.follow("打印海报")
    address = poster.page.locator(".poster .facts dd").last.inner_text()

    phone = new_page(**PHONE)
    phone.goto(re.sub(r"^https?://[^/]+", "", address))
    shoot(phone, "station-phone", full_page=True)
    assert barriers(phone) == []
    phone.locator("input[type='file']").set_input_files(photograph())
    write(phone, LETTER, sector="城乡建设", resident_name="赵大妈", resident_phone="0000-8600099")
    phone.wait_for_url("**/sent/")
    number, code = phone.locator(".receipt-codes code").all_inner_texts()
    assert barriers(phone) == []
    phone.get_by_role("button", name="我已经记下").click()
    expect(phone.get_by_role("heading", name="代表联络站", exact=True)).to_be_visible()

    deputy = enter("deputy", phone=True).begin_awaited(TITLE)
    send(deputy.form())
    deputy.done("接办").see("照片1.jpg").see("（加密保存）").miss("0000-8600099")
    deputy.follow("查阅（将留痕）")
    fill(deputy.page.locator("main form"), why="回电核实井盖位置")
    deputy.page.get_by_role("button", name="查阅", exact=True).click()
    deputy.see("赵大妈").follow("返回")
    act(deputy, "答复反映人", text=ANSWER)

    look_up(phone, number, code)
    expect(phone.locator("main")).to_contain_text(ANSWER)
    expect(phone.locator("main")).to_contain_text("吴思远代表办理")
    assert barriers(phone) == []
    phone.get_by_text("解决了问题", exact=True).click()
    phone.get_by_label("想说的话").fill("不响了，谢谢代表。")
    phone.once("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="提交评价").click()
    expect(phone.get_by_role("status")).to_contain_text("已经记下")
    expect(phone.locator(".matter-no")).to_contain_text("办结")
    expect(phone.get_by_role("button", name="提交评价")).to_have_count(0)


def test_a_receipt_scanned_fills_itself_in_and_leaves_the_address(new_page, demo_site):
    phone = new_page(**PHONE)
    phone.goto(f"/c/999101/station/{slug()}/")
    write(phone, LETTER)
    phone.wait_for_url("**/sent/")
    number, code = phone.locator(".receipt-codes code").all_inner_texts()

    other = new_page(**PHONE)
    other.goto(f"/c/999101/letters/#{number}.{code}")
    other.wait_for_url("**/letter/")
    expect(other.locator("main")).to_contain_text(LETTER)
    assert code not in other.url


def test_staff_enter_for_somebody_and_the_deputy_makes_a_suggestion_of_it(enter, new_page):
    words = "河沿到中街的路口没有红绿灯，上下学时候车很多，孩子过马路很危险，希望装上信号灯。"
    staff = enter("station-staff").follow("代录群众意见")
    send(fill(staff.form(), channel="到站反映", text=words, sector="交通"))
    staff.see("已经收到")
    number, code = staff.page.locator(".receipt-codes code").all_inner_texts()
    staff.home().begin_awaited("河沿到中街的路口没有红绿灯")
    send(fill(staff.form(), deputy="吴思远"))
    staff.done("请代表办理")

    deputy = enter("deputy")
    deputy.awaited("河沿到中街的路口没有红绿灯").get_by_role("link").first.click()
    form = deputy.open_act("转为代表建议")
    expect(form.locator("[name='text']")).to_have_value(words)
    send(fill(form, title="关于在河沿路口增设信号灯的建议"))
    deputy.done("转为代表建议").see("已提出代表建议")
    deputy.page.get_by_role("link", name=re.compile("关于在河沿路口增设信号灯的建议")).first.click()
    deputy.see("起草").see("提交建议")

    phone = new_page(**PHONE)
    look_up(phone, number, code)
    expect(phone.locator("main")).to_contain_text("代表正在就此提出建议")


def test_one_goes_to_the_petition_body_and_what_it_tells_comes_back(enter, new_page):
    words = "拆迁补偿款少算了一间厢房，镇里说要找县里，县里又让找镇里，请帮我弄清楚该找谁。"
    phone = new_page(**PHONE)
    phone.goto(f"/c/999101/station/{slug()}/")
    write(phone, words)
    phone.wait_for_url("**/sent/")
    number, code = phone.locator(".receipt-codes code").all_inner_texts()

    staff = enter("station-staff").begin_awaited("拆迁补偿款少算了一间厢房")
    send(fill(staff.form(), deputy="吴思远"))
    act(staff, "转信访", unit="县信访局", note="请依法办理并告知本人。")
    act(staff, "登记信访受理告知", acceptance="已受理", text="已登记受理，六十日内办结。")
    staff.see("办结信访事项")
    act(staff, "登记信访办理结果", text="经复核补算厢房一间，差额已经支付。")

    look_up(phone, number, code)
    expect(phone.locator("main")).to_contain_text("经复核补算厢房一间")
    expect(phone.get_by_role("button", name="提交评价")).to_be_visible()


def test_a_reception_day_is_planned_for_the_door_and_found_by_everybody(enter, new_page, demo_site):
    staff = enter("station-staff").follow("安排接待日")
    send(fill(staff.form(), day="2026-12-23", deputies=("吴思远",), topic="冬季用电"))
    staff.done("安排接待日")

    visitor = Person(new_page(**PHONE))
    visitor.page.goto(f"/c/999101/station/{slug()}/")
    visitor.see("2026年12月23日").see("冬季用电")
