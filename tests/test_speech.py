"""Who says what, through whom: small truths, golden articles, and laws that hold for any text."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import spoken

from factcheck.articles import read_text
from factcheck.records import Article, Claim, Mark, Span, Voice, words
from factcheck.speech import find_claims

CASES = Path(__file__).parent / "cases" / "speech"


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, spoken(article, claim)) for claim in find_claims(article) if claim.speaker]


def narrated(text: str, *marks: Mark) -> list[str]:
    article = Article("a", text, marks=marks)
    return [words(article, claim.spans) for claim in find_claims(article) if claim.voice is Voice.NARRATOR]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.case")), ids=lambda path: path.stem)
def test_a_golden_article_reads_as_it_was_read_by_hand(path: Path) -> None:
    given_text, _, expected = path.read_text(encoding="utf-8").partition("\n===\n")
    article = _marked(given_text.partition("\n")[2])
    found = "\n".join(_line(article, claim) for claim in find_claims(article))
    assert found == expected.strip()


def _marked(text: str) -> Article:
    """An article whose marks are written into it: "[title]...[/title]"."""
    marks: list[Mark] = []
    while found := re.search(r"\[(title|caption)\](.*?)\[/\1\]", text):
        text = text[: found.start()] + found.group(2) + text[found.end() :]
        marks.append(Mark(found.group(1), Span(found.start(), found.start() + len(found.group(2)))))
    return Article("a", text, marks=tuple(marks))


def _line(article: Article, claim: Claim) -> str:
    spoken = words(article, claim.spans)
    if claim.speaker is None or claim.cue is None:
        return f"{claim.voice} | {spoken}"
    role = f" ({claim.speaker.role})" if claim.speaker.role else ""
    who = f"{claim.speaker.name}{role} <{claim.speaker.mention}>"
    return f"{claim.voice} | {who} | {claim.cue.text}/{claim.cue.stance} | {', '.join(claim.via)} | {spoken}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Berg said the mill was shut.", [("Ada Berg", "the mill was shut")]),
        ("The mill was shut, Ada Berg said.", [("Ada Berg", "The mill was shut")]),
        ("The mill was shut, said Ada Berg.", [("Ada Berg", "The mill was shut")]),
        ("“The mill is shut,” said Ada Berg.", [("Ada Berg", "The mill is shut")]),
        ("«The mill is shut,» Ada Berg said.", [("Ada Berg", "The mill is shut")]),
        ("'The mill is shut,' Ada Berg said.", [("Ada Berg", "The mill is shut")]),
        ("``The mill is shut,'' Ada Berg said.", [("Ada Berg", "The mill is shut")]),
        ('"Shut it!" Ada Berg said.', [("Ada Berg", "Shut it!")]),
        ("According to Ada Berg, the mill was shut.", [("Ada Berg", "the mill was shut")]),
        ("It was late, Ada Berg said, so the mill was shut.", [("Ada Berg", "It was late … so the mill was shut")]),
        (
            "Ada Berg said the mill was shut, but Nils Holm said it was open.",
            [("Ada Berg", "the mill was shut"), ("Nils Holm", "it was open")],
        ),
        (
            "Ada Berg left early, saying that the mill was shut.",
            [("Ada Berg", "the mill was shut")],
        ),
        (
            "Ada Berg, who runs the mill, said in a statement on Friday that it was shut.",
            [("Ada Berg", "it was shut")],
        ),
        ("Ada Berg has also repeatedly denied that the mill was shut.", [("Ada Berg", "the mill was shut")]),
        ("The crowd left with Ada Berg vowing to reopen the mill.", [("Ada Berg", "to reopen the mill")]),
    ],
)
def test_a_statement_is_found_with_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mill's claims were settled in court last year.",
        "Ada Berg was told to leave the mill.",
        "The mill reopened under the so-called “night plan” in May.",
        "According to plan, the mill was shut in the spring.",
        "The workers' party and the farmers' union met in the '90s.",
    ],
)
def test_what_looks_like_speech_and_is_none_has_no_speaker(text: str) -> None:
    assert said(text) == []
    assert narrated(text) == [text]


def test_a_content_keeps_the_that_which_opens_it() -> None:
    article = Article("a", "Ada Berg said that the mill was shut.")
    assert [words(article, claim.spans) for claim in find_claims(article)] == ["that the mill was shut"]


def test_what_nobody_who_is_named_has_said_has_a_cue_and_no_speaker() -> None:
    claims = find_claims(Article("a", "Passengers were told that the flight had been cancelled."))
    assert [(claim.speaker, claim.cue.text, claim.voice) for claim in claims if claim.cue] == [
        (None, "were told", Voice.INDIRECT)
    ]


def test_a_words_of_words_attribution_keeps_speaker_relay_and_cue_apart() -> None:
    text = 'The Danish premier Ada Berg "stressed the need to build faster," a statement from state media said.'
    (claim,) = find_claims(Article("a", text))
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.role, claim.via) == ("Ada Berg", "Danish premier", ("state media",))


@pytest.mark.parametrize(
    "text",
    [
        "Reuters, citing two officials, reported that the farm was late.",
        "The farm was late, Reuters reported, citing two officials.",
        "Reuters quoted two officials as saying the farm was late.",
        "Two officials were quoted by Reuters as saying the farm was late.",
        "The farm was late, two officials told Reuters.",
    ],
)
def test_whoever_a_news_body_cites_is_the_speaker(text: str) -> None:
    claim = find_claims(Article("a", text))[0]
    assert claim.speaker is not None
    assert (claim.speaker.mention.lower(), claim.via) == ("two officials", ("Reuters",))


def test_a_news_body_alone_is_the_speaker() -> None:
    (claim,) = find_claims(Article("a", "Reuters reported that the farm was late."))
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind, claim.via) == ("Reuters", "organisation", ())


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("“The farm is late,” Ada Berg said.", Voice.DIRECT),
        ("Ada Berg said the farm was “very late” again.", Voice.MIXED),
        ("Ada Berg said the farm was late.", Voice.INDIRECT),
        ("The farm opened late in the year.", Voice.NARRATOR),
    ],
)
def test_voice_tells_how_much_stands_in_quotation_marks(text: str, voice: Voice) -> None:
    assert [claim.voice for claim in find_claims(Article("a", text))] == [voice]


@pytest.mark.parametrize(
    "text",
    ["Who will pay for the farm now?", "Farm row deepens as costs rise", "Read more: the farm was late.", "Late."],
)
def test_questions_headings_and_advertisements_state_nothing(text: str) -> None:
    assert narrated(text) == []


def test_what_an_attribution_leaves_over_is_the_articles_own() -> None:
    text = "The farm opened in March after two delays, with Ada Berg saying that costs had doubled."
    assert narrated(text) == ["The farm opened in March after two delays"]
    assert narrated("The move comes as Ada Berg said that costs had doubled.") == []


def test_marked_stretches_yield_no_claim_and_sentences_begin_after_them() -> None:
    text = "- The farm opened in March. Photo: Ada Berg says it is late. It closed in May."
    caption = Span(text.index("Photo"), text.index("It closed"))
    claims = narrated(text, Mark("dash", Span(0, 1)), Mark("caption", caption))
    assert claims == ["The farm opened in March.", "It closed in May."]
    assert said(text[: caption.start]) == []


def test_an_id_is_stable_and_says_where_and_by_whom() -> None:
    text = "Ada Berg said the farm was late. Nils Holm said the farm was late."
    first, second = find_claims(Article("a", text))
    assert (first.id, second.id) == tuple(claim.id for claim in find_claims(Article("a", text)))
    assert first.id != second.id
    assert first.id != find_claims(Article("b", text))[0].id


def prose(paragraphs: int) -> str:
    return "Ada Berg said the farm was late. He denied it.\n\n" * paragraphs


def names(sentences: int) -> str:
    return " ".join(f"President Ada{number} Berg said she left." for number in range(sentences))


def seconds(text: str) -> float:
    """Of the processor, whatever else it has to do."""
    start = time.process_time()
    find_claims(Article("a", text))
    return time.process_time() - start


@pytest.mark.parametrize(
    ("write", "size"),
    [
        ("said ".__mul__, 4_000),
        ("Kim, said, ".__mul__, 1_200),
        ('"word. '.__mul__, 2_500),
        ("'word ".__mul__, 3_000),
        ("“‘\"'«»".__mul__, 1_500),
        (prose, 500),
        (names, 700),
    ],
    ids=["cues", "commas", "doubles", "singles", "marks", "prose", "names"],
)
def test_time_is_linear_even_in_text_that_is_no_prose(write: Callable[[int], str], size: int) -> None:
    """Four times the text: linear is about 4, quadratic 16; a busy machine's caches make 6 of 4."""
    seconds("Ada Berg said the farm was late.")
    assert seconds(write(size)) < 9 * seconds(write(size // 4))


MARKS = tuple("“”\"'‘«»,.?:…()— \n")
WORDS = ("Ada Berg", "he", "said", "’s", "\n\n", "according to", "Reuters", "the minister", "that", "told", "saying")
PIECES = st.sampled_from((*MARKS, *WORDS, "as", "cited", "U.S.", "and", "the farm was late"))


def _texts() -> st.SearchStrategy[str]:
    return st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(_texts(), st.integers(0, 60), st.integers(0, 60))
def test_every_span_lies_in_the_text_and_outside_marks(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    marks = (Mark("caption", Span(start, end)),) if start < end else ()
    for claim in find_claims(Article("a", text, marks=marks)):
        for span in _all_spans(claim):
            assert 0 <= span.start < span.end <= len(text)
            assert not marks or span.end <= start or span.start >= end


@given(_texts())
def test_a_claim_has_a_speaker_or_a_cue_or_is_the_narrators(text: str) -> None:
    for claim in find_claims(Article("a", text)):
        assert (claim.speaker is None and claim.cue is None) == (claim.voice is Voice.NARRATOR)
        assert 0 < claim.confidence <= 1
        if claim.speaker is not None:
            assert text[claim.speaker.span.start : claim.speaker.span.end] == claim.speaker.mention
            assert claim.speaker.name.strip()


@given(_texts())
def test_no_two_claims_share_an_id(text: str) -> None:
    ids = [claim.id for claim in find_claims(Article("a", text))]
    assert len(ids) == len(set(ids))


def _all_spans(claim: Claim) -> Iterator[Span]:
    yield from claim.spans
    if claim.speaker is not None and claim.cue is not None:
        yield from (claim.speaker.span, claim.cue.span)


@pytest.mark.parametrize(
    "text",
    [
        "Explosion at fertiliser plant kills four in Varna\n\nVARNA, Bulgaria, March 12 (Reuters) - An explosion at a "
        "fertiliser plant near the port of Varna killed four people and hurt 23 on Thursday, Bulgaria's Interior "
        "Ministry said.",
        "Blast near Varna\n14 March 2026\nAn explosion at a fertiliser plant near Varna killed five people and injured "
        "23 on Thursday, the Interior Ministry of Bulgaria said.",
        "Blast near Varna\r\n14 March 2026\r\n\r\nAn explosion at a fertiliser plant near Varna killed five people "
        "and injured 23 on Thursday, the Interior Ministry of Bulgaria said.",
    ],
)
def test_what_the_first_sentence_attributes_does_not_take_the_headline_in(text: str) -> None:
    article = read_text(text)
    (claim,) = [claim for claim in find_claims(article) if claim.speaker]
    assert spoken(article, claim).startswith("An explosion at a fertiliser plant")
    assert spoken(article, claim).endswith("on Thursday")


def test_a_headline_says_itself_whose_its_words_are() -> None:
    article = read_text(
        "Devnya blast: Six dead, says mayor\n\nSix people died in the explosion at the plant on Thursday morning, the "
        "mayor of Devnya, Svilen Shtarkov, told reporters."
    )
    assert [spoken(article, claim) for claim in find_claims(article)] == [
        "Devnya blast: Six dead",
        "Six people died in the explosion at the plant on Thursday morning",
    ]
