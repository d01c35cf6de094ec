"""A token for what changes something: one for each start of the server, in a cookie and in every form, both needed.

Another site can make a browser send a form here, but can neither read the token nor have the cookie sent with it.
"""

import secrets
from dataclasses import dataclass, field

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FIELD = "token"
STALE = "This form is from before factcheck was last started, or is not from this page. Open the page again, then try."


@dataclass(frozen=True, slots=True)
class Token:
    """The token of one server."""

    value: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def give(self, request: Request, response: Response) -> None:
        """Lets the browser keep it, for requests that this page itself sends."""
        response.set_cookie(_name(request), self.value, httponly=True, samesite="strict", path="/")

    def require(self, request: Request, given: object) -> None:
        """Raises 403 where cookie or form lack the token."""
        for found in (request.cookies.get(_name(request)), given):
            if not isinstance(found, str) or not secrets.compare_digest(found.encode(), self.value.encode()):
                raise HTTPException(403, STALE)


def _name(request: Request) -> str:
    """Browsers keep cookies by name of host alone: servers on several ports need several names."""
    return f"factcheck-{request.url.port or 80}"
