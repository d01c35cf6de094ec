"""The report page as a document: the answer first, every quotation exact and in its context, silence told."""

import re
from dataclasses import replace
from datetime import date

import pytest
from checking import JAPAN, KIM, LAUNCH, MEETING, ORIGINS, dossier, report
from lxml import html
from making import article
from paging import LONG, MEASURED, SHORT, SILENT, in_article, measured, parsed, text_of, told_by

from factcheck import __version__
from factcheck.records import (
    Dossier,
    Outcome,
    Relation,
    Span,
    Status,
)
from factcheck.views import answers
from factcheck.views.html import disputes_page, dossier_page, outcomes_page
from factcheck.views.html.passages import whole

TWICE = Outcome(
    "c", "set.yaml", 3, "They flew.", (), Status.CONFLICTING, True, "error", (), MEASURED, dossier=dossier(MEASURED)
)


def test_the_answer_comes_first_in_words_and_figures():
    page = dossier_page(replace(dossier(MEASURED), question="They flew about 350 km"))
    answer = parsed(page).get_element_by_id("answer")
    assert page.index('id="answer"') < page.index('class="matrix')
    assert [text_of(part) for part in answer.xpath(".//h1 | .//*[@class='status'] | .//*[@class='said']")] == [
        "They flew about 350 km",
        "conflicting The reports disagree",
        "1 origin says about 350 km; 1 says about 370 km.",
    ]


def test_no_status_is_called_true_or_false():
    for status in Status:
        page = dossier_page(replace(dossier(replace(MEASURED, status=status)), status=status))
        assert answers.STATUSES[status] in page
        assert not re.search(r"\b(?:true|false)\b", page, re.I)


def test_origins_that_say_the_same_are_counted_together():
    third = replace(SHORT, origin="o3")
    event = replace(MEASURED, reports=(SHORT, third, LONG), corroborating_origins=2)
    assert answers.answer(event) == "2 origins say about 350 km; 1 says about 370 km."


def test_what_an_origin_says_later_follows_what_it_said_first():
    later = in_article(
        measured(JAPAN, "about 350 km", low=390_000, high=410_000, text="400 km"), published=date(2023, 3, 28)
    )
    event = replace(MEASURED, reports=(later, SHORT))
    assert answers.answer(event) == "1 origin says about 350 km, then 400 km."


def test_an_origin_without_a_figure_is_counted_too():
    wordy = replace(SHORT, origin="o3", comparisons=())
    event = replace(MEASURED, reports=(SHORT, wordy), corroborating_origins=2, conflicting_origins=0)
    assert answers.answer(event) == "1 origin says about 350 km; 1 more agrees without a figure."


def test_without_a_figure_the_answer_counts_who_agrees():
    assert answers.answer(MEETING) == "What agrees goes back to Japan's Defense Ministry (1 report)."


def test_a_report_is_a_row_with_outlet_speaker_words_value_and_how_far_it_is_off():
    rows = parsed(dossier_page(dossier(MEASURED))).xpath("//tbody[contains(@class, 'conflicts')]/tr[2]/*")
    outlet, speaker, words, value, beside = map(text_of, rows)
    assert outlet == "Meridian Courier 27 March 2023"
    assert speaker == "Joint Chiefs of Staff, via Yonhap · paraphrased"
    assert "“They flew about 370 km.”" in words
    assert value == "about 370 km"
    assert beside == "conflicts +5.7%"


def test_the_words_compared_are_marked_and_the_quotation_is_exact():
    page = parsed(dossier_page(dossier(MEASURED)))
    quotes = [quote.text_content() for quote in page.xpath("//table//blockquote")]
    assert quotes == [f"“{told.article.text}”" for told in (SHORT, LONG)]
    assert page.xpath("//table//mark/text()") == ["about 350 km", "about 370 km"]


def test_reports_of_one_origin_stand_in_one_bracket_under_its_name():
    other = in_article(SHORT, id="a9", outlet="Eastlight Bulletin")
    origins = (replace(ORIGINS[0], reports=2, because="both cite it"), ORIGINS[1])
    event = replace(MEASURED, reports=(SHORT, other, LONG), origins=origins)
    heads = told_by(dossier_page(dossier(event)), "//table[contains(@class, 'matrix')]//tr[@class='origin']")
    assert heads == [
        "agrees · Japan's Defense Ministry 2 reports, because both cite it",
        "conflicts · Joint Chiefs of Staff 1 report",
    ]


def test_a_value_in_another_unit_is_converted_beside_it():
    text = "They flew roughly 217 miles."
    miles = measured(
        report(text, "Japan", distance="about 350 km"),
        "roughly 217 miles",
        low=342_243,
        high=356_212,
        printed=217.0,
        printed_unit="mile",
    )
    event = replace(MEASURED, reports=(SHORT, LONG, miles))
    values = told_by(dossier_page(dossier(event)), "//td[@class='value']")
    assert "roughly 217 miles= 349 kilometres" in values


def test_every_quotation_leads_to_its_words_in_the_context_of_its_article():
    text = f"Before it.\n\n{JAPAN.article.text} And more.\n\nAfter it."
    place = Span(text.index("The missiles"), text.index(" And more"))
    claim = replace(SHORT.fact.claim, spans=(place,))
    told = in_article(replace(SHORT, fact=replace(SHORT.fact, claim=claim)), text=text)
    page = parsed(dossier_page(dossier(replace(MEASURED, reports=(told,)))))
    link = page.xpath("//table//a/@href")[0]
    words = page.get_element_by_id(link.removeprefix("#"))
    assert words.getparent().text_content() == text[place.start : place.end]
    paragraphs = [each.text_content() for each in page.xpath("//section[@class='sources']//p[@dir]")]
    assert paragraphs == text.split("\n\n")


