"""Who may put the record right on the desk: one person, who came with the token.

Only who came with the token that `communique serve --review` printed may decide. It comes once,
in an address, and goes into a cookie that no script and no other site can use; each form holds a
second secret made from it, so that a page of another site can't send one (OWASP, cross-site
request forgery: signed double submit).
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import CommuniqueError

COOKIE: Final = "communique_desk"
_REMEDY: Final = "open the address that `communique serve --review` printed"


class NotAllowedError(CommuniqueError):
    """A decision by somebody who did not come with the token, or by a page of another site."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may decide: whoever holds the token."""

    token: str
    by: str
    """The name under which decisions are kept."""

    def _signed(self, purpose: str) -> str:
        return hmac.new(self.token.encode(), purpose.encode(), sha256).hexdigest()

    @property
    def form_secret(self) -> str:
        """What each form sends along."""
        return self._signed("form")

    def lets_in(self, token: str) -> bool:
        """Whether it is the token."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def entered(self, token: str) -> Response:
        """On to the review, with the cookie. Raises `NotAllowedError` for another token."""
        if not self.lets_in(token):
            raise NotAllowedError("the token is not the one", remedy="use the address as printed")
        answer = RedirectResponse("/review", 303)
        answer.set_cookie(
            COOKIE, self._signed("session"), httponly=True, samesite="strict", path="/"
        )
        return answer

    def knows(self, request: Request) -> bool:
        """Whether the request comes from a browser that came with the token."""
        given = request.cookies.get(COOKIE, "")
        return hmac.compare_digest(given.encode(), self._signed("session").encode())

    def check_known(self, request: Request) -> None:
        """Raise `NotAllowedError` for a browser that did not come with the token."""
        if not self.knows(request):
            raise NotAllowedError("only who came with the token may review", remedy=_REMEDY)

    def check_form(self, request: Request, form: Mapping[str, str]) -> None:
        """Raise `NotAllowedError` where a form was not sent by a page of the desk."""
        origin = request.headers.get("origin")
        own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        site = request.headers.get("sec-fetch-site", "same-origin")
        secret = hmac.compare_digest(form.get("secret", "").encode(), self.form_secret.encode())
        if not (self.knows(request) and own and site == "same-origin" and secret):
            raise NotAllowedError(
                "this form was not sent from a page of the desk by whoever may decide",
                remedy=_REMEDY,
            )
