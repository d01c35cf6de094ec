"""The attribution benchmark, on a file written here: what counts as found, and what a bad line says."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.benchmarks.attribution import (
    AttributionScores,
    measure_attribution,
    render,
)
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


def measured(folder: Path, *claims: Claim) -> AttributionScores:
    return measure_attribution(written(folder, json.dumps(ROW)), find=lambda article: claims)


def test_marks_punctuation_and_a_leading_that_make_no_difference(tmp_path: Path) -> None:
    first = claim("Ada Berg", "said", "the mill was shut")
    scores = measured(tmp_path, first, claim("Nils Holm", "added", "It leaks", "It always did."))
    assert scores.exact["content"] == scores.exact["source"] == scores.exact["cue"] == Tally(2, 2, 2)
    assert (scores.right_source, scores.ends) == (1.0, Tally(2, 2, 2))


def test_claims_with_one_source_and_cue_are_one_attribution(tmp_path: Path) -> None:
    scores = measured(tmp_path, claim("Nils Holm", "added", "It leaks"), claim("Nils Holm", "added", "It always did"))
    assert scores.exact["content"] == Tally(1, 2, 1)


def test_half_of_the_words_is_an_overlap_and_not_exact(tmp_path: Path) -> None:
    scores = measured(tmp_path, claim("Ada Berg", "said", "mill was shut"))
    assert (scores.exact["content"].right, scores.overlap["content"].right) == (0, 1)


def test_less_than_half_is_not_found(tmp_path: Path) -> None:
    assert measured(tmp_path, claim("Ada Berg", "said", "shut")).overlap["content"] == Tally(1, 2, 0)


def test_a_content_with_another_source_counts_as_found_and_not_as_rightly_attributed(tmp_path: Path) -> None:
    scores = measured(tmp_path, claim("Nils Holm", "added", "the mill was shut"))
    assert scores.overlap["content"].right == 1
    assert (scores.right_source, scores.ends.right) == (0.0, 0)


def test_an_expected_part_is_matched_once(tmp_path: Path) -> None:
    twice = (claim("Ada Berg", "said", "the mill was shut"), claim("Nils Holm", "said", "the mill was shut"))
    assert measured(tmp_path, *twice, claim("Ada Berg", "said", "mill was shut")).overlap["content"].right == 1


def test_narrator_claims_do_not_count(tmp_path: Path) -> None:
    narrated = Claim("n", "mill", (Span(*place("the mill was shut")),), Voice.NARRATOR)
    assert measured(tmp_path, narrated).exact["content"] == Tally(0, 2, 0)


def test_a_gzipped_file_is_read_progress_is_told_and_scores_add_up(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(f"{json.dumps(ROW)}\n\n{json.dumps(ROW)}\n".encode()))
    done: list[int] = []
    scores = measure_attribution(path, progress=done.append)
    assert done == [1, 2]
    assert scores.articles == 2
    assert scores == sum([measure_attribution(written(tmp_path, json.dumps(ROW)))] * 2)


def test_the_grammar_finds_both_statements(tmp_path: Path) -> None:
    assert measure_attribution(written(tmp_path, json.dumps(ROW))).exact["content"] == Tally(2, 2, 2)


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
    table = render(measured(tmp_path, claim("Ada Berg", "said", "the mill was shut")))
    row = next(line.split() for line in table.splitlines() if line.startswith("content, exact"))
    assert row[2:] == ["1.000", "0.500", "0.667"]
    assert "right source: 1.000 of the 1 contents found" in table


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
    assert seen == ["mill"]
