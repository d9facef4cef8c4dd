"""The yearly reports: last year's, heard and printed, and this year's draft with counts from the record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from yishi.demo.play import hours_of
from yishi.demo.story import Event
from yishi.record.models import Matter, Participation

if TYPE_CHECKING:
    from yishi.congress.models import Congress
    from yishi.demo.people import Cast
    from yishi.demo.story import Facts, Memory


TITLE: Final = "关于{year}年代表建议、批评和意见办理情况的报告"
LAST_YEAR: Final = """主任、各位副主任、各位委员：
2025年，县十八届人大四次会议以来共收到代表建议146件，交由38个单位办理，均在法定期限内答复代表，其中A类64件、B类55件、C类19件、D类8件。代表评价满意的97件、基本满意的43件、不满意的6件，不满意的均已重新办理。
一年来，代表工作委员会会同县人民政府办公室坚持统一交办、分类督办、跟踪问效，主任会议成员牵头督办重点建议6件，推动解决了一批群众关心的实际问题。同时也看到，少数单位重答复轻落实，承诺事项没有按期完成；与代表沟通还不够充分。
下一步，将建立承诺事项台账，公开建议内容和办理结果，对答复超期的单位予以通报。
以上报告，请予审议。"""
OPINIONS: Final = "会议同意报告，要求加强承诺事项跟踪督办，提高C类建议的转化率，并依法向社会公开办理情况。"


def reports(cast: Cast) -> list[Event]:
    """What is done about both reports."""
    clerk = cast.clerks[0]
    return [
        Event(hours_of(f"{story}.{act}").moment(day), story, index, act, clerk, facts, procedure="suggestion_report")
        for index, (story, act, day, facts) in enumerate(_acts(cast.place.congress))
    ]


def _acts(congress: Congress) -> tuple[tuple[str, str, date, Facts], ...]:
    hearing = {"meeting": "县十八届人大常委会第三十四次会议", "held_on": "2025-12-23", "opinions": OPINIONS}
    old = {"year": 2025, "title": TITLE.format(year=2025), "text": LAST_YEAR}
    session = {"session": "县第十八届人民代表大会第五次会议"}
    return (
        ("r2025", "draft_report", date(2025, 11, 26), lambda _: old),
        ("r2025", "submit_report", date(2025, 12, 5), _nothing),
        ("r2025", "hear_report", date(2025, 12, 23), lambda _: hearing),
        ("r2025", "print_report", date(2026, 1, 12), lambda _: session),
        ("r2025", "publish_report", date(2026, 1, 20), _nothing),
        ("r2026", "draft_report", date(2026, 11, 12), lambda _: this_year(congress)),
        ("r2026", "revise_report", date(2026, 11, 19), lambda _: this_year(congress)),
    )


def _nothing(_: Memory) -> dict[str, Any]:
    return {}


def this_year(congress: Congress) -> dict[str, Any]:
    """The draft of 2026 with what the record counts on that day."""
    rows = Matter.objects.filter(congress=congress, procedure="suggestion", number__isnull=False)
    found = list(rows.values_list("outcome", "rating", "stage", "lead_unit", "public"))

    def count(column: int, value: object) -> int:
        return sum(row[column] == value for row in found)

    replied = [row for row in found if row[0]]
    supervised = Participation.objects.filter(congress=congress, role="key_supervisor").count()
    units = len({row[3] for row in found if row[3]})
    classes = "、".join(f"{kind}类{count(0, kind)}件" for kind in "ABCD")
    text = (
        "主任、各位副主任、各位委员：\n"
        f"县十八届人大五次会议期间和闭会以来，共受理代表建议{len(found)}件，其中并案{count(2, 'merged')}件，"
        f"交由{units}个单位办理。截至目前已答复{len(replied)}件：{classes}；其余正在办理。\n"
        f"代表评价满意{count(1, 'satisfied')}件、基本满意{count(1, 'basically_satisfied')}件、"
        f"不满意{count(1, 'dissatisfied')}件，未评价办结{count(1, 'close_unrated')}件。"
        f"已向社会公开{count(4, True)}件。\n"
        f"主任会议成员牵头督办重点建议{supervised}件。"
        "存在的主要问题是：个别单位答复超期，部分承诺事项没有按期落实，协办意见提交不够及时。\n"
        "下一步，将对超期未答复的单位逐件催办，对承诺事项逐项销号，结果向代表反馈。\n以上报告，请予审议。"
    )
    return {"year": 2026, "title": TITLE.format(year=2026), "text": text}
