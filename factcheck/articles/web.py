"""Pages from the web: one address in, its bytes out, within limits of size and time.

What fails for a moment (no connection, "too many requests", a server error) is tried again; what the server refuses
is not. Reading the page is left to the formats.
"""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from factcheck.articles.limits import MAX_BYTES
from factcheck.errors import BadInput

if TYPE_CHECKING:
    import httpx

# Seconds. A slow newspaper answers in ten; a whole page that takes a minute is a stream, not a page.
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
WHOLE_SECONDS = 60.0
ATTEMPTS = 3
MAX_REDIRECTS = 8
_PASSING_STATUS = frozenset((408, 429, 500, 502, 503, 504))
_HEADERS = {
    "User-Agent": "factcheck-claims (newsroom fact-checking; reads single pages on request)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1",
}
# Content types and the format that reads them; None: the bytes themselves must tell.
_FORMATS: dict[str, str | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": None,
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/octet-stream": None,
    "": None,
}


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``address`` after redirects, ``format`` by content type, ``charset`` as the server says."""

    address: str
    content: bytes
    format: str | None
    charset: str | None


class _Passing(Exception):
    """A failure that may be over in a second."""


def fetch(address: str, *, pause_seconds: float = 1.0) -> Page:
    """The page at an http(s) address; ``pause_seconds`` before the second attempt, doubled before the third.

    Raises ``BadInput`` with a reader's reason where it can't be had.
    """
    import httpx
    from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

    attempts = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(multiplier=pause_seconds, max=10),
        retry=retry_if_exception_type(
            (_Passing, httpx.NetworkError, httpx.TimeoutException, httpx.RemoteProtocolError),
        ),
        reraise=True,
    )
    try:
        return attempts(_fetch_once, address)
    except _Passing as error:
        raise BadInput(f"{error} (tried {ATTEMPTS} times)") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise BadInput(_explain(error)) from error


def _fetch_once(address: str) -> Page:
    import httpx

    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    with (
        httpx.Client(headers=_HEADERS, timeout=timeout, follow_redirects=True, max_redirects=MAX_REDIRECTS) as client,
        client.stream("GET", address) as response,
    ):
        _refuse_status(response)
        name = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if name not in _FORMATS:
            raise BadInput(f"is {name}, not an article")
        return Page(str(response.url), _content(response), _FORMATS[name], response.charset_encoding)


def _refuse_status(response: "httpx.Response") -> None:
    if response.is_success:
        return
    reason = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
    raise _Passing(reason) if response.status_code in _PASSING_STATUS else BadInput(reason)


def _content(response: "httpx.Response") -> bytes:
    """The body, unpacked, up to the limit: a small answer may unpack to a large one."""
    content, begun = bytearray(), monotonic()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > MAX_BYTES:
            raise BadInput(f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for a page")
        if monotonic() - begun > WHOLE_SECONDS:
            raise BadInput(f"did not arrive whole within {WHOLE_SECONDS:.0f} seconds")
    return bytes(content)


def _explain(error: Exception) -> str:
    import httpx

    reasons: tuple[tuple[type[Exception], str], ...] = (
        (httpx.ConnectTimeout, "no connection within the time allowed"),
        (httpx.TimeoutException, "the server did not answer in time"),
        (httpx.TooManyRedirects, f"redirects more than {MAX_REDIRECTS} times"),
        (httpx.ConnectError, f"could not be reached: {error}"),
        (httpx.UnsupportedProtocol, "leads to an address that is neither http nor https"),
        (httpx.InvalidURL, f"is no usable address: {error}"),
        (httpx.DecodingError, "sent a compressed page that does not unpack"),
    )
    return next((reason for kind, reason in reasons if isinstance(error, kind)), f"could not be fetched: {error}")
