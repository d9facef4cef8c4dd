"""Why a message did not leave, in a word that tells nothing of anybody, and in a sentence."""

from __future__ import annotations

from typing import Final

from yishi.kernel.text import Text

_REASONS: Final = {
    "no_mailbox": Text("没有电子邮箱地址", "no e-mail address"),
    "mail_off": Text("未配置发信服务器", "no mail server is set up"),
    "hook_off": Text("接口已停用", "the webhook is switched off"),
    "not_https": Text("地址须以 https:// 开头", "the address must begin with https://"),
    "no_such_host": Text("找不到这个主机", "the host is not found"),
    "private_address": Text("不允许发往内部网络地址", "addresses of internal networks are not allowed"),
    "timeout": Text("对方没有及时应答", "no answer in time"),
    "unreachable": Text("无法连接", "no connection"),
    "certificate": Text("对方证书无效", "the certificate is not valid"),
    "no_http": Text("对方没有按HTTP应答", "the answer is not HTTP"),
}
_CODES: Final = {
    "http": Text("对方应答 HTTP {code}", "it answered HTTP {code}"),
    "smtp": Text("发信服务器应答 {code}", "the mail server answered {code}"),
}
_UNKNOWN: Final = Text("原因不明", "for no known reason")
MOST_TRIES: Final = Text("发送多次未成功", "it was tried many times")


class Unsent(Exception):
    """A message did not leave. ``why`` is a word of `_REASONS`, or ``http:503``, or ``smtp:550``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def reason(why: str) -> Text:
    """The sentence of a word; no addresses, no names: servers repeat them in what they answer."""
    kind, _, code = why.partition(":")
    if code and kind in _CODES:
        return _CODES[kind].format(code=code)
    return _REASONS.get(why, _UNKNOWN)
