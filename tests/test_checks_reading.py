"""Claim sets are read, or refused with one line a fault: file, line, place, what was expected.

The cases lie in ``cases/checks``: a claim set, a line of five equal signs, the message. ``FACTCHECK_ACCEPT=1`` writes
the messages anew, to be reviewed as a diff.
"""

import os
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.checks.entries import ClaimSet, OriginCount, Sought
from factcheck.checks.files import LARGEST, find_claim_sets
from factcheck.checks.form import claim_set_schema
from factcheck.checks.reading import read_claim_set, read_claim_sets
from factcheck.errors import BadClaimSet, NothingMatched
from factcheck.records import Relation, Status

CASES = sorted((Path(__file__).parent / "cases" / "checks").glob("*.case"))
MARK = "=====\n"

WHOLE = """\
# yaml-language-server: $schema=claim-set.schema.json
version: 1
name: The launch of ${day}
articles: [articles, "*.html"]
vars: {day: 27 March 2023, from: 2023-03-27, price: 5}
defaults: {severity: warn, tags: [dprk], tolerance: 5%}
claims:
  - id: range-350
    claim: >
      Two missiles fired on ${day}
      flew about 350 km, at $${price}.
    expect: [conflicting, contradicted]
    origins: {corroborating: ">= 1", conflicting: 2, total: "<5"}
    reports:
      - {speaker: Japan's Defense Ministry, relation: corroborates}
      - {outlet: Harbour Times, via: Kyodo, slot: distance, value: 370 km}
      - {value: 217}
    since: ${from}
    until: 2023-04-01
    tolerance: exact
    severity: error
    tags: [missiles, dprk]

  - id: words
    quote: more practical and offensive
    speaker: Kim Jong Un
"""