def test_a_long_article_shows_what_stands_around_the_words_and_tells_what_is_left_out():
    text = f"{'Far off. ' * 400}{JAPAN.article.text} {'Far on. ' * 400}"
    start = text.index(JAPAN.article.text)
    claim = replace(JAPAN.fact.claim, spans=(Span(start, start + len(JAPAN.article.text)),))
    told = in_article(replace(JAPAN, fact=replace(JAPAN.fact, claim=claim)), text=text)
    (shown,) = told_by(dossier_page(dossier(replace(LAUNCH, reports=(told,)))), "//section[@class='sources']//p[@dir]")
    assert shown.startswith("[…] ") and shown.endswith(" […]")
    assert JAPAN.article.text in shown and len(shown) < 1500


def test_a_link_out_opens_the_article_at_the_words():
    told = in_article(SHORT, url="https://harbour.example/2023/launch#top")
    page = parsed(dossier_page(dossier(replace(MEASURED, reports=(told,)))))
    assert page.xpath("//ul[contains(@class, 'links')]//a/@href") == [
        "https://harbour.example/2023/launch#top:~:text=The%20missiles%20flew%20about%20350%20km."
    ]


def test_what_could_not_be_compared_is_told_slot_by_slot():
    told = dict(answers.silences_told(MEASURED))
    assert told == {
        "date": "The claim has 27 March 2023. Nothing of it in all 2 reports: Harbour Times, Meridian Courier.",
        "place": "Nothing of it in the claim; in reports: Chunghwa.",
        "name": "Nothing of it in the claim, nor in the reports that were held against it.",
    }
    page = dossier_page(dossier(MEASURED))
    assert told_by(page, "//section[@class='silent']//dt") == list(told)
    assert told_by(page, "//section[@class='silent']//dd") == list(told.values())


def test_a_report_that_says_nothing_comparable_is_shown_there_and_not_hidden():
    mute = replace(
        in_article(SHORT, id="a7", outlet="Saltmere Daily"), relation=Relation.UNCLEAR, comparisons=(SILENT,)
    )
    page = dossier_page(dossier(replace(MEASURED, reports=(SHORT, mute))))
    (section,) = parsed(page).xpath("//section[@class='silent']")
    assert [text_of(name) for name in section.xpath(".//th[@scope='row']/bdi")] == ["Saltmere Daily"]
    assert "<details" not in html.tostring(section, encoding="unicode").split("<table")[0]


def test_other_events_are_folded_and_say_why_they_are_others():
    other = replace(MEETING, apart="60 days apart")
    (folded,) = parsed(dossier_page(dossier(MEASURED, others=(other,)))).xpath("//section[@class='others']/details")
    assert "open" not in folded.attrib
    assert "another event: 60 days apart" in text_of(folded.find("summary"))
    assert KIM.article.text in text_of(folded)


def test_nothing_found_says_what_was_searched():
    page = dossier_page(Dossier("A dam burst", Status.NOT_FOUND, (), (), 28, 180))
    assert "Searched: 28 articles, 180 claims." in told_by(page, "//main")[0]


def test_several_events_that_a_claim_fits_are_announced():
    page = dossier_page(dossier(MEASURED, MEETING))
    assert "The claim fits 2 events." in told_by(page, "//*[@id='answer']")[0]


def test_the_page_allows_its_own_style_and_nothing_else():
    page = parsed(dossier_page(dossier(MEASURED)))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not page.xpath("//script | //link | //img | //iframe | //@style | //@onclick")
    assert f"factcheck {__version__}" in text_of(page.find(".//footer"))


def test_every_id_of_a_page_is_there_once_and_every_link_within_it_leads_somewhere():
    for page in (dossier_page(dossier(MEASURED, MEETING, others=(MEETING,))), outcomes_page([TWICE, TWICE])):
        ids = parsed(page).xpath("//@id")
        assert len(ids) == len(set(ids))
        links = {link[1:] for link in parsed(page).xpath("//a/@href") if link.startswith("#")}
        named = {name for names in parsed(page).xpath("//@aria-labelledby") for name in names.split()}
        assert links | named <= set(ids)


def test_words_that_were_asked_for_as_they_are_stand_in_quotation_marks():
    asked = replace(dossier(MEASURED), question="They flew")
    for quote, shown in ((True, ["The words", "“They flew”"]), (False, ["The claim", "They flew"])):
        assert told_by(dossier_page(asked, quote=quote), "//*[@class='kicker'][1] | //h1")[:2] == shown
        (claim,) = told_by(outcomes_page([replace(TWICE, quote=quote)]), "//summary/b")
        assert claim == ("“They flew.”" if quote else "They flew.")


def test_a_dispute_is_held_against_its_first_report_and_no_claim():
    first = replace(LONG, comparisons=(), relation=Relation.CORROBORATES)
    page = disputes_page([replace(MEASURED, reports=(SHORT, first), asked=())])
    assert "the claim" not in text_of(parsed(page).find(".//main")).lower()
    assert told_by(page, "//thead//th[last()]")[0] == "Beside the first report"
    rows = told_by(page, "//table[contains(@class, 'matrix')]/tbody/tr[2]")
    assert "The others are held against this." in rows[0] and "How it was compared" in rows[1]
    assert {"one side", "the other side"} >= set(told_by(page, "//*[@class='legend']/li")[:-1])


@pytest.mark.parametrize("text", ["", "\n\n \n", "One.\n\n\n\nTwo.\n", "\tOne.\nstill one.\n \nTwo."])
def test_no_word_of_an_article_is_lost_or_made_up(text):
    stretches = [stretch for paragraph in whole(article(text), []) for stretch in paragraph.stretches]
    assert " ".join(piece.text for stretch in stretches for piece in stretch.pieces).split() == text.split()
