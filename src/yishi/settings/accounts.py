"""Settings of second factors, passkeys and the identity provider, from the environment."""

from __future__ import annotations

import os
from typing import Any

MFA_ADAPTER = "yishi.web.second_factors.Keeper"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "yishi.web.second_factors.CodeForm",
    "reauthenticate": "yishi.web.second_factors.CodeAgainForm",
    "activate_totp": "yishi.web.second_factors.ActivateForm",
    "add_webauthn": "yishi.web.second_factors.AddPasskeyForm",
    "login_webauthn": "yishi.web.second_factors.PasskeyForm",
    "authenticate_webauthn": "yishi.web.second_factors.PasskeySecondForm",
    "reauthenticate_webauthn": "yishi.web.second_factors.PasskeyAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are half a minute off; no code is taken twice all the same
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS: dict[str, str | None] = {"webauthn_login": None if os.environ.get("YISHI_TEST") == "1" else "60/m/ip"}
# A province's identity provider: known subjects only, each linked to an account that is there.
SOCIALACCOUNT_ADAPTER = "yishi.web.identity.LinkedOnly"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"APPS": [], "OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid", "profile"]}
}
if os.environ.get("YISHI_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "name": os.environ.get("YISHI_OIDC_NAME", "统一身份认证"),
            "client_id": os.environ["YISHI_OIDC_CLIENT_ID"],
            "secret": os.environ.get("YISHI_OIDC_SECRET", ""),
            "settings": {
                "server_url": os.environ["YISHI_OIDC_URL"],
                "claim": os.environ.get("YISHI_OIDC_CLAIM", "sub"),
            },
        }
    ]
