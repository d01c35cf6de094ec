"""Who says what, through whom: small truths, golden articles, and laws that hold for any text."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Article, Claim, Mark, Span, Voice, words
from factcheck.speech import find_claims

CASES = Path(__file__).parent / "cases" / "speech"


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, words(article, claim.spans)) for claim in find_claims(article) if claim.speaker]


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


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("She", "Ada Berg"),
        ("Berg", "Ada Berg"),
        ("Ms. Berg", "Ada Berg"),
        ("The minister", "Ada Berg"),
        ("The Danish minister", "Ada Berg"),
        ("The Danish energy minister", "Ada Berg"),
        ("The official", "Ada Berg"),
        ("The Norwegian minister", "Nils Holm"),
        ("The fisheries minister", "Nils Holm"),
        ("Holm", "Nils Holm"),
        ("The ministry", "Denmark's Energy Ministry"),
        ("The DWC", "Danish Wind Council"),
        ("A senior official", "A senior official"),
        ("Danish officials", "Danish officials"),
        ("Copenhagen", "Copenhagen"),
    ],
)
def test_a_mention_means_the_fullest_name(mention: str, name: str) -> None:
    story = (
        "Norwegian fisheries minister Nils Holm came to the Danish Wind Council (DWC) on Monday. "
        "Denmark's Energy Ministry had invited him. Danish energy minister Ada Berg welcomed the talks. "
        f"{mention} said the farm would open."
    )
    assert said(story)[-1] == (name, "the farm would open")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Japan's Joint Staff Office said it fell. The Joint Staff said it broke.", ["Japan's Joint Staff Office"] * 2),
        ("Norway's fisheries ministry said it fell. Nils Holm slept. The Norwegian ministry said it broke.", None),
        (
            "A deputy director at sea said it fell. The official said it broke.",
            ["A deputy director at sea"] * 2,
        ),
        ("Yonhap news agency said it fell.", ["Yonhap"]),
        ("Oslo and Copenhagen said they agreed.", ["Oslo and Copenhagen"]),
    ],
)
def test_bodies_and_the_unnamed_are_met_again(text: str, names: list[str] | None) -> None:
    assert [name for name, _ in said(text)] == (names or ["Norway's fisheries ministry"] * 2)


def test_a_title_tells_he_from_she() -> None:
    text = "Mr. Holm met Mrs. Berg on Monday. He said the farm was late. She said it was early."
    assert [name for name, _ in said(text)] == ["Holm", "Berg"]


def test_it_is_the_body_that_spoke_last() -> None:
    text = "Ada Berg smiled. The Danish Wind Council said the farm was late. It added that costs had doubled."
    assert [name for name, _ in said(text)] == ["Danish Wind Council"] * 2


def test_a_statement_speaks_for_whoever_issued_it() -> None:
    text = (
        "The farm was late, a statement from the Danish Wind Council said. The statement added that costs had doubled."
    )
    assert [name for name, _ in said(text)] == ["Danish Wind Council"] * 2


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


def test_an_office_set_off_by_commas_belongs_to_the_name_beside_it() -> None:
    text = "The port's spokeswoman, Maria Vega, said the crane was new. Ole Dahl, head of the union, said it was old."
    speakers = [claim.speaker for claim in find_claims(Article("a", text))]
    named = [(speaker.name, speaker.role) for speaker in speakers if speaker]
    assert named == [("Maria Vega", "port's spokeswoman"), ("Ole Dahl", "head of the union")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theresa May said the farm was late.", "Theresa May"),
        ("On May 5 the ministry said the farm was late.", "ministry"),
        ("U.S. Secretary of State Anna Cole said the farm was late.", "Anna Cole"),
        ("House Budget Committee Chairman Bo Ray said the farm was late.", "Bo Ray"),
        ("Gen. James R. Cole Jr. said the farm was late.", "James R. Cole Jr."),
        ("The Joint Chiefs of Staff said the farm was late.", "Joint Chiefs of Staff"),
        ("The North said the farm was late.", "North"),
    ],
)
def test_a_name_comes_without_its_titles(text: str, name: str) -> None:
    assert said(text) == [(name, "the farm was late")]


def test_a_news_body_alone_is_the_speaker() -> None:
    (claim,) = find_claims(Article("a", "Reuters reported that the farm was late."))
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind, claim.via) == ("Reuters", "organisation", ())


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Danish energy minister Ada Berg", "person"),
        ("The energy ministry", "organisation"),
        ("Copenhagen", "place"),
        ("South Korean authorities", "group"),
        ("A survey of 900 farmers", "document"),
        ("A senior official", "unnamed"),
    ],
)
def test_a_speaker_has_a_kind(speaker: str, kind: str) -> None:
    claim = find_claims(Article("a", f"{speaker} said that the farm was late."))[0]
    assert claim.speaker is not None
    assert claim.speaker.kind == kind


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


@pytest.mark.parametrize(
    "text",
    [
        "said " * 20_000,
        "Kim, said, " * 8_000,
        '"word. ' * 10_000,
        "'word " * 10_000,
        "“‘\"'«»" * 3_000,
        "Ada Berg said the farm was late. He denied it.\n\n" * 1_500,
        " ".join(f"President Ada{number} Berg said she left." for number in range(3_000)),
    ],
    ids=["cues", "commas", "doubles", "singles", "marks", "prose", "names"],
)
def test_time_is_linear_even_in_text_that_is_no_prose(text: str) -> None:
    start = time.process_time()
    find_claims(Article("a", text))
    assert time.process_time() - start < 8


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
def test_a_claim_has_a_speaker_and_a_cue_or_is_the_narrators(text: str) -> None:
    for claim in find_claims(Article("a", text)):
        assert (claim.speaker is None) == (claim.cue is None) == (claim.voice is Voice.NARRATOR)
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
