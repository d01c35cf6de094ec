"""The local page: what each address shows, where its links lead, and what is taken away from it."""

import json
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html
from serving import HOME, LAUNCH, visiting

from factcheck.index import Index
from factcheck.sample import ARTICLES

ASKED = f"/lookup?q={quote(LAUNCH)}"
ARTICLE = "/articles/saltmere-2022-09-06"
SPEAKER = "/speakers/Kim%20Jong%20Un"
LISTS = (ASKED, "/conflicts", "/articles", ARTICLE, "/speakers", SPEAKER)
PAGES = ("/", *LISTS, "/upload", "/verify", "/api")
FORMS = {"json": "application/json", "csv": "text/csv", "markdown": "text/markdown", "html": "text/html"}


@pytest.fixture(scope="module")
def visitor(sample_index):
    with visiting(sample_index) as visitor:
        yield visitor


def read(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_title_one_heading_and_no_script_or_style_of_its_own(visitor, path):
    page = read(visitor, path)
    assert page.findtext(".//title").endswith("· factcheck")
    assert len(page.findall(".//h1")) == 1
    assert not page.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_judges_nothing(visitor, path):
    told = words(read(visitor, path)).lower().split()
    assert not {"true", "false", "fake"} & set(told)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_somewhere_and_its_fragment_stands_there(visitor, path):
    page = read(visitor, path)
    links = {urljoin(f"{HOME}{path}", link) for link in page.xpath("//a/@href") if "format=" not in link}
    for link in sorted(link for link in links if urlsplit(link).netloc == urlsplit(HOME).netloc):
        if "/lookup?" in link:
            # Margins lead to lookups by the dozen; one of them is followed elsewhere.
            continue
        place, fragment = urldefrag(link)
        answer = visitor.get(place.removeprefix(HOME))
        assert answer.status_code == 200, link
        if fragment and "json" not in answer.headers["content-type"]:
            assert html.fromstring(answer.text).xpath("//*[@id=$id]", id=fragment), link


def test_the_home_page_offers_the_search_and_the_clearest_disputes(visitor):
    page = read(visitor, "/")
    assert page.xpath("//form[@role='search'][@action='/lookup']//input[@name='q']")
    assert "28 articles" in words(page)
    assert page.xpath("//a[starts-with(@href, '/conflicts/')]")


def test_a_lookup_gives_the_answer_first_and_every_report_in_its_words(visitor):
    page = read(visitor, ASKED)
    told = json.loads(visitor.get(f"{ASKED}&format=json").text)
    answer = words(page.get_element_by_id("answer"))
    assert LAUNCH in answer and told["status"] in answer
    shown = words(page)
    for report in told["events"][0]["reports"]:
        assert " ".join(report["claim"]["text"].split()) in shown
        assert report["claim"]["article"]["outlet"] in shown


def test_a_quotation_opens_its_article_at_its_words(visitor):
    link = read(visitor, ASKED).xpath("//a[contains(@href, '#c-')]/@href")[0]
    path, claim = urldefrag(link)
    claims = json.loads(visitor.get(f"/api{path}").text)["claims"]
    [text] = [one["text"] for one in claims if f"c-{one['id']}" == claim]
    [quoted] = read(visitor, path).xpath("//span[@class and span/@id=$id]", id=claim)
    assert text.split(" … ")[0] in quoted.text_content()


def test_exact_words_are_looked_up_as_such(visitor):
    page = read(visitor, "/lookup?q=more+practical+and+offensive&quote=true")
    assert page.xpath("//input[@name='quote'][@checked]")
    assert "Kim Jong Un" in words(page)


def test_a_search_for_nothing_leads_home(visitor):
    answer = visitor.get("/lookup?q=%20", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_filters_narrow_a_lookup_and_stay_in_the_form(visitor):
    page = read(visitor, f"{ASKED}&outlet=Harbour+Post&since=2023-03-01&until=")
    assert page.xpath("//input[@name='outlet']/@value") == ["Harbour Post"]
    assert page.xpath("//input[@name='since']/@value") == ["2023-03-01"]
    assert {words(one) for one in page.xpath("//*[@class='outlet']")} == {"Harbour Post"}


@pytest.mark.parametrize("path", [f"{ASKED}&published=", "/conflicts?slot=", "/articles?title=", f"{SPEAKER}?limit="])
def test_fields_left_empty_ask_for_nothing(visitor, path):
    full = f"{path}&speaker=&outlet=%20&since=&until=&limit="
    assert visitor.get(f"{full}&format=json").text == visitor.get(f"{path}&format=json").text


@pytest.mark.parametrize("path", [f"{ASKED}&outlet=Nobody", "/conflicts?outlet=Nobody"])
def test_filters_that_leave_nothing_are_told_and_kept_in_the_form(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 404
    page = html.fromstring(answer.text)
    assert words(page.find_class("notice")[0]) == "No claim in this index passes the filters: outlet “Nobody”."
    assert page.xpath("//input[@name='outlet']/@value") == ["Nobody"]


@pytest.mark.parametrize("query", ["since=2023-13-01", "since=yesterday", "since=1679875200", "limit=0", "limit=x"])
def test_what_can_not_be_read_in_an_address_is_named(visitor, query):
    answer = visitor.get(f"{ASKED}&{query}")
    assert answer.status_code == 422
    assert f"{query.partition('=')[0]}: " in words(html.fromstring(answer.text))


def test_disputes_are_listed_and_each_has_a_page(visitor):
    links = read(visitor, "/conflicts").xpath("//ol[@class='disputes']//h2/a/@href")
    assert links
    page = read(visitor, links[0])
    assert page.xpath("//table//span[contains(@class, 'conflicts')]")
    assert [len(json.loads(visitor.get(f"{link}?format=json").text)) for link in links] == [1] * len(links)


def test_disputes_are_narrowed_by_slot(visitor):
    links = read(visitor, "/conflicts?slot=distance").xpath("//ol[@class='disputes']//h2/a/@href")
    assert all(link.endswith("?slot=distance") for link in links) and links
    assert visitor.get(links[0]).status_code == 200
    assert "those that do, in: " in visitor.get("/conflicts?slot=colour").text


def test_a_dispute_that_is_gone_says_so(visitor):
    answer = visitor.get("/conflicts/e00000000")
    assert (answer.status_code, "not in the index as it stands now" in answer.text) == (404, True)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 28),
        ("title=starship", 1),
        ("title=missiles+korean", None),
        ("outlet=harbour", None),
        ("since=2024-10-01", 1),
        ("until=2022-09-06", 1),
        ("speaker=John+Kirby", 1),
        ("outlet=nobody", 0),
    ],
)
def test_articles_are_listed_and_filtered(visitor, query, found):
    listed = json.loads(visitor.get(f"/articles?{query}&format=json").text)
    assert len(read(visitor, f"/articles?{query}").xpath("//tbody/tr")) == len(listed)
    assert len(listed) == found if found is not None else 1 < len(listed) < 28


