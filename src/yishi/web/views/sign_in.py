"""Signing in and out, the own password, and the one-click roles of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from allauth.account.views import LoginView, LogoutView, PasswordChangeView
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.entrusting import desks_of
from yishi.congress.models import Account
from yishi.congress.queries import offices_of
from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text
from yishi.web import clock
from yishi.web.accounts import OwnPasswordForm, SignInForm
from yishi.web.identity import provider_name
from yishi.web.pages import EVERYBODY, SIGNED_IN, CongressRequest, page

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from yishi.congress.models import Office

BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class DemoRole:
    """A role that a demonstration offers: its icon, its name, and what one does in it."""

    icon: str
    name: Text
    does: Text


DEMO_ROLES: Final = {
    "clerk": DemoRole(
        "desk", Text("代表工作机构", "Deputies' affairs body"), Text("登记、交办、催办", "enter, hand over, press")
    ),
    "deputy": DemoRole(
        "pen",
        Text("人大代表", "Deputy"),
        Text("写建议、看办理、作评价", "write, follow and evaluate suggestions"),
    ),
    "deputy2": DemoRole("pen", Text("联名代表", "Co-signing deputy"), Text("确认联名", "co-sign")),
    "unit": DemoRole("building", Text("承办单位负责人", "Head of a handling unit"), Text("审签答复", "sign replies")),
    "unit_staff": DemoRole(
        "building",
        Text("承办单位经办人", "Officer of a handling unit"),
        Text("联系代表、起草答复", "contact the deputy, draft the reply"),
    ),
    "co_unit": DemoRole("building", Text("协办单位", "Co-handling unit"), Text("提出协办意见", "give opinions")),
    "station_staff": DemoRole(
        "place",
        Text("联络站工作人员", "Staff of a liaison station"),
        Text("代录意见、安排接待", "enter requests, plan receptions"),
    ),
    "chairperson": DemoRole(
        "people",
        Text("主任会议成员", "Council of chairpersons"),
        Text("看全局、重点督办", "overview, key supervision"),
    ),
    "member": DemoRole("people", Text("常委会组成人员", "Member"), Text("签到、发言、表决", "sign in, speak, vote")),
    "member2": DemoRole("people", Text("监票人（甲）", "First teller"), Text("表决、计票", "vote, count")),
    "member3": DemoRole("people", Text("监票人（乙）", "Second teller"), Text("表决、计票", "vote, count")),
    "member4": DemoRole("people", Text("监票人（丙）", "Third teller"), Text("表决、计票", "vote, count")),
    "secretary": DemoRole(
        "pen",
        Text("秘书", "Secretary"),
        Text("在常委会主任委托的工作台代为办理", "at the desk entrusted by the chairperson"),
    ),
    "auditor": DemoRole(
        "proof", Text("监督审计", "Auditor"), Text("查验记录是否被改动", "see whether the record was altered")
    ),
    "administrator": DemoRole(
        "list", Text("系统管理", "Administrator"), Text("人员、导入、参数", "people, import, parameters")
    ),
}


class SignIn(LoginView):  # type: ignore[misc]  # allauth ships no types
    """allauth's sign-in, with the demonstration's roles beside it; axes counts the failures."""

    form_class = SignInForm
    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The roles on offer; whether there is an identity provider."""
        return {**super().get_context_data(**kwargs), "demo_roles": _demo_roles(), "provider": provider_name()}


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # allauth ships no types
    """allauth's change of password; the given-out one is then forgotten."""

    form_class = OwnPasswordForm
    template_name = "account/password_change.html"
    success_url = reverse_lazy("go_home")

    def dispatch(self, request: CongressRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Demonstration logins have no password to change."""
        if not cast("Account", request.user).has_usable_password():
            raise NoPower(
                Text("演示账号没有密码", "Demonstration accounts have no password"),
                remedy=Text("在登录页直接选择身份即可", "Choose a role on the sign-in page"),
            )
        return cast("HttpResponse", super().dispatch(request, *args, **kwargs))

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        """Remember that the password is the person's own now."""
        response = super().form_valid(form)
        account = cast("Account", self.request.user)
        account.password_is_temporary = False
        account.save(update_fields=["password_is_temporary"])
        messages.success(self.request, _("密码已经修改。"))
        return cast("HttpResponse", response)


class SignOut(LogoutView):  # type: ignore[misc]  # allauth ships no types
    """Asks, then signs out."""

    template_name = "account/logout.html"


page("accounts/login/", by=EVERYBODY, name="account_login")(SignIn.as_view())
page("accounts/logout/", by=EVERYBODY, name="account_logout")(SignOut.as_view())
page("accounts/password/change/", by=SIGNED_IN, name="account_change_password")(ChangePassword.as_view())


def _demo_accounts() -> QuerySet[Account]:
    """Logins of demonstrations and of nothing else."""
    roles = Account.objects.filter(is_active=True, is_staff=False, is_superuser=False).exclude(demo_role="")
    return roles.filter(persons__congress__demo=True).exclude(persons__congress__demo=False).distinct()


def _demo_roles() -> list[dict[str, Any]]:
    """Each demonstration login with its role and its office, in the order of the roles."""
    order = list(DEMO_ROLES)
    accounts = [one for one in _demo_accounts().order_by("pk") if one.demo_role in DEMO_ROLES]
    found = []
    for account in sorted(accounts, key=lambda one: order.index(one.demo_role)):
        office = _first_office(account)
        if office is not None:
            name = account.persons.all()[0].name
            found.append({"account": account, "role": DEMO_ROLES[account.demo_role], "office": office, "name": name})
    return found


def _first_office(account: Account) -> Office | None:
    person = account.persons.select_related("congress").first()
    if person is None:
        return None
    held = offices_of(account, clock.today(person.congress)).first()
    desk = desks_of(account).first() if held is None and account.is_secretary else None
    return desk.office if desk else held


@page("demo/", by=EVERYBODY)
def demo_sign_in(request: CongressRequest) -> HttpResponse:
    """Enter a demonstration in a role, without a password."""
    return _demo_sign_in(request)


@require_POST
def _demo_sign_in(request: CongressRequest) -> HttpResponse:
    account = _demo_accounts().filter(username=request.POST.get("as", "")).first()
    if account is None:
        raise NoPower(
            Text("只有演示账号可以免密码登录", "Only demonstration accounts open without a password"),
            remedy=Text("请用账号和密码登录", "Sign in with your account and password"),
        )
    login(request, account, backend=BACKEND)
    return redirect("go_home")
