"""At the door: which requests are answered at all, and what every answer tells the browser.

The page is for whoever sits at this machine. Any page in the same browser can send requests here, so: names that are
not ours are refused (a foreign name may be made to lead here), what another site has sent is refused unless somebody
followed a link, and bodies have a limit. Tokens are left to ``tokens``.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# No script but our file, no style but our file, nothing from elsewhere, nothing framed.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# What a browser says of requests that a page of ours has made, or that somebody has typed in.
OURS = frozenset({"same-origin", "none"})
# A browser shows an answer only when it has sent its whole question: so much too large is still read, and thrown away.
DRAINED = 512_000_000

Refuse = Callable[[Request, int, str], Response]


@dataclass(frozen=True, slots=True)
class Names:
    """Under which names the page may be asked for. ``any_address``: under every number, for a server of a network.

    A foreign name that is made to lead here is never a number, so that numbers are safe where they are needed.
    """

    names: frozenset[str] = LOOPBACK
    any_address: bool = False

    def admit(self, host: str | None) -> bool:
        """Whether a Host header, with or without a port, is one of ours."""
        name = host_of(host)
        return name is not None and (name in self.names or (self.any_address and _is_number(name)))


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps the page. ``refuse`` makes the page that says why; ``largest``: bytes of a request's body."""

    app: ASGIApp
    refuse: Refuse
    largest: int
    names: Names = field(default_factory=Names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or refuses; either with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = _with_headers(send)
        refusal = self._refusal(scope)
        if refusal is None:
            await self.app(scope, receive, answered)
            return
        await _drain(receive)
        await refusal(scope, receive, answered)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self.names.admit(headers.get("host")):
            return PlainTextResponse("This page answers to 127.0.0.1, localhost and [::1] only.\n", 421)
        request = Request(scope)
        for refuses, status, why in (
            (_is_foreign, 403, "This was sent by another site, and was not done."),
            (_is_unmeasured, 411, "Say how long the request is (Content-Length)."),
            (self._is_too_large, 413, f"That is too much at once: {_megabytes(self.largest)} is the limit. {ADVICE}"),
        ):
            if refuses(scope["method"], headers):
                return self.refuse(request, status, why)
        return None

    def _is_too_large(self, _method: str, headers: Headers) -> bool:
        length = headers.get("content-length", "0")
        return not length.isdecimal() or int(length) > self.largest


ADVICE = "Send less at a time, or use the command: factcheck ingest."


def host_of(host: str | None) -> str | None:
    """The name in a Host header, without its port and brackets; None where it is none."""
    try:
        name = urlsplit(f"//{host or ''}").hostname
    except ValueError:
        return None
    return name.rstrip(".") if name else None


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_foreign(method: str, headers: Headers) -> bool:
    """Sent by another site, other than by a link that was followed.

    Forms of this page come with ``Origin: null``, since it lets no browser say where it was; they carry the token.
    """
    origin, site = headers.get("origin", "null"), headers.get("sec-fetch-site", "none")
    if method in SAFE:
        return site not in OURS and headers.get("sec-fetch-mode") != "navigate"
    return site not in OURS or (origin != "null" and _place_of(origin) != headers.get("host"))


def _place_of(origin: str) -> str | None:
    """The host and port of an Origin header; None for what is no address."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _is_unmeasured(_method: str, headers: Headers) -> bool:
    return "transfer-encoding" in headers


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000:,} MB"


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return answer


async def _drain(receive: Receive) -> None:
    read, more = 0, True
    while more and read < DRAINED:
        message = await receive()
        read += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)