def test_articles_come_in_pages(visitor):
    page = read(visitor, "/articles?offset=20")
    assert words(page.find_class("pages")[0].find("span")) == "21–28 of 28"
    assert len(page.xpath("//tbody/tr")) == 8


def test_an_article_has_its_claims_in_the_margin_by_speaker(visitor):
    page = read(visitor, ARTICLE)
    notes = page.xpath("//li[contains(@class, 'note')]")
    claims = json.loads(visitor.get(f"/api{ARTICLE}").text)["claims"]
    assert len(notes) == len(claims)
    assert {words(note.find(".//b")) for note in notes} == {
        "American officials",
        "Vedant Patel",
        "John Kirby",
        "The article itself",
    }
    voices = {words(note.find(".//b")): note.get("class") for note in notes}
    assert len(set(voices.values())) == len(voices)


def test_the_text_of_an_article_is_shown_whole_and_unaltered(visitor):
    text = json.loads(visitor.get(f"/api{ARTICLE}").text)["article"]["text"]
    shown = "\n\n".join(one.text_content().strip() for one in read(visitor, ARTICLE).xpath("//*[@class='text']/p"))
    assert shown == text.strip()


def test_a_headline_that_stands_in_the_text_too_is_shown_once(visitor):
    found = json.loads(visitor.get("/api/articles?title=carrier%20nears%20Busan").text)
    page = read(visitor, f"/articles/{found[0]['id']}")
    headline, paragraphs = words(page.find(".//h1")), page.xpath("//*[@class='text']/p")
    assert headline == found[0]["title"]
    assert words(paragraphs[0]).startswith("TOKYO — ") and len(paragraphs) > 3


