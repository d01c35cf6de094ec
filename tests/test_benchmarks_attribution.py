"""The attribution benchmark, on a file written here: what counts as found, and what a bad line says."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.benchmarks.annotated import (
    AnnotatedArticle,
    Attribution,
    attributions_of,
    read_annotated,
    without_quotation_marks,
)
from factcheck.benchmarks.attribution import AttributionScores, Measured, measure_attribution
from factcheck.benchmarks.attribution_errors import render_misses, worst_misses
from factcheck.benchmarks.attribution_report import as_json, render
from factcheck.benchmarks.bootstrap import interval
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.records import Article, Claim, Cue, Span, Speaker, Voice

TEXT = 'Ada Berg said that the mill was shut. "It leaks," Nils Holm added. "It always did."'


def place(words: str, start: int = 0) -> list[int]:
    first = TEXT.index(words, start)
    return [first, first + len(words)]


ROW: dict[str, Any] = {
    "id": "mill",
    "text": TEXT,
    "attributions": [
        {"source": [place("Ada Berg")], "cue": [place("said")], "content": [place("that the mill was shut")]},
        {
            "source": [place("Nils Holm")],
            "cue": [place("added")],
            "content": [place('"It leaks,"'), place('"It always did."')],
        },
    ],
}


def claim(speaker: str, cue: str, *contents: str) -> Claim:
    by, verb = Span(*place(speaker)), Span(*place(cue))
    spans = tuple(Span(*place(content)) for content in contents)
    return Claim("c", "mill", spans, Voice.INDIRECT, Speaker(speaker, speaker, None, "person", by), Cue(cue, verb))


def written(folder: Path, *lines: str) -> Path:
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def measured(folder: Path, *claims: Claim, row: dict[str, Any] = ROW) -> Measured:
    return measure_attribution(written(folder, json.dumps(row)), find=lambda article: claims)


def scored(folder: Path, *claims: Claim) -> dict[str, Tally]:
    return measured(folder, *claims).scores.tallies


def test_marks_and_punctuation_make_no_difference(tmp_path: Path) -> None:
    first = claim("Ada Berg", "said", "that the mill was shut")
    tallies = scored(tmp_path, first, claim("Nils Holm", "added", "It leaks", "It always did."))
    counts = {tally for figure, tally in tallies.items() if figure.split()[0] in ("exact", "overlap", "linked")}
    assert counts == {Tally(2, 2, 2), Tally(3, 3, 3)}
    assert tallies["words content"] == Tally(10, 10, 10)
    assert tallies["right source"] == Tally(2, 2, 2)


def test_a_leading_that_is_a_word_and_a_figure_beside_forgives_it(tmp_path: Path) -> None:
    tallies = scored(tmp_path, claim("Ada Berg", "said", "the mill was shut"))
    assert (tallies["exact content"].right, tallies["but for that"].right) == (0, 1)
    assert tallies["words content"] == Tally(4, 10, 4)


def test_claims_with_one_source_and_cue_are_one_attribution(tmp_path: Path) -> None:
    again = claim("Nils Holm", "added", "It leaks"), claim("Nils Holm", "added", "It always did")
    assert scored(tmp_path, *again)["whole content"] == Tally(1, 2, 1)


def test_half_of_the_words_is_an_overlap_and_not_exact(tmp_path: Path) -> None:
    tallies = scored(tmp_path, claim("Ada Berg", "said", "mill was shut"))
    assert (tallies["exact content"].right, tallies["overlap content"].right) == (0, 1)


def test_less_than_half_is_not_found(tmp_path: Path) -> None:
    assert scored(tmp_path, claim("Ada Berg", "said", "shut"))["overlap content"] == Tally(1, 2, 0)


def test_a_content_with_another_source_counts_as_found_and_not_as_rightly_attributed(tmp_path: Path) -> None:
    tallies = scored(tmp_path, claim("Nils Holm", "said", "that the mill was shut"))
    assert tallies["overlap content"].right == tallies["linked cue"].right == 1
    assert tallies["right source"] == Tally(1, 1, 0)
    assert tallies["linked source"] == Tally(1, 2, 0)


def test_a_source_with_other_words_around_it_is_touched_and_not_the_same(tmp_path: Path) -> None:
    long = claim("Ada Berg said that the", "said", "that the mill was shut")
    tallies = scored(tmp_path, long)
    assert (tallies["right source"].right, tallies["right source touched"].right) == (0, 1)


def test_an_expected_part_is_matched_once(tmp_path: Path) -> None:
    twice = (claim("Ada Berg", "said", "the mill was shut"), claim("Nils Holm", "said", "the mill was shut"))
    assert scored(tmp_path, *twice, claim("Ada Berg", "said", "mill was shut"))["overlap content"].right == 1


def test_narrator_claims_do_not_count(tmp_path: Path) -> None:
    narrated = Claim("n", "mill", (Span(*place("the mill was shut")),), Voice.NARRATOR)
    assert scored(tmp_path, narrated)["whole content"] == Tally(0, 2, 0)


def test_claims_without_a_speaker_or_cue_are_contents_of_their_own(tmp_path: Path) -> None:
    spoken = [Claim(name, "mill", (Span(*place(name)),), Voice.DIRECT) for name in ("It leaks", "It always did")]
    assert [each.source for each in attributions_of(spoken)] == [(), ()]
    assert scored(tmp_path, *spoken)["linked source"] == Tally(0, 2, 0)


@pytest.mark.parametrize(
    ("contents", "whole"),
    [(("It leaks", "It always did"), 1), (("It leaks",), 0), (("It always did",), 0)],
)
def test_a_broken_content_is_recovered_with_half_of_each_piece(
    tmp_path: Path, contents: tuple[str, ...], whole: int
) -> None:
    assert scored(tmp_path, claim("Nils Holm", "added", *contents))["broken"] == Tally(1, 1, whole)


def test_the_voice_of_an_annotated_content_is_told_by_its_marks(tmp_path: Path) -> None:
    text = 'Ada said "it leaks" and “it broke\nNils” said that it “was” old.'
    contents = ("it leaks", "it broke", "that it “was” old", "said that it")
    places = [[text.index(words), text.index(words) + len(words)] for words in contents]
    row = {"id": "a", "text": text, "attributions": [{"source": [], "cue": [], "content": [at]} for at in places]}
    (article,) = read_annotated(written(tmp_path, json.dumps(row)))
    assert [each.voice for each in article.attributions] == ["direct", "direct", "mixed", "indirect"]


def test_recall_is_told_by_voice(tmp_path: Path) -> None:
    tallies = scored(tmp_path, claim("Ada Berg", "said", "the mill was shut"))
    assert tallies["voice indirect"] == Tally(0, 1, 1)
    assert tallies["voice direct"] == Tally(0, 1, 0)


@given(st.text(alphabet="ab \n.'\"“”‘’«»`", max_size=40), st.data())
def test_without_quotation_marks_every_place_keeps_its_words(text: str, data: st.DataObject) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    spans = (Span(start, end),)
    annotated = AnnotatedArticle(Article("a", text), "", (Attribution(spans, (), spans),))
    stripped = without_quotation_marks(annotated)
    (moved,) = stripped.attributions[0].source
    assert letters(stripped.article.text[moved.start : moved.end]) == letters(text[start:end])
    assert not set(stripped.article.text) & set('"“”‘«»')


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha() or letter in " .\n")


def test_apostrophes_are_no_quotation_marks() -> None:
    annotated = AnnotatedArticle(Article("a", "The workers’ boss can't say 'no,' to Ada's \"plan.\""), "", ())
    assert without_quotation_marks(annotated).article.text == "The workers’ boss can't say no, to Ada's plan."


def test_stripped_articles_are_read_without_marks_and_scored_as_before(tmp_path: Path) -> None:
    seen: list[str] = []

    def find(article: Article) -> tuple[Claim, ...]:
        seen.append(article.text)
        return ()

    path = written(tmp_path, json.dumps(ROW))
    stripped = measure_attribution(path, find=find, strip_quotes=True)
    assert '"' not in seen[-1]
    assert stripped.scores.tallies["voice direct"].expected == 1


def test_a_gzipped_file_is_read_progress_is_told_and_scores_add_up(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(f"{json.dumps(ROW)}\n\n{json.dumps(ROW)}\n".encode()))
    done: list[int] = []
    scores = measure_attribution(path, progress=done.append).scores
    assert done == [1, 2]
    assert scores.articles == 2
    assert scores == sum([measure_attribution(written(tmp_path, json.dumps(ROW))).scores] * 2, AttributionScores())


def test_our_reader_finds_both_statements(tmp_path: Path) -> None:
    assert measure_attribution(written(tmp_path, json.dumps(ROW))).scores.tallies["overlap content"] == Tally(2, 2, 2)


def test_misses_show_what_was_annotated_beside_what_was_found(tmp_path: Path) -> None:
    found = measured(tmp_path, claim("Nils Holm", "added", "the mill was shut"), claim("Ada Berg", "said", "added"))
    misses = worst_misses(found, 10)
    assert [miss.kind for miss in misses] == [
        *("missed content", "invented content", "wrong source", "wrong cue"),
    ]
    wrong = render_misses(miss for miss in misses if miss.kind == "wrong source").splitlines()
    assert wrong[0] == "wrong source · 5 words · mill"
    assert "[source: Ada Berg] [cue: said] [content: that the mill was shut]." in wrong[1]
    assert "that [content: the mill was shut]." in wrong[2]
    assert "[source: Nils Holm] [cue: added]" in wrong[2]
    assert len(worst_misses(found, 2)) == 2


def test_nothing_is_missed_where_all_is_found(tmp_path: Path) -> None:
    first = claim("Ada Berg", "said", "that the mill was shut")
    assert not worst_misses(measured(tmp_path, first, claim("Nils Holm", "added", "It leaks", "It always did.")), 10)


def test_an_interval_holds_the_figure_and_is_the_same_again() -> None:
    tallies = [Tally(10, 10, right) for right in range(11)]
    low, high = interval(tallies, lambda tally: tally.f1)
    assert low < sum(tallies, Tally()).f1 < high
    assert (low, high) == interval(tallies, lambda tally: tally.f1)
    assert interval([Tally(4, 4, 2)] * 5, lambda tally: tally.f1) == (0.5, 0.5)
    assert interval([], lambda tally: tally.f1) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", "expected an object"),
        ('{"id": "a", "text": "b"}', "one without 'attributions'"),
        ("[]", "expected an object"),
        ('{"id": "a", "text": "b", "attributions": [{"source": [[0]], "cue": [], "content": []}]}', "expected"),
        ('{"id": "a", "text": 3, "attributions": []}', "text"),
        ('{"id": "a", "text": "b", "attributions": [{"source": [[0, 9]], "cue": [], "content": []}]}', "outside"),
    ],
)
def test_a_bad_line_is_named_by_file_and_line(tmp_path: Path, line: str, said: str) -> None:
    path = written(tmp_path, json.dumps(ROW), line)
    with pytest.raises(BadInput, match=r"articles\.jsonl:2: ") as error:
        measure_attribution(path)
    assert said in str(error.value)


def test_a_file_that_is_missing_empty_or_no_gzip_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "no.jsonl.gz").write_bytes(b"plain")
    for path in (tmp_path / "missing.jsonl", written(tmp_path, ""), tmp_path / "no.jsonl.gz"):
        with pytest.raises(BadInput, match=path.name):
            measure_attribution(path)


def test_the_table_prints_every_figure(tmp_path: Path) -> None:
    row = {**ROW, "publisher": "Mill Post"}
    table = render(measured(tmp_path, claim("Ada Berg", "said", "that the mill was shut"), row=row))
    rows = {line[:20].strip(): line[20:].split() for line in table.splitlines()}
    assert rows["whole content"][:3] == ["1.000", "0.500", "0.667"]
    assert rows["indirect contents"][:3] == ["1", "1", "1.000"]
    assert rows["right source"][:3] == ["1", "1", "1.000"]
    assert rows["Mill Post"][:4] == ["1", "0.667", "0.667", "0.500"]
    assert "words/s" in table


def test_the_figures_for_programs_are_those_of_the_table(tmp_path: Path) -> None:
    values = as_json(measured(tmp_path, claim("Ada Berg", "said", "that the mill was shut")))
    assert json.loads(json.dumps(values)) == values
    assert values["figures"]["exact_content"]["right"] == 1
    assert values["intervals"]["whole content"] == [pytest.approx(2 / 3)] * 2
    assert set(values["publishers"]) == {""}
    assert values["speed"]["seconds"] >= 0


COUNTS = st.builds(Tally, st.integers(0, 50), st.integers(0, 50), st.just(0))


@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_tallies_add_up(tallies: list[Tally]) -> None:
    total = sum(tallies)
    assert isinstance(total, Tally)
    assert (total.found, total.expected) == (
        sum(each.found for each in tallies),
        sum(each.expected for each in tallies),
    )


def test_a_tally_knows_its_figures_even_when_empty() -> None:
    tally = Tally(found=4, expected=5, right=3)
    assert (tally.precision, tally.recall, round(tally.f1, 4)) == (0.75, 0.6, 0.6667)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_measuring_reads_the_article_under_its_own_id(tmp_path: Path) -> None:
    seen: list[str] = []

    def find(article: Article) -> tuple[Claim, ...]:
        seen.append(article.id)
        return ()

    measure_attribution(written(tmp_path, json.dumps(ROW)), find=find)
    assert seen == ["warm-up", "mill"]
