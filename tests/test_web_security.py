"""Who may ask the local page for what, and that nothing an article holds is ever obeyed."""

import json

import pytest
from lxml import html
from serving import copied, sent, token_of, visiting

from factcheck.web import app as application
from factcheck.web.claim_sets import plain_name
from factcheck.web.guard import HEADERS, Names

ARTICLE = "The ferry sank within ten minutes, harbour master Ada Berg said on Tuesday."
HOSTILE = {
    "id": "hostile <script>alert(1)</script>",
    "outlet": "<img src=x onerror=alert(2)>",
    "title": '"><script>alert(3)</script>',
    "byline": "<b onclick=alert(4)>Eve</b>",
    "published": "2024-05-06",
    "url": "javascript:alert(5)",
    "text": "The dam <script>alert(6)</script> held <svg onload=alert(7)> for now, engineer Eve Moor said on Monday. "
    '"It is <a href=javascript:alert(8)>safe</a> and 40 metres high," Moor said.',
}
SET = "version: 1\nclaims:\n  - {id: sank, claim: The ferry sank., expect: not-found}\n"


@pytest.fixture(scope="module")
def visitor(sample_index, tmp_path_factory):
    with visiting(copied(sample_index, tmp_path_factory.mktemp("security"))) as visitor:
        yield visitor


@pytest.mark.parametrize(
    "host", ["news.example", "127.0.0.1.news.example", "10.0.0.1:8765", "localhost.news.example", "", "[::2]", "a[b"]
)
def test_a_foreign_name_is_refused(visitor, host):
    answer = visitor.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "127.0.0.1" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:1", "LOCALHOST:8765", "[::1]:8765", "localhost."])
def test_names_of_this_machine_are_answered(visitor, host):
    assert visitor.get("/api/index", headers={"host": host}).status_code == 200


def test_a_page_for_a_network_answers_to_numbers_and_to_no_foreign_name():
    names = Names(frozenset({"desk.local"}), any_address=True)
    assert [names.admit(host) for host in ("10.0.0.1:80", "[fe80::1]", "desk.local:80")] == [True] * 3
    assert [names.admit(host) for host in ("news.example", "10.0.0.1.news.example", None)] == [False] * 3


@pytest.mark.parametrize("path", ["/", "/api/index", "/static/page.css", "/nothing", "/api/nothing", "/lookup?since=x"])
@pytest.mark.parametrize("host", ["127.0.0.1:8765", "news.example"])
def test_every_answer_tells_the_browser_what_it_may_do(visitor, path, host):
    headers = visitor.get(path, headers={"host": host}).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


def test_a_fault_of_ours_is_a_page_with_the_same_headers(visitor, monkeypatch):
    def fail(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr("factcheck.web.questions.find_disputes", fail)
    answer = visitor.get("/conflicts?slot=depth")
    assert answer.status_code == 500
    assert "a bug" not in answer.text and "factcheck failed" in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://news.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate"},
    ],
)
def test_forms_of_other_sites_are_refused_whatever_they_carry(visitor, headers):
    token = token_of(visitor)
    answer = visitor.post("/upload", data={"token": token}, files=[("files", ("a.txt", ARTICLE))], headers=headers)
    assert answer.status_code == 403
    assert visitor.post("/api/verify", json={"claim_set": SET}, headers=headers).status_code == 403


def test_other_sites_can_not_ask_in_secret_and_their_links_can_be_followed(visitor):
    asked = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert visitor.get("/lookup?q=missiles", headers=asked).status_code == 403
    assert visitor.get("/", headers={**asked, "sec-fetch-mode": "navigate"}).status_code == 200


@pytest.mark.parametrize("path", ["/upload", "/verify", "/upload/any/stop", "/verify/any/stop"])
@pytest.mark.parametrize("token", [None, "", "guessed", "ünïcode"])
def test_nothing_is_changed_without_the_token(visitor, path, token):
    token_of(visitor)
    answer = visitor.post(path, data={} if token is None else {"token": token}, files={})
    assert (answer.status_code, "Open the page again" in answer.text) == (403, True)


def test_the_token_of_the_form_alone_is_not_enough(visitor):
    token = token_of(visitor)
    visitor.cookies.clear()
    answer = visitor.post("/upload", data={"token": token}, files=[("files", ("a.txt", ARTICLE))])
    assert answer.status_code == 403


