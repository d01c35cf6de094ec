"""The local page's disputes, records and lists: what each is held against, where it goes on, why it is empty."""

import pytest
from lxml import html
from serving import visiting

SPEAKER = "/speakers/Kim%20Jong%20Un"


@pytest.fixture(scope="module")
def visitor(sample_index):
    with visiting(sample_index) as visitor:
        yield visitor


def read(visitor, path):
    return html.fromstring(visitor.get(path).text)


def words(element):
    return " ".join(element.text_content().split())


def test_a_dispute_is_told_beside_its_first_report_and_over_what(visitor):
    listed = read(visitor, "/conflicts")
    assert any("over distance · " in words(one) for one in listed.xpath("//ol[@class='disputes']/li"))
    (link, *_) = listed.xpath("//ol[@class='disputes']//h2/a/@href")
    page = read(visitor, link)
    matrix = page.xpath("//table[contains(@class, 'matrix')]")[0]
    assert words(matrix.xpath("./thead//th")[-1]) == "Beside the first report"
    first = matrix.xpath("./tbody[1]/tr[2]")[0]
    assert "The others are held against this." in words(first) and first.xpath(".//mark")
    assert "the claim" not in words(page.get_element_by_id("answer")).lower()
    for form in ("markdown", "html"):
        taken = visitor.get(f"{link}?format={form}").text
        assert "the other side" in taken and "The claim" not in taken and "1 origin agrees" not in taken


def test_a_quotation_is_looked_up_in_quotation_marks(visitor):
    page = read(visitor, "/lookup?quote=true&q=more+practical+and+offensive")
    assert words(page.find(".//h1")) == "“more practical and offensive”"


def test_a_long_record_goes_on_from_page_to_page(visitor, monkeypatch):
    monkeypatch.setattr("factcheck.web.pages.speakers.STATEMENTS", 2)
    asked, seen = SPEAKER, []
    while asked:
        page = read(visitor, asked)
        seen += page.xpath("//ol[@class='timeline']/li/@id")
        asked = next(iter(page.xpath("//nav[@class='pages']/a[@rel='next']/@href")), None)
    assert seen == [one["id"] for one in visitor.get(f"/api{SPEAKER}").json()["statements"]]


def test_an_empty_list_says_why(visitor):
    assert "No article in this index passes" in words(read(visitor, "/articles?title=zeppelin"))
    assert "Nobody of that name" in words(read(visitor, "/speakers?name=Nobody"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "yesterday"])
def test_a_day_that_no_newspaper_has_is_refused_in_words(visitor, day):
    answer = visitor.get(f"/lookup?q=yesterday&published={day}")
    assert (answer.status_code, day in answer.text) == (422, True)
