"""Giving out logins: a one-time password, said once, that its holder must change at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from yishi.congress.account_events import note
from yishi.congress.founding import NewLogin, one_time_password
from yishi.congress.models import Account, AccountEvent, Invitation
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.congress.models import Person

_LONGEST = 60


@transaction.atomic
def give_login(person: Person, username: str, *, at: datetime) -> NewLogin:
    """Open a login for somebody who has none; the password is nowhere kept in the open. Raises `Refused`.

    A letter that was to open it is void.
    """
    if person.account_id is not None:
        raise Refused(Text("此人已有账号", "This person has a login"))
    Invitation.objects.filter(person=person, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    _examine_username(username)
    login = NewLogin(username, one_time_password(), person.name)
    account = Account.objects.create_user(username, password=login.password)
    account.password_is_temporary = True
    account.save(update_fields=["password_is_temporary"])
    person.account = account
    person.save(update_fields=["account"])
    return login


@transaction.atomic
def renew_login(person: Person, *, by: Person, at: datetime) -> NewLogin:
    """A new one-time password; the old one and all sessions end. Raises `Refused`."""
    account = own_account(person)
    note(account, AccountEvent.What.PASSWORD_RENEWED, at, by)
    login = NewLogin(account.username, one_time_password(), person.name)
    account.set_password(login.password)
    account.password_is_temporary = True
    account.is_active = True
    account.save(update_fields=["password", "password_is_temporary", "is_active"])
    return login


@transaction.atomic
def stop_login(person: Person, *, by: Person, at: datetime) -> None:
    """Close a login for the time being; its sessions end with the next page. Raises `Refused`."""
    account = own_account(person)
    note(account, AccountEvent.What.STOPPED, at, by)
    account.is_active = False
    account.save(update_fields=["is_active"])


def own_account(person: Person) -> Account:
    """The person's login, if this congress may dispose of it: not one that opens another congress too.

    Raises `Refused`.
    """
    account = person.account
    if account is None:
        raise Refused(Text("此人没有账号", "This person has no login"))
    if account.demo_role:
        raise Refused(Text("演示账号没有密码，也不能停用", "A demonstration login has no password and stays open"))
    if account.persons.exclude(congress=person.congress_id).exists():
        raise Refused(
            Text("此账号还用于其他人民代表大会", "The login serves another congress too"),
            remedy=Text("请由本人登录后修改密码", "Its holder can sign in and change the password"),
        )
    return account


def _examine_username(username: str) -> None:
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError as error:
        wrong = Text("用户名只能用字母、数字和 @ . + - _", "Letters, digits and @ . + - _ only")
        raise BadFacts(wrong, "username") from error
    if len(username) > _LONGEST:
        raise BadFacts(Text("用户名过长", "The user name is too long"), "username")
    promised = Invitation.objects.filter(username__iexact=username, used_at=None, withdrawn_at=None)
    if Account.objects.filter(username__iexact=username).exists() or promised.exists():
        raise BadFacts(
            Text("用户名“{name}”已被使用", "The user name “{name}” is taken").format(name=username),
            "username",
            Text("请换一个", "Choose another"),
        )
