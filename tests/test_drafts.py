"""Drafts held against the sample's index: what is told of a text in which something was changed, and what is not."""

import io
from datetime import date
from pathlib import Path

import pytest
from making import article, fact

from factcheck.checks.drafts import Draft, check_draft, read_draft
from factcheck.checks.drafts.alike import align_sentences
from factcheck.checks.drafts.copies import find_copies
from factcheck.checks.drafts.votes import Vote, by_place, judge
from factcheck.errors import BadInput, NothingMatched
from factcheck.index import Index
from factcheck.pipeline.gathering import Filters
from factcheck.records import Relation, Report, Span
from factcheck.records.drafts import DraftCheck, Fault, Witness
from factcheck.sample import ARTICLES

CONFLICT, ALTERED, SPEAKER, UNKNOWN = Fault.CONFLICT, Fault.ALTERED, Fault.SPEAKER, Fault.NOT_ON_RECORD

# An article of the sample, a figure or day, a speaker and words of a quotation in it, and what stands there instead.
TRIPLES = {
    "2023-03-27-meridian-courier.md": (
        ("about 350 kilometers", "about 250 kilometers"),
        ("The U.S. Indo-Pacific Command", "South Korea's Joint Chiefs of Staff"),
        ("immediate threat", "imminent threat"),
    ),
    "2023-04-04-saltmere-daily.md": (
        ("31st member", "33rd member"),
        ("Dmitry Peskov", "Sergei Lavrov"),
        ("historic day", "glorious day"),
    ),
    "2023-04-20-aldermoor-herald.md": (
        ("33 engines", "39 engines"),
        ("Elon Musk", "Jeff Bezos"),
        ("rapid unscheduled", "rapid unplanned"),
    ),
    "2022-10-01-meridian-courier.md": (
        ("about 400 kilometers", "about 480 kilometers"),
        ("Japan's Defense Ministry said", "South Korea's Joint Chiefs of Staff said"),
        ("destabilizing impact", "stabilizing impact"),
    ),
    "2023-04-11-harbour-post.md": (
        ("since Friday", "since Sunday"),
        ("the unification ministry", "South Korea's Joint Chiefs of Staff"),
        ("more practical and offensive", "more practical and aggressive"),
    ),
    "2022-09-22-meridian-courier.html": (
        ("Sept. 6", "Sept. 16"),
        ("a vice director general at its Defense Ministry", "Foreign Minister Choe Son Hui"),
        ("keep its mouth shut", "keep its mouth closed"),
    ),
}

REWRITTEN = """
Morocco buries its dead
By A Reporter
9 September 2023

RABAT — The earthquake that shook Morocco on the night of 8 September killed 2,012 people and injured 2,059, the
Interior Ministry said on Saturday.

The earthquake had a magnitude of 6.8 and a depth of about 18 km, the United States Geological Survey said. Morocco's
own seismic network measured a magnitude of 7.

King Mohammed VI declared three days of national mourning, according to the royal palace.
"""

KIM = """
Kim wants a sharper deterrent
11 April 2023

North Korea's leader, Kim Jong Un, said that his country needed a “practical and offensive” deterrent, state media
reported on Tuesday.

Finland became the 31st member of Nato on 4 April. “This is a historic day,” Jens Stoltenberg said in Brussels.
"""


@pytest.fixture(scope="module")
def sample(sample_index):
    with Index.open(sample_index) as index:
        yield index, index.load_encoder()


@pytest.fixture
def checked(sample, tmp_path):
    """Checks a text as a draft of this name."""

    def check(text: str, name: str = "draft.md", **known) -> DraftCheck:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return check_draft(read_draft(str(tmp_path / name), io.BytesIO()), *sample, **known)

    return check


def body_of(name: str) -> tuple[str, str]:
    """A sample article: what stands before its text (front matter, a page's head), and its text."""
    text = (ARTICLES / name).read_text("utf-8")
    start = text.index("<p>") if name.endswith("html") else text.index("\n---\n")
    return text[:start], text[start:]


def faults(check: DraftCheck) -> list[tuple[Fault, str]]:
    """What the record has otherwise, with the draft's own words."""
    wrong = [one for one in check.checked if one.fault not in (None, UNKNOWN)]
    return [(one.fault, check.article.text[one.span.start : one.span.end]) for one in wrong if one.fault]


def shares_a_word(told: str, after: str) -> bool:
    return not set(told.replace(",", " ").split()).isdisjoint(after.split())