def written(folder: Path, text: str | bytes, name: str = "set.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadClaimSet) as caught:
        read_claim_set(path)
    return str(caught.value)


@pytest.fixture
def whole(tmp_path: Path) -> ClaimSet:
    (tmp_path / "articles").mkdir()
    return read_claim_set(written(tmp_path, WHOLE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_claim_set_is_refused_in_one_line_a_fault(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, expected = case.read_text("utf-8").split(MARK)
    monkeypatch.chdir(tmp_path)
    written(tmp_path, text)
    message = refusal(Path("set.yaml")) + "\n"
    if os.environ.get("FACTCHECK_ACCEPT"):
        case.write_text(text + MARK + message, "utf-8")
    assert message == expected or os.environ.get("FACTCHECK_ACCEPT")


def test_there_are_cases() -> None:
    assert len(CASES) > 50


def test_every_key_of_an_entry_is_read(whole: ClaimSet, tmp_path: Path) -> None:
    entry = whole.entries[0]
    assert (entry.id, entry.line, entry.file) == ("range-350", 8, str(tmp_path / "set.yaml"))
    assert entry.expected == (Status.CONFLICTING, Status.CONTRADICTED)
    assert entry.origins == (
        OriginCount("corroborating", ">=", 1),
        OriginCount("conflicting", "==", 2),
        OriginCount("total", "<", 5),
    )
    assert entry.reports == (
        Sought(speaker="Japan's Defense Ministry", relation=Relation.CORROBORATES),
        Sought(outlet="Harbour Times", via="Kyodo", slot="distance", value="370 km"),
        Sought(value=217.0),
    )
    assert (entry.since, entry.until) == (date(2023, 3, 27), date(2023, 4, 1))
    assert (entry.tolerance, entry.severity, entry.tags) == ("exact", "error", ("dprk", "missiles"))


def test_an_entry_takes_what_it_does_not_say_from_the_defaults(whole: ClaimSet) -> None:
    entry = whole.entries[1]
    assert (entry.quote, entry.text, entry.speaker) == (True, "more practical and offensive", "Kim Jong Un")
    assert (entry.severity, entry.tags, entry.tolerance, entry.line) == ("warn", ("dprk",), "5%", 24)
    assert (entry.expected, entry.since, entry.reports) == ((), None, ())


def test_variables_are_filled_in_and_an_escaped_one_is_not(whole: ClaimSet) -> None:
    assert whole.name == "The launch of 27 March 2023"
    assert whole.entries[0].text == "Two missiles fired on 27 March 2023 flew about 350 km, at ${price}."


def test_articles_are_found_from_the_claim_set_and_not_from_where_we_stand(whole: ClaimSet, tmp_path: Path) -> None:
    assert whole.articles == (str(tmp_path / "articles"), str(tmp_path / "*.html"))


def test_articles_need_not_be_there_where_another_index_is_asked_but_addresses_are_refused_still(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "version: 1\narticles: [gone]\nclaims: [{id: a, quote: b}]\n")
    assert read_claim_set(path, elsewhere=True).articles == (str(tmp_path / "gone"),)
    with pytest.raises(BadClaimSet, match=r"set.yaml:2: articles\[0\]: no such file or folder"):
        read_claim_set(path)
    written(tmp_path, path.read_text().replace("gone", "https://example.com"))
    with pytest.raises(BadClaimSet, match="expected a path; ingest addresses first"):
        read_claim_set(path, elsewhere=True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"version: 1\nname: caf\xe9\n", "set.yaml:2: not UTF-8 (byte 0xe9); save the file as UTF-8"),
        ("version: 1".encode("utf-16"), "set.yaml:1: not UTF-8 (byte 0xff); save the file as UTF-8"),
        (b"version: 1\nname: a\x00b\n", "set.yaml:2: the character U+0000 is not allowed in YAML"),
        (b"#" * (LARGEST + 1), "set.yaml: larger than 1,024 KiB; split it into several files of one folder"),
    ],
)
def test_what_is_no_text_is_refused(
    content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, content)
    assert refusal(Path("set.yaml")) == message


def test_a_mark_at_the_beginning_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    text = "version: 1\r\nclaims:\r\n  - {id: a, claim: Said., expect: unclear}\r\n"
    assert read_claim_set(written(tmp_path, b"\xef\xbb\xbf" + text.encode())).entries[0].line == 3


def test_a_text_repeated_through_aliases_and_variables_does_not_unfold_without_end(tmp_path: Path) -> None:
    long = "${x}" * 1200
    text = f"version: 1\nvars: {{x: {'y' * 200}}}\nname: &n {long}\nclaims: [{', '.join(['*n'] * 1500)}]\n"
    assert "more than 5,000,000 characters" in refusal(written(tmp_path, text))


def test_only_the_first_faults_of_many_are_told(tmp_path: Path) -> None:
    lines = refusal(written(tmp_path, "version: 1\nclaims:\n" + "  - x\n" * 50)).splitlines()
    assert len(lines) == 21
    assert lines[-1].endswith("set.yaml: and 30 more")


def test_a_name_that_would_break_the_line_does_not(tmp_path: Path) -> None:
    assert len(refusal(written(tmp_path, "", "a\nb.yaml")).splitlines()) == 1


def test_the_faults_of_several_files_are_told_together(tmp_path: Path) -> None:
    written(tmp_path, "", "a.yaml")
    written(tmp_path, "- 1", "b.yaml")
    with pytest.raises(BadClaimSet) as caught:
        read_claim_sets([tmp_path])
    assert [Path(line.split(":")[0]).name for line in str(caught.value).splitlines()] == ["a.yaml", "b.yaml"]


def test_a_folder_gives_its_claim_sets_in_order_and_each_once(tmp_path: Path) -> None:
    for name in ("b.yml", "a.claims.yaml", "sub/c.yaml", ".hidden/d.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path, "", name)
    names = ("a.claims.yaml", "b.yml", "sub/c.yaml")
    assert find_claim_sets([tmp_path, tmp_path / "b.yml"]) == tuple(tmp_path / name for name in names)
    assert find_claim_sets([tmp_path / "notes.txt"]) == (tmp_path / "notes.txt",)


def test_a_link_that_leads_back_is_not_followed_for_ever(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "itself.yaml").symlink_to(tmp_path / "itself.yaml")
    written(tmp_path, "", "a.yaml")
    assert find_claim_sets([tmp_path]) == (tmp_path / "a.yaml",)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadClaimSet, match=r"gone\.yaml: no such file or folder"):
        find_claim_sets([tmp_path / "gone.yaml"])


def test_a_folder_without_claim_sets_matches_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingMatched, match="no claim sets"):
        find_claim_sets([tmp_path])


def test_the_schema_names_every_key_and_every_status() -> None:
    schema = claim_set_schema()
    keys = set(yaml.safe_load(WHOLE))
    entry = schema["$defs"]["EntryForm"]
    assert keys == set(schema["properties"])
    assert entry["additionalProperties"] is False
    assert entry["properties"]["expect"]["anyOf"][0]["enum"] == [status.value for status in Status]


VALID = yaml.safe_load(WHOLE.replace("articles: [articles, ", "articles: ["))
KEYS = [
    "version",
    "claims",
    "id",
    "claim",
    "quote",
    "expect",
    "origins",
    "reports",
    "vars",
    "defaults",
    "tags",
    "since",
]
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates() | st.datetimes()
) | st.sampled_from(["claims", "expect", "${day}", "${", "exact", ">=1", "2023-02-30", "conflicting"])
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | SCALARS, inner, max_size=3),
    max_leaves=8,
)


def grafted(tree: object, path: list[int], junk: object) -> object:
    """The tree with junk in place of the node that the path leads to."""
    if not path or not isinstance(tree, dict | list) or not tree:
        return junk
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    chosen = keys[path[0] % len(keys)]
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    changed = {key: grafted(value, path[1:], junk) if key == chosen else value for key, value in pairs}
    return changed if isinstance(tree, dict) else list(changed.values())


def read_or_refused(folder: Path, content: bytes) -> None:
    path = written(folder, content)
    try:
        claim_set = read_claim_set(path)
    except BadClaimSet as error:
        lines = str(error).splitlines()
        assert lines
        assert all(line.startswith(str(path)) and line.isprintable() for line in lines)
    else:
        assert claim_set.entries


@settings(max_examples=150, deadline=None)
@given(path=st.lists(st.integers(0, 9), max_size=5), junk=JUNK)
def test_a_claim_set_with_anything_in_place_of_a_part_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, path: list[int], junk: object
) -> None:
    content = yaml.dump(grafted(VALID, path, junk), allow_unicode=True)
    read_or_refused(tmp_path_factory.getbasetemp(), content.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=60) | st.text("-:[]{}&*!|>'\"%@#? \n\tab01", max_size=60).map(str.encode))
@example(b"? a\n? b\n")
@example(b"%YAML 99999999999999999999.1\n--- a")
@example(b"0: &a {<<: *a}")
@example(b"\xc2\x85\xe2\x80\xa8")
@example(b"vars: 0x" + b"f" * 6000)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read_or_refused(tmp_path_factory.getbasetemp(), content)
