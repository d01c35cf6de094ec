"""The sample corpus is what its docstring promises, and the claim sets over it are well formed."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.records import Relation, Status
from factcheck.sample import ARTICLES

CLAIMS = Path(__file__).parent.parent / "claims"
CLAIM_SETS = sorted(CLAIMS.glob("*.yaml"))
FORMATS = {".txt", ".md", ".html", ".jsonl"}

SITE_NAME = '<meta property="og:site_name" content="'
PUBLISHED = '<meta property="article:published_time" content="'

# Figures that must stand in some article, each together with a word that says which event it belongs to.
FIGURES = [
    ("Japan's Defense Ministry", "about 350 kilometers"),
    ("exclusive economic zone", "370 kilometers from the coast"),
    ("Joint Chiefs of Staff", "about 370 km"),
    ("Japanese Defense Ministry", "217 miles"),
    ("Chunghwa County", "7.47am"),
    ("Sunan Airport", "about 400 kilometers"),
    ("Sunan area of Pyongyang", "about 350 kilometres"),
    ("Sunan", "about ten short-range ballistic missiles"),
    ("Morocco", "at least 296 people"),
    ("Morocco", "2,012 people"),
    ("Morocco", "2,059"),
    ("Morocco", "1,404 were in critical condition"),
    ("Morocco", "2,122 people"),
    ("Morocco", "2,421"),
    ("Morocco", "2,901 people"),
    ("Morocco", "5,530"),
    ("U.S. Geological Survey", "a depth of 18 kilometers"),
    ("U.S. Geological Survey", "about 11 miles"),
    ("National Seismic Monitoring", "a magnitude of 7 and a depth of 8 kilometers"),
    ("KCNA", "never exported weapons or ammunition to Russia before and we will not plan to export them"),
    ("KCNA", "with increasing speed on a more practical and offensive"),
]


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for path in ARTICLES.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]


def files(ending: str) -> list[Path]:
    return sorted(ARTICLES.glob(f"*{ending}"))


def front_matter(path: Path) -> dict[str, Any]:
    opening, header, _ = path.read_text("utf-8").split("---\n", 2)
    assert opening == ""
    return dict(yaml.safe_load(header))


def after(text: str, mark: str) -> str:
    return text.split(mark)[1].split('"')[0]


def texts() -> list[str]:
    """Every article as it lies on disk, those of a JSONL file one by one."""
    whole = [path.read_text("utf-8") for path in ARTICLES.iterdir() if path.suffix != ".jsonl"]
    return whole + [line["text"] for line in lines()]


def outlets() -> Iterator[str]:
    """The outlet of each article; of a text file, the one its name and one of its first lines agree on."""
    yield from (line["outlet"] for line in lines())
    yield from (front_matter(path)["outlet"] for path in files(".md"))
    yield from (after(path.read_text("utf-8"), SITE_NAME) for path in files(".html"))
    for path in files(".txt"):
        outlet = path.stem[len("2023-03-27-") :].replace("-", " ").title()
        assert outlet in "".join(path.read_text("utf-8").splitlines()[:5])
        yield outlet


def claim_set(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def entries() -> list[dict[str, Any]]:
    return [entry for path in CLAIM_SETS for entry in claim_set(path)["claims"]]


def statuses(entry: dict[str, Any]) -> list[str]:
    expected = entry["expect"]
    return expected if isinstance(expected, list) else [expected]


def test_the_folder_holds_at_least_16_articles_from_at_least_7_outlets_in_four_formats() -> None:
    assert {path.suffix for path in ARTICLES.iterdir()} == FORMATS
    assert len(texts()) >= 16
    assert len(set(outlets())) >= 7


def test_every_line_has_an_id_of_its_own_an_outlet_a_title_a_date_and_a_text() -> None:
    assert len(lines()) > 3
    assert len({line["id"] for line in lines()}) == len(lines())
    for line in lines():
        assert line["outlet"] and line["title"] and line["text"] and line["url"]
        assert line["published"][:2] == "20"


@pytest.mark.parametrize("path", files(".md"), ids=lambda path: path.stem)
def test_every_markdown_article_has_front_matter_with_its_outlet_title_and_date(path: Path) -> None:
    header = front_matter(path)
    assert header["outlet"] and header["title"]
    assert path.name.startswith(str(header["date"])[:10])


@pytest.mark.parametrize("path", files(".html"), ids=lambda path: path.stem)
def test_every_page_says_its_outlet_its_date_and_its_address_and_carries_some_furniture(path: Path) -> None:
    page = path.read_text("utf-8")
    assert path.name.startswith(after(page, PUBLISHED)[:10])
    assert path.stem.endswith(after(page, SITE_NAME).lower().removeprefix("the ").replace(" ", "-"))
    assert 'rel="canonical"' in page and 'name="author"' in page
    assert "<nav>" in page and "<footer>" in page


@pytest.mark.parametrize(("about", "figure"), FIGURES)
def test_the_figures_of_the_events_stand_in_an_article_about_them(about: str, figure: str) -> None:
    assert any(about in text and figure in text for text in texts())


def test_one_wire_text_stands_in_two_outlets_under_two_headlines() -> None:
    wires = {line["text"]: line for line in lines()}
    copies = [
        (path, wires[body])
        for path in files(".md")
        if (body := path.read_text("utf-8").split("---\n", 2)[2].strip()) in wires
    ]
    assert len(copies) == 1
    path, line = copies[0]
    header = front_matter(path)
    assert header["outlet"] != line["outlet"] and header["title"] != line["title"]
    assert "(Jiji Press)" in line["text"]


def test_every_address_is_in_a_domain_that_nobody_can_own() -> None:
    addresses = [line["url"] for line in lines()] + [front_matter(path)["url"] for path in files(".md")]
    addresses += [after(path.read_text("utf-8"), '<link rel="canonical" href="') for path in files(".html")]
    assert all(address.split("/")[2].endswith(".example") for address in addresses)


@pytest.mark.parametrize("path", CLAIM_SETS, ids=lambda path: path.stem)
def test_a_claim_set_reads_the_sample_and_asks_either_a_claim_or_a_quotation(path: Path) -> None:
    content = claim_set(path)
    assert content["version"] == 1
    assert [(path.parent / folder).resolve() for folder in content["articles"]] == [ARTICLES.resolve()]
    assert all(("claim" in entry) != ("quote" in entry) for entry in content["claims"])


def test_no_two_entries_of_the_claim_sets_share_an_id() -> None:
    counts = Counter(entry["id"] for entry in entries())
    assert len(counts) >= 20
    assert max(counts.values()) == 1


@pytest.mark.parametrize("status", Status)
def test_every_status_is_expected_by_some_entry(status: Status) -> None:
    assert any(status in statuses(entry) for entry in entries())


def test_no_entry_expects_a_word_that_is_no_status() -> None:
    assert {status for entry in entries() for status in statuses(entry)} <= set(Status)


# A report of another event is in no event's list, so that "different" can't be asked for.
@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.DIFFERENT])
def test_every_relation_within_an_event_is_sought_by_some_entry(relation: Relation) -> None:
    assert any(report.get("relation") == relation for entry in entries() for report in entry.get("reports", ()))


def test_every_outlet_that_a_claim_set_names_is_in_the_sample() -> None:
    named = {report["outlet"] for entry in entries() for report in entry.get("reports", ()) if "outlet" in report}
    assert named <= set(outlets())
    assert named