def test_words_between_two_offsets_are_marked(visitor):
    text = json.loads(visitor.get(f"/api{ARTICLE}").text)["article"]["text"]
    page = read(visitor, f"{ARTICLE}?at=10-25")
    assert page.xpath("//span[span/@id='at']//mark")[0].text == text[10:25]
    assert page.xpath("//a[@href='#at']")


@pytest.mark.parametrize("at", ["5-5", "9-3", "999999-9999999", "0-0"])
def test_offsets_without_words_mark_nothing(visitor, at):
    assert not read(visitor, f"{ARTICLE}?at={at}").xpath("//mark")


def test_a_name_leads_to_whom_it_fits_alone(visitor):
    answer = visitor.get("/speakers?name=vedant", follow_redirects=False)
    assert answer.headers["location"] == "/speakers/Vedant%20Patel"
    assert len(read(visitor, "/speakers?name=j").xpath("//ul[@class='names']/li")) > 1


def test_variants_of_one_utterance_stand_together(visitor):
    page = read(visitor, SPEAKER)
    statements = page.xpath("//ol[@class='timeline']/li")
    told = json.loads(visitor.get(f"/api{SPEAKER}").text)["statements"]
    assert [len(one.find_class("variant")) for one in statements] == [len(one["variants"]) for one in told]
    assert max(len(one["variants"]) for one in told) > 1


def test_a_name_that_nobody_has_brings_those_that_come_near(visitor):
    answer = visitor.get("/speakers/Kim%20Jung%20Un")
    assert answer.status_code == 404
    assert "near it: Kim Jong Un" in answer.text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", LISTS)
def test_what_is_shown_can_be_taken_away(visitor, path, form):
    offered = [link for link in read(visitor, path).xpath("//nav[@class='exports']//a/@href") if link.endswith(form)]
    assert len(offered) == 1
    answer = visitor.get(offered[0])
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMS[form])
    assert answer.headers["content-disposition"].startswith('attachment; filename="factcheck-')
    assert len(answer.text) > 100


def test_a_page_taken_away_needs_nothing_from_here(visitor):
    for path in LISTS:
        page = html.fromstring(visitor.get(f"{path}{'&' if '?' in path else '?'}format=html").text)
        assert not page.xpath("//@src | //link | //script")
        assert not [link for link in page.xpath("//a/@href") if link.startswith("/")]


@pytest.mark.parametrize("path", ["/nothing", "/articles/nothing", "/upload/nothing", "/verify/nothing", "/static/x"])
def test_what_is_not_there_is_a_page_that_says_so(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "Not found" in words(html.fromstring(answer.text))


def test_an_empty_index_says_how_to_fill_it(tmp_path):
    Index.create_or_open(tmp_path / "empty", encoder_name="all-MiniLM-L6-v2", encoder_digest="", dimension=384).close()
    with visiting(tmp_path / "empty") as visitor:
        assert "holds no articles yet" in visitor.get("/").text
        assert visitor.get(ASKED).status_code == 404
        assert all(visitor.get(path).status_code == 200 for path in ("/articles", "/speakers", "/upload", "/verify"))


def test_an_article_added_from_elsewhere_is_seen_at_once(own_index):
    from running import factcheck

    with visiting(own_index) as visitor:
        assert len(json.loads(visitor.get("/api/articles").text)) == 28
        more = own_index.parent / "more.txt"
        more.write_text("The ferry sank in ten minutes, said harbour master Ada Berg on Tuesday.", encoding="utf-8")
        assert factcheck("ingest", more, "--index", own_index).status == 0
        assert len(json.loads(visitor.get("/api/articles").text)) == 29
        assert "Ada Berg" in visitor.get("/speakers").text


def test_an_index_made_anew_in_the_same_place_is_seen(own_index):
    from running import factcheck

    with visiting(own_index) as visitor:
        assert json.loads(visitor.get("/api/index").text)["articles"] == 28
        for file in own_index.iterdir():
            file.unlink()
        gone = visitor.get("/")
        assert (gone.status_code, "factcheck ingest" in gone.text) == (503, True)
        factcheck("ingest", next(ARTICLES.glob("*.md")), "--index", own_index)
        assert json.loads(visitor.get("/api/index").text)["articles"] == 1
