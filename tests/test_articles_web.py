"""Pages over HTTP, from a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factcheck.articles import limits, read_articles, web
from factcheck.errors import BadInput
from factcheck.records import Article, Unreadable

PROSE = "Three ships were turned away on Monday, the port authority said. Two more were waiting."
PAGE = f"<html><head><title>Ships</title></head><body><article><p>{PROSE} “No,” he said.</p></article></body></html>"


class Outlet(BaseHTTPRequestHandler):
    """A small newspaper with every trouble a web server can make."""

    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/page": (200, {"Content-Type": "text/html; charset=windows-1252"}, PAGE.encode("cp1252")),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/away": (302, {"Location": "ftp://example.org/a"}, b""),
            "/photo": (200, {"Content-Type": "image/jpeg"}, b"\xff\xd8\xff"),
            "/plain": (200, {"Content-Type": "text/plain"}, PROSE.encode()),
            "/lines": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "One ship sank."}\n{}\n'),
            "/menu": (200, {"Content-Type": "text/html"}, b"<html><body><a href=/>Home</a></body></html>"),
            "/large": (200, {"Content-Type": "text/html"}, b"x" * 5000),
            "/busy": (503 if self.asked.count("/busy") < 3 else 200, {"Content-Type": "text/plain"}, PROSE.encode()),
            "/down": (500, {}, b""),
        }
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Outlet.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_read_where_it_is_or_where_it_has_moved(site: str, path: str) -> None:
    (article,) = read_articles([site + path])
    assert isinstance(article, Article)
    assert article.text == f"{PROSE} “No,” he said."
    assert (article.title, article.url, article.path, article.notes) == ("Ships", f"{site}/page", None, ())


def test_plain_text_and_lines_are_read_as_what_they_are(site: str) -> None:
    plain, line, bad = read_articles([f"{site}/plain", f"{site}/lines"])
    assert isinstance(plain, Article)
    assert (plain.text, plain.url) == (PROSE, f"{site}/plain")
    assert isinstance(line, Article)
    assert line.text == "One ship sank."
    assert isinstance(bad, Unreadable)
    assert bad.source == f"{site}/lines:2"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/photo", "is image/jpeg, not an article"),
        ("/nothing", "the server answered 404 Not Found"),
        ("/round", "redirects more than 8 times"),
        ("/away", "leads to an address that is neither http nor https"),
        ("/menu", "holds no article that could be found in the page"),
    ],
)
def test_what_is_no_article_is_named_with_its_reason(site: str, path: str, reason: str) -> None:
    assert list(read_articles([site + path])) == [Unreadable(site + path, reason)]


def test_a_busy_server_is_asked_again(site: str) -> None:
    assert web.fetch(f"{site}/busy", pause_seconds=0.0).content == PROSE.encode()


def test_a_server_that_stays_down_is_given_up(site: str) -> None:
    with pytest.raises(BadInput, match=r"answered 500 .* \(tried 3 times\)"):
        web.fetch(f"{site}/down", pause_seconds=0.0)
    assert Outlet.asked == ["/down"] * 3


def test_a_refusal_is_not_asked_again(site: str) -> None:
    with pytest.raises(BadInput):
        web.fetch(f"{site}/nothing", pause_seconds=0.0)
    assert Outlet.asked == ["/nothing"]


def test_a_page_over_the_limit_is_cut_off(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 1000)
    with pytest.raises(BadInput, match="is larger than"):
        web.fetch(f"{site}/large")
    assert limits.MAX_BYTES > 5000


def test_a_host_that_is_not_there_is_named() -> None:
    with pytest.raises(BadInput, match="could not be reached"):
        web.fetch("http://127.0.0.1:9/page", pause_seconds=0.0)


@pytest.mark.parametrize("address", ["http://", "http://[bad", "http://exa mple/", "https://\u2603\ufffd./"])
def test_an_address_that_is_none_is_named(address: str) -> None:
    with pytest.raises(BadInput):
        web.fetch(address, pause_seconds=0.0)