@pytest.mark.parametrize("name", TRIPLES)
def test_a_changed_figure_a_changed_speaker_and_a_changed_word_are_reported_and_nothing_else(checked, name):
    head, text = body_of(name)
    for before, after in TRIPLES[name]:
        assert before in text
        text = text.replace(before, after, 1)

    check = checked(head + text, name)

    assert sorted(fault for fault, _ in faults(check)) == sorted([CONFLICT, ALTERED, SPEAKER])
    figure, speaker, quotation = (after for _, after in TRIPLES[name])
    told = dict(faults(check))
    assert shares_a_word(told[CONFLICT], figure)
    assert shares_a_word(told[SPEAKER], speaker)
    assert quotation.split()[-1] in told[ALTERED]


@pytest.mark.parametrize("name", ["2023-09-09-quillhaven-ledger.md", "2023-09-09-northfold-gazette.html"])
def test_an_article_as_it_stands_in_the_index_is_not_at_odds_with_it(checked, name):
    assert faults(checked((ARTICLES / name).read_text("utf-8"), name)) == []


@pytest.mark.parametrize("text", [REWRITTEN, KIM])
def test_a_faithful_rewrite_of_several_articles_has_no_fault(checked, text):
    check = checked(text, "draft.txt")

    assert faults(check) == []
    assert check.copies == ()
    assert [one.fault for one in check.checked].count(None) >= 3


def test_without_its_source_a_figure_is_held_against_what_its_speaker_said_elsewhere(checked):
    check = checked(REWRITTEN.replace("18 km", "28 km"), "draft.txt")

    assert faults(check) == [(CONFLICT, "about 28 km")]
    (one,) = [one for one in check.checked if one.fault is CONFLICT]
    assert one.what == "depth"
    assert one.witnesses and not any(witness.copy for witness in one.witnesses)


def test_words_on_record_from_somebody_else_name_who_is_on_record(checked):
    check = checked(KIM.replace("Jens Stoltenberg", "Pekka Haavisto"), "draft.txt")

    (one,) = [one for one in check.checked if one.fault is SPEAKER]
    assert "on record from Jens Stoltenberg" in one.outcome.because[0]
    assert (one.outcome.severity, one.outcome.passed) == ("error", False)


def test_an_altered_quotation_is_told_with_the_words_on_record(checked):
    check = checked(KIM.replace("historic day", "glorious day"), "draft.txt")

    (one,) = [one for one in check.checked if one.fault is ALTERED]
    assert "“glorious” for “historic”" in one.outcome.because[0]


def test_a_number_that_counts_nothing_is_held_against_nearly_the_same_sentence(checked):
    assert faults(checked(KIM.replace("31st", "33rd"), "draft.txt")) == [(CONFLICT, "33rd")]


def test_a_quotation_that_is_cut_short_is_on_record(checked):
    assert faults(checked(KIM.replace("This is a historic day", "a historic day"), "draft.txt")) == []


def test_what_nobody_reports_is_no_conflict(checked):
    check = checked("Ostrava, 3 May 2024\n\nA tram left the rails in Ostrava and 14 people were hurt, police said.\n")

    (one,) = check.checked
    assert one.fault is UNKNOWN
    assert (one.outcome.severity, one.outcome.passed, one.outcome.status) == ("warn", False, "not-found")


def test_a_copy_in_the_index_corroborates_nothing_and_tells_what_was_changed(checked):
    head, text = body_of("2023-04-20-aldermoor-herald.md")

    check = checked(head + text.replace("33 engines", "39 engines"))

    assert [copy.outlet for copy in check.copies] == ["Aldermoor Herald"]
    assert faults(check) == [(CONFLICT, "39")]
    assert not [one for one in check.checked if one.fault is None]
    assert "Aldermoor Herald, 2023-04-20" in check.notes[-1]


def test_a_copy_can_be_left_out_altogether(checked):
    head, text = body_of("2023-04-20-aldermoor-herald.md")

    check = checked(head + text.replace("33 engines", "39 engines"), copies=False)

    assert faults(check) == []
    assert "left out" in check.notes[-1]


def test_a_figure_that_two_speakers_give_differently_is_contested_and_no_fault(checked):
    told = (
        "27 March 2023\n\nThe two missiles fired on 27 March 2023 flew about 350 km, Japan's Defense Ministry said.\n"
    )

    (one,) = checked(told, "draft.txt").checked

    assert one.fault is None
    assert {witness.words for witness in one.witnesses} >= {"about 370 km"}


def test_a_figure_of_one_speaker_is_not_backed_by_another_speaker_who_has_it(checked):
    told = (
        "27 March 2023\n\nThe two missiles fired on 27 March 2023 flew about 370 km, Japan's Defense Ministry said.\n"
    )

    assert faults(checked(told, "draft.txt")) == [(CONFLICT, "about 370 km")]


