"""What somebody is quoted as saying: in order of time, one utterance in all its wordings, contradictions marked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import fact
from running import factcheck, one_line

from factcheck.articles import read_text
from factcheck.errors import NothingMatched
from factcheck.index import Encoder, Index, load_encoder
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.ingesting import Intake, ingest
from factcheck.pipeline.statements import find_statements
from factcheck.pipeline.wordings import Said, groups
from factcheck.records import Actor, Article, Period
from factcheck.records.statements import OnRecord, Rendition
from factcheck.relations.utterances import align, rendition_of, tokens

WHOLE = (
    "“We shall mend every quay before the winter storms return to this coast,” Anna Berg, the harbour minister, said."
)
CUT = "Anna Berg, the harbour minister, said: “We shall mend every quay before the winter storms return.”"
ALTERED = (
    "“We may mend some quays before the winter storms return to this coast,” Anna Berg, the harbour minister, said."
)
GOATS = "“The fair opens with forty goats and a brass band from the hills,” Anna Berg, the harbour minister, said."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def printed(text: str, outlet: str, day: str) -> Article:
    return read_text(text, outlet=outlet, published=date.fromisoformat(day))


@contextmanager
def index_of(articles: Sequence[Article], encoder: Encoder) -> Iterator[Index]:
    made = {"encoder_name": encoder.name, "encoder_digest": encoder.digest, "dimension": encoder.dimension}
    with TemporaryDirectory() as folder, Index.create_or_open(Path(folder), **made) as index:
        assert not sum(ingest(articles, index, encoder), Intake()).unreadable
        yield index


def on_record(
    articles: Sequence[Article], encoder: Encoder, name: str = "Anna Berg", limit: int | None = None
) -> OnRecord:
    with index_of(articles, encoder) as index:
        return find_statements(index, Filters(name), limit=limit)


def renditions(record: OnRecord) -> list[dict[str, Rendition]]:
    """Of each statement, how each outlet has it."""
    return [{one.article.outlet: one.rendition for one in statement.variants} for statement in record.statements]


def test_one_utterance_stands_together_with_how_each_outlet_has_it(encoder):
    articles = [
        printed(ALTERED, "Coast Post", "2024-05-05"),
        printed(WHOLE, "Orlen Echo", "2024-05-04"),
        printed(CUT, "Ostra News", "2024-05-04"),
        printed(WHOLE.replace("quay", "Quay"), "Hill Courier", "2024-05-05"),
    ]
    record = on_record(articles, encoder)
    assert renditions(record) == [
        {
            "Orlen Echo": Rendition.FULLEST,
            "Ostra News": Rendition.CUT,
            "Coast Post": Rendition.ALTERED,
            "Hill Courier": Rendition.SAME,
        }
    ]
    (statement,) = record.statements
    assert str(statement.day) == "2024-05-04"
    altered = next(one for one in statement.variants if one.rendition is Rendition.ALTERED)
    assert [(one.fullest, one.here) for one in altered.alignment if not one.same] == [
        ("shall", "may"),
        ("every quay", "some quays"),
    ]


def test_statements_come_in_order_of_time_and_a_limit_keeps_the_latest(encoder):
    articles = [printed(GOATS, "Coast Post", "2024-06-01"), printed(WHOLE, "Orlen Echo", "2024-05-04")]
    assert [str(one.day) for one in on_record(articles, encoder).statements] == ["2024-05-04", "2024-06-01"]
    assert [str(one.day) for one in on_record(articles, encoder, limit=1).statements] == ["2024-06-01"]


def test_an_utterance_printed_again_months_later_is_still_the_same(encoder):
    articles = [printed(WHOLE, "Orlen Echo", "2024-05-04"), printed(WHOLE, "Coast Post", "2024-11-20")]
    assert renditions(on_record(articles, encoder)) == [{"Orlen Echo": Rendition.FULLEST, "Coast Post": Rendition.SAME}]


def test_other_words_and_other_speakers_are_other_statements(encoder):
    articles = [
        printed(WHOLE, "Orlen Echo", "2024-05-04"),
        printed(GOATS, "Ostra News", "2024-05-04"),
        printed(WHOLE.replace("Anna Berg, the harbour minister", "Jo Ample, the mayor"), "Coast Post", "2024-05-04"),
    ]
    assert sorted(map(list, renditions(on_record(articles, encoder)))) == [["Orlen Echo"], ["Ostra News"]]


DENIAL = "Anna Berg, the harbour minister, denied on Monday that the quay at Orlen was closed on 3 May 2024."
CLAIM = "The quay at Orlen was closed on 3 May 2024, Anna Berg, the harbour minister, said on Saturday."


def test_what_contradicts_their_own_earlier_words_is_marked_on_the_later(encoder):
    articles = [printed(CLAIM, "Orlen Echo", "2024-05-04"), printed(DENIAL, "Coast Post", "2024-05-06")]
    statements = on_record(articles, encoder).statements
    assert len(statements) == 2
    (later,) = [one for one in statements if one.contradicts]
    (earlier,) = [one for one in statements if not one.contradicts]
    assert later.variants[0].article.outlet == "Coast Post"
    (contradiction,) = later.contradicts
    assert contradiction.statement == earlier.id
    assert contradiction.article.outlet == "Orlen Echo"
    assert [one.slot for one in contradiction.comparisons] == ["stance"]


STAYS = "“The dam will hold through the whole of the coming winter,” Anna Berg, the harbour minister, said."
STAYS_LONGER = STAYS.replace("winter,", "winter and nobody needs to leave,")


def test_a_quotation_cut_short_days_later_contradicts_nothing(encoder):
    articles = [printed(STAYS_LONGER, "Orlen Echo", "2024-05-04"), printed(STAYS, "Coast Post", "2024-05-07")]
    (statement,) = on_record(articles, encoder).statements
    assert [one.rendition for one in statement.variants] == [Rendition.FULLEST, Rendition.CUT]
    assert not statement.contradicts


def test_a_word_that_an_outlet_altered_is_no_contradiction_of_the_speakers(encoder):
    altered = WHOLE.replace("shall mend", "shall close")
    articles = [printed(WHOLE, "Orlen Echo", "2024-05-04"), printed(altered, "Coast Post", "2024-05-07")]
    (statement,) = on_record(articles, encoder).statements
    assert [one.rendition for one in statement.variants] == [Rendition.FULLEST, Rendition.ALTERED]


def guessed(text: str, outlet: str, first: str, last: str) -> Article:
    """An article of which is known only between which days it was printed."""
    period = Period(date.fromisoformat(first), date.fromisoformat(last), "names of office-holders")
    return replace(read_text(text, outlet=outlet), period=period)


def test_a_day_that_is_only_guessed_is_not_shown_as_the_day_of_speaking(encoder):
    articles = [guessed(WHOLE, "Coast Post", "2024-02-01", "2024-06-30"), printed(WHOLE, "Orlen Echo", "2024-05-04")]
    (statement,) = on_record(articles, encoder).statements
    assert len(statement.variants) == 2
    assert str(statement.day) == "2024-05-04"


def test_statements_of_guessed_days_come_last_in_the_order_of_their_guesses(encoder):
    articles = [
        guessed(GOATS, "Coast Post", "2024-03-01", "2024-06-30"),
        guessed(STAYS, "Hill Courier", "2024-02-01", "2024-06-30"),
        printed(WHOLE, "Orlen Echo", "2024-05-04"),
    ]
    statements = on_record(articles, encoder).statements
    assert [one.day and str(one.day) for one in statements] == ["2024-05-04", None, None]
    assert [one.variants[0].article.outlet for one in statements] == ["Orlen Echo", "Hill Courier", "Coast Post"]


def test_a_name_that_nobody_has_is_refused_with_those_near_it(encoder):
    with index_of([printed(WHOLE, "Orlen Echo", "2024-05-04")], encoder) as index:
        with pytest.raises(NothingMatched, match=r"Ana Bergh.*near it: Anna Berg"):
            find_statements(index, Filters("Ana Bergh"))
        with pytest.raises(NothingMatched, match="no name comes near"):
            find_statements(index, Filters("Xqzw"))
        with pytest.raises(NothingMatched, match="--outlet"):
            find_statements(index, Filters("Anna Berg", outlet="The Moon Gazette"))


# On the sample, through the command line


def test_the_command_prints_statements_of_the_sample(sample_index):
    shown = factcheck("speaker", "Kim Jong Un", "--index", sample_index).stdout
    assert "cut short" in shown and "practical and offensive" in shown
    printed = factcheck("speaker", "Kim Jong Un", "--index", sample_index, "--format", "json").json
    assert printed["names"] == ["Kim Jong Un"]
    (statement,) = printed["statements"]
    assert statement["day"] == "2023-04-11"
    assert {one["rendition"] for one in statement["variants"]} == {"fullest", "cut short"}
    for variant in statement["variants"][1:]:
        here = " ".join(one["here"] for one in variant["alignment"] if one["here"])
        assert tokens(here) and set(tokens(here)) <= set(tokens(variant["claim"]["text"]))


def test_the_command_ends_with_two_where_nobody_of_that_name_speaks(sample_index):
    assert "Fumio Kishida" in one_line(factcheck("speaker", "Kishda", "--index", sample_index))


# Wordings


@pytest.mark.parametrize(
    ("here", "fullest", "rendition"),
    [
        ("We shall go", "we shall go.", Rendition.SAME),
        ("well-known men", "well known men", Rendition.SAME),
        ("shall go", "We shall go home", Rendition.CUT),
        ("We … home", "We shall go home", Rendition.CUT),
        ("We shall all go home", "We shall go home", Rendition.ALTERED),
        ("We will go home", "We shall go home", Rendition.ALTERED),
        ("Nobody is to leave before dusk", "All stay until the sun is down", Rendition.RENDERED),
    ],
)
def test_wordings_are_told_apart(here, fullest, rendition):
    assert rendition_of(here, fullest) is rendition


SOME_WORDS = ("we", "shall", "go", "home", "at", "dusk", "with", "forty", "goats")
WORDS = st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=12).map(" ".join)


@given(here=WORDS, fullest=WORDS)
def test_an_alignment_holds_both_wordings_whole(here, fullest):
    stretches = align(here, fullest)
    assert " ".join(one.here for one in stretches if one.here) == here
    assert " ".join(one.fullest for one in stretches if one.fullest) == fullest
    assert all((one.here == one.fullest) == one.same for one in stretches)


@given(count=st.integers(1, 12), data=st.data())
def test_what_pairs_put_together_is_one_group_whatever_their_order(count, data):
    numbers = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=20))
    found = groups(count, pairs)
    assert sorted(number for group in found for number in group) == list(range(count))
    assert all(any({one, other} <= set(group) for group in found) for one, other in pairs)
    assert sorted(groups(count, pairs[::-1])) == sorted(found)


def test_a_source_without_a_name_is_not_the_same_in_another_article():
    def said(kind: str, article: str) -> Said:
        told = fact("It fell", article=article, speaker=Actor("an official", kind, "unnamed:an-official"))
        return Said(told, Article(article, "It fell"), None, np.ones(2, np.float32))

    assert said("unnamed", "a1").speaker != said("unnamed", "a2").speaker
    assert said("unnamed", "a1").speaker == said("unnamed", "a1").speaker
    assert said("organisation", "a1").speaker == said("organisation", "a2").speaker