def test_the_cookie_is_for_this_page_alone(visitor):
    cookie = visitor.get("/").headers["set-cookie"]
    assert cookie.startswith("factcheck-8765=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_what_is_too_large_is_refused_before_it_is_read(visitor, monkeypatch, sample_index):
    monkeypatch.setattr(application, "LARGEST", 2_000)
    with visiting(sample_index) as small:
        answer = sent(small, "/upload", ("long.txt", ARTICLE * 50))
        assert answer.status_code == 413
        assert "factcheck ingest" in answer.text
        told = small.post("/api/verify", json={"claim_set": SET * 50})
        assert (told.status_code, "limit" in told.json()["detail"]) == (413, True)


def test_a_body_of_unknown_length_is_refused(visitor):
    answer = visitor.post("/upload", content=iter([b"a", b"b"]))
    assert answer.status_code == 411


def test_too_many_files_are_refused(visitor):
    answer = sent(visitor, "/upload", *[(f"{number}.txt", ARTICLE) for number in range(51)])
    assert (answer.status_code, "Too many files" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/articles/..%2f..%2fetc%2fpasswd"],
)
def test_no_path_leads_out_of_the_page(visitor, path):
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/passwd", "..", "nothing.yaml", "./everyday.yaml"])
def test_only_claim_sets_that_are_offered_are_opened(visitor, name):
    answer = sent(visitor, "/verify", name=name)
    assert (answer.status_code, "no such claim set" in answer.text) == (404, True)


@pytest.mark.parametrize("source", ["/etc/passwd", "nothing.txt", "*", "https://news.example/a"])
def test_a_claim_set_that_is_sent_reads_no_article_of_this_machine(visitor, source):
    claim_set = SET + f"articles: ['{source}']\n"
    answer = sent(visitor, "/verify", ("mine.yaml", claim_set), field="file")
    assert answer.status_code == 400
    assert "mine.yaml:4: names articles to read" in answer.text
    assert source not in answer.text
    assert "articles to read" in visitor.post("/api/verify", json={"claim_set": claim_set}).json()["detail"]


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("../../a b.txt", "a b.txt"),
        ("C:\\news\\a.md", "a.md"),
        ("..", "otherwise"),
        (".hidden", "hidden"),
        ("a\0b<c>.html", "a_b_c_.html"),
        ("/" * 5, "otherwise"),
        ("ж" * 300 + ".txt", "ж" * 98 + ".txt"),
        ("a" + "字" * 300, "字" * 66),
    ],
)
def test_a_name_from_outside_leads_nowhere(given, plain):
    assert plain_name(given, "otherwise") == plain


@pytest.fixture(scope="module")
def hostile(sample_index, tmp_path_factory):
    """The page over an index with an article that would be obeyed if it could."""
    folder = copied(sample_index, tmp_path_factory.mktemp("hostile"))
    with visiting(folder) as visitor:
        answer = sent(visitor, "/upload", ("<script>alert(9)</script>.jsonl", json.dumps(HOSTILE)))
        assert answer.status_code == 200
        yield visitor, answer.url.path


@pytest.mark.parametrize(
    "path",
    [
        "uploaded",
        "/articles?title=script",
        "/articles/hostile%20%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/speakers",
        "/speakers/Moor",
        "/speakers/%3Cscript%3Ealert(1)%3C/script%3E",
        "/lookup?q=The+dam+is+40+metres+high&outlet=%3Cimg+src%3Dx+onerror%3Dalert(2)%3E",
        "/lookup?q=%22%3E%3Cscript%3Ealert(10)%3C/script%3E",
        "/conflicts?slot=%3Cscript%3E",
        "/upload",
        "/articles?title=script&format=html",
        "/speakers/Moor?format=html",
        "/lookup?q=The+dam+is+40+metres+high&format=html",
    ],
)
def test_markup_in_an_article_is_shown_and_not_obeyed(hostile, path):
    visitor, uploaded = hostile
    answer = visitor.get(uploaded if path == "uploaded" else path)
    page = html.fromstring(answer.text)
    assert not page.xpath("//script[not(@src)] | //img | //b[@onclick] | //svg[@onload] | //@onerror")
    assert not [link for link in page.xpath("//a/@href") if not link.startswith(("/", "#", "http://", "https://"))]
    assert "alert(" in answer.text or path.startswith(("/upload", "/speakers", "/conflicts"))


def test_an_address_that_is_no_web_page_is_text(hostile):
    visitor, _ = hostile
    page = html.fromstring(visitor.get("/articles/hostile%20%3Cscript%3Ealert(1)%3C%2Fscript%3E").text)
    assert "javascript:alert(5)" in page.text_content()
    assert "<script>alert(6)</script>" in page.text_content()
    assert all(link.startswith(("/", "#")) for link in page.xpath("//a/@href"))