def test_only_what_was_published_in_time_is_asked(checked):
    with pytest.raises(NothingMatched):
        checked(REWRITTEN, "draft.txt", filters=Filters(until=date(2000, 1, 1)))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_and_columns_are_those_of_the_file(tmp_path, ends):
    lines = ["---", "title: Tram", "date: 2024-05-03", "---", "", "Nobody was hurt.", "Trams ran again."]
    (tmp_path / "draft.md").write_bytes(ends.join(lines).encode("utf-8-sig"))

    draft = read_draft(str(tmp_path / "draft.md"), io.BytesIO())

    assert draft.place(draft.article.text.index("Nobody")) == (6, 1)
    assert draft.place(draft.article.text.index("ran")) == (7, 7)


def test_lines_of_a_page_are_those_of_its_text_and_a_note_says_so():
    draft = read_draft(str(ARTICLES / "2022-09-22-meridian-courier.html"), io.BytesIO())

    assert draft.place(0) == (1, 1)
    assert "extracted" in draft.notes[-1]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("two.jsonl", b'{"text": "One and one is two."}\n{"text": "Two and two is four."}\n', "holds 2 articles"),
        ("empty.txt", b"", "is empty"),
        ("binary.txt", b"PK\x03\x04" + bytes(40), "looks like"),
        (None, b"", "no such file"),
    ],
)
def test_what_is_no_draft_is_refused_with_its_name(tmp_path, name, content, why):
    path = tmp_path / (name or "missing.md")
    if name:
        path.write_bytes(content)

    with pytest.raises(BadInput, match=why) as refused:
        read_draft(str(path), io.BytesIO())
    assert path.name in str(refused.value)


def vote(start: int, end: int, *, agrees: bool, own: bool = False, copy: bool = False, loose: bool = False) -> Vote:
    report = Report(fact(id=f"c{start}{agrees}{own}{copy}"), article(), Relation.CONFLICTS, 0.9, (), "o1")
    witness = Witness(report, "350 km", copy=copy)
    return Vote(Fault.CONFLICT, "distance", Span(start, end), agrees, own, 0.9, None, witness, loose)


@pytest.mark.parametrize(
    ("votes", "wrong", "backed"),
    [
        ([vote(0, 5, agrees=False)], True, False),
        ([vote(0, 5, agrees=False), vote(0, 5, agrees=True)], False, True),
        ([vote(0, 5, agrees=False, own=True), vote(0, 5, agrees=True)], True, False),
        ([vote(0, 5, agrees=True, own=True), vote(0, 5, agrees=False)], False, True),
        ([vote(0, 5, agrees=False, copy=True), vote(0, 5, agrees=True)], False, True),
        ([vote(0, 5, agrees=False, copy=True), vote(0, 5, agrees=True, loose=True)], True, False),
        ([vote(0, 5, agrees=True, loose=True)], False, True),
        ([vote(0, 5, agrees=True, copy=True)], False, False),
        ([], False, False),
    ],
)
def test_the_speakers_own_reports_decide_before_others_and_copies_last(votes, wrong, backed):
    verdict = judge(votes)

    assert (verdict.wrong, verdict.backed) == (wrong, backed)


def test_votes_on_words_that_overlap_are_on_one_thing():
    votes = [vote(0, 5, agrees=True), vote(3, 9, agrees=False), vote(9, 12, agrees=False)]

    assert [len(group) for group in by_place(votes)] == [2, 1]


def test_only_most_of_the_draft_makes_a_copy():
    words = " ".join(f"word{number}" for number in range(40))
    draft = article(words)
    others = (article(words + " and more", id="longer"), article(words[:60] + " other things", id="other"))

    assert [copy.id for copy in find_copies(draft, others)] == ["longer"]


def test_two_sentences_part_where_one_word_was_changed():
    here, there = article("The tram left the rails near Ostrava."), article("The tram left the rails near Opava.")

    alike = align_sentences(here, Span(0, len(here.text)), there, Span(0, len(there.text)))

    assert alike is not None
    assert [here.text[part.here.start : part.here.end] for part in alike.parts] == ["Ostrava"]


def test_a_draft_knows_where_its_words_stand_without_front_matter():
    draft = Draft(article("One line.\nAnother line."), "standard input")

    assert draft.place(len("One line.\n")) == (2, 1)


def test_a_draft_is_named_as_its_editor_named_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text("A tram left the rails in Ostrava on Friday.", encoding="utf-8")

    assert read_draft("draft.txt", io.BytesIO()).file == "draft.txt"
