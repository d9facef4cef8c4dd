"""What goes out: an e-mail, or the JSON of a webhook. Neither names anybody, nor tells what is confidential."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from yishi.kernel.text import Text
from yishi.notices.kinds import KINDS, Kind
from yishi.notices.models import Delivery, Notice
from yishi.notices.saying import headline, open_name, open_title

if TYPE_CHECKING:
    from yishi.congress.models import Congress

# The whole address of a page, by its name and what the address names: only the site knows its own pages.
Address = Callable[..., str]

VERSION: Final = 1
_DIGEST: Final = Text("{n}条通知：{kinds}", "{n} notices: {kinds}")
_FOOT: Final = "本邮件由系统自动发送，请勿回复。更改通知方式：{settings}"
_CODE: Final = "您正在设置接收通知的电子邮箱，确认码：{code}\n\n三十分钟内有效。不是您本人操作的，请忽略本邮件。"


def subject_of(notices: Sequence[Notice]) -> Text:
    """The whole message in a line."""
    if len(notices) == 1:
        return headline(notices[0])
    counts = [(kind, sum(one.kind == kind for one in notices)) for kind in Kind]
    zh = "、".join(f"{KINDS[kind].zh}{n}条" for kind, n in counts if n)
    en = ", ".join(f"{KINDS[kind].en} {n}" for kind, n in counts if n)
    return _DIGEST.format(n=len(notices), kinds=Text(zh, en))


def mail(delivery: Delivery, notices: Sequence[Notice], to: str, address: Address) -> EmailMessage:
    """An e-mail in Chinese. Its Message-ID is the delivery's own, so that a repetition is known as one."""
    code = delivery.congress.code
    parts = []
    for kind, group in groupby(sorted(notices, key=_order), key=lambda one: Kind(one.kind)):
        heading = [f"【{KINDS[kind].zh}】"] if len(notices) > 1 else []
        parts.append("\n".join([*heading, *(_paragraph(one, code, address) for one in group)]))
    inbox = [] if len(notices) == 1 else [f"全部通知：{address('notices', code)}"]
    choices = address("notice_settings", code)
    body = "\n\n".join([*parts, *inbox, "—" * 8 + "\n" + _FOOT.format(settings=choices)])
    headers = {
        "Message-ID": f"<{delivery.key}@{_host()}>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{choices}>",
    }
    return EmailMessage(_subject(delivery.congress, subject_of(notices)), body, None, [to], headers=headers)


def code_mail(congress: Congress, code: str, to: str) -> EmailMessage:
    """The e-mail with the code that confirms an address."""
    subject = _subject(congress, Text("确认电子邮箱", "confirm your e-mail address"))
    return EmailMessage(subject, _CODE.format(code=code), None, [to], headers={"Auto-Submitted": "auto-generated"})


def _order(notice: Notice) -> tuple[int, int]:
    return list(Kind).index(Kind(notice.kind)), notice.pk


def _paragraph(notice: Notice, code: str, address: Address) -> str:
    lines = (open_name(notice.matter).zh, headline(notice).zh, address("notice", code, notice.pk))
    return "\n".join(lines) + "\n"


def _subject(congress: Congress, said: Text) -> str:
    return f"[{congress.place}人大] {said.zh}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def payload(delivery: Delivery, notices: Sequence[Notice], account: str, address: Address) -> dict[str, Any]:
    """The JSON of a webhook (docs/reference/webhook.md). Whom it is for is told by number and login alone."""
    code = delivery.congress.code
    said = subject_of(notices)
    return {
        "version": VERSION,
        "type": "digest" if delivery.digest_at else "notice",
        "id": str(delivery.key),
        "at": timezone.localtime(delivery.made_at).isoformat(),
        "congress": {"code": code, "name": delivery.congress.name_zh},
        "recipient": {"person": delivery.person_id, "account": account},
        "text": {"zh": said.zh, "en": said.en},
        "notices": [_told(one, code, address) for one in sorted(notices, key=_order)],
    }


def trial(congress: Congress, key: str, at: str) -> dict[str, Any]:
    """The JSON of a trial."""
    text = {"zh": "测试发送", "en": "a trial"}
    told = {"code": congress.code, "name": congress.name_zh}
    return {
        "version": VERSION, "type": "test", "id": key, "at": at, "congress": told, "recipient": None, "text": text,
        "notices": [],
    }  # fmt: skip


def _told(notice: Notice, code: str, address: Address) -> dict[str, Any]:
    matter, said = notice.matter, headline(notice)
    return {
        "kind": notice.kind,
        "text": {"zh": said.zh, "en": said.en},
        "matter": {
            "id": matter.pk,
            "procedure": matter.procedure,
            "number": matter.label or None,
            "title": open_title(matter),
        },
        "act": (notice.entry.act if notice.entry else None),
        "expected": notice.act or None,
        "term": notice.term or None,
        "due": notice.due.isoformat() if notice.due else None,
        "at": timezone.localtime(notice.at).isoformat(),
        "url": address("notice", code, notice.pk),
    }
