"""The pronoun benchmark, on passages written here: what is a right answer, and how it is counted."""

import gzip
import json
from pathlib import Path

import pytest

from factcheck.benchmarks.pronouns import Passage, as_json, measure_pronouns, read_passages, render, score
from factcheck.benchmarks.tally import Tally
from factcheck.errors import BadInput
from factcheck.records import Span

HEAD = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
TEXT = "Mrs. Ada Berg met Mr. Nils Holm at the mill. She was late."


def line(name: str, text: str, pronoun: str, meant: tuple[str, str]) -> str:
    names = "\t".join(
        f"{each}\t{text.index(each)}\t{told}" for each, told in zip(("Ada Berg", "Holm"), meant, strict=True)
    )
    return f"{name}\t{text}\t{pronoun}\t{text.index(pronoun)}\t{names}\thttp://example.org"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "gap.tsv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def passage(first: bool, second: bool) -> Passage:
    return Passage("p", TEXT, Span(TEXT.index("She"), TEXT.index("She") + 3), (("Ada Berg", first), ("Holm", second)))


@pytest.mark.parametrize(
    ("meant", "answer", "right"),
    [
        ((True, False), "Ada Berg", 1),
        ((True, False), "Berg", 1),
        ((True, False), "Nils Holm", 0),
        ((True, False), None, 0),
        ((False, False), None, 1),
        ((False, False), "Greta Lund", 1),
        ((False, False), "Holm", 0),
    ],
)
def test_an_answer_is_right_where_the_name_meant_is_said(
    meant: tuple[bool, bool], answer: str | None, right: int
) -> None:
    scores = score(passage(*meant), answer, attributed=False)
    assert scores.answers["all"] == scores.answers["feminine"] == Tally(1, 1, right)
    assert scores.answers["masculine"] == scores.answers["inside attributions"] == Tally()


def test_an_answer_that_fits_both_names_says_neither() -> None:
    both = Passage("p", TEXT, Span(45, 48), (("Ada Berg", True), ("Nils Berg", False)))
    assert score(both, "Berg", attributed=True).names["inside attributions"] == Tally(0, 1, 0)


def test_names_count_for_precision_and_recall() -> None:
    total = score(passage(True, False), "Holm", attributed=False) + score(passage(True, False), None, attributed=False)
    assert total.names["all"] == Tally(1, 2, 0)


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read_and_measured(tmp_path: Path, packed: bool) -> None:
    path = written(tmp_path, line("one", TEXT, "She", ("TRUE", "FALSE")), line("two", TEXT, "She", ("false", "false")))
    if packed:
        packed_path = tmp_path / "gap.tsv.gz"
        packed_path.write_bytes(gzip.compress(path.read_bytes()))
        path = packed_path
    assert [each.id for each in read_passages(path)] == ["one", "two"]
    done: list[int] = []
    measured = measure_pronouns(path, progress=done.append)
    assert done == [1, 2]
    assert measured.scores.answers["all"] == Tally(2, 2, 1)
    assert "feminine" in render(measured)
    values = as_json(measured)
    assert json.loads(json.dumps(values)) == values
    assert values["groups"]["all"]["accuracy"] == 0.5


@pytest.mark.parametrize(
    "bad",
    ["one\tonly", line("one", TEXT, "She", ("TRUE", "FALSE")).replace("\t45\t", "\t44\t")],
)
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    with pytest.raises(BadInput, match=r"gap\.tsv:2: "):
        measure_pronouns(written(tmp_path, bad))


def test_a_file_that_is_missing_or_empty_is_bad_input(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.tsv", written(tmp_path)):
        with pytest.raises(BadInput, match=path.name):
            measure_pronouns(path)
