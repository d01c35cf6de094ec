"""Every quotation that is printed is the article's own words, and can be found in it again."""

import re

import pytest
from running import LAUNCH, claims_within, factcheck, written

from factcheck.sample import ARTICLES

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of each article of the sample by its id, as extract prints it."""
    extracted = factcheck("extract", ARTICLES, "--format", "jsonl").lines
    return {line["article"]["id"]: line["article"]["text"] for line in extracted}


@pytest.mark.parametrize(
    "words", [("claims",), ("lookup", LAUNCH), ("lookup", "The earthquake in Morocco killed 2,012 people")]
)
def test_every_quotation_is_the_text_at_its_spans_and_its_selectors_find_it_again(words, sample_index, texts):
    found = claims_within(factcheck(*words, "--format", "json", "--index", sample_index).json)
    assert len(found) >= 4
    for claim in found:
        text = texts[claim["article"]["id"]]
        assert claim["text"] == " … ".join(at(text, span) for span in claim["spans"])
        quote, position = claim["selector"]
        assert at(text, position) == quote["exact"]
        assert position["start"] == claim["spans"][0]["start"] and position["end"] == claim["spans"][-1]["end"]
        assert found_again(text, quote) == [position["start"]]
        for part in (claim["speaker"], claim["cue"]):
            assert part is None or at(text, part["span"]) == part.get("mention", part.get("text"))
        for kind in ("quantities", "times"):
            assert all(at(text, one["span"]) == one["text"] for one in claim["facts"][kind])


def at(text: str, span: dict[str, int]) -> str:
    return text[span["start"] : span["end"]]


def found_again(text: str, quote: dict[str, str]) -> list[int]:
    """Where a TextQuoteSelector finds its words."""
    around = re.escape(quote["prefix"]) + "(?=" + re.escape(quote["exact"] + quote["suffix"]) + ")"
    return [found.end() for found in re.finditer(around, text)]


def test_no_claim_is_made_of_captions_comments_and_leftovers(tmp_path):
    prose = "The ferry to Orlen was cancelled on Friday, the harbour master said. “Nobody was hurt,” Anna Berg said."
    article = written(
        tmp_path / "ferry.txt",
        "Ferry cancelled\n\n"
        "{{^adFree}}\n\n"
        f"{prose}\n\n"
        "FILE PHOTO: A ferry leaves the port of Orlen, the owners said, June 2, 2021. REUTERS/Jo Ample\n\n"
        "{{/adFree}}\n\n"
        "Comments\n\n"
        "Log in to comment, the editors said.\n",
    )
    (line,) = factcheck("extract", article, "--format", "jsonl").lines
    start = line["article"]["text"].index("The ferry to")
    inside = range(start, start + len(prose) + 1)
    assert len(line["claims"]) >= 2
    assert all(span["start"] in inside and span["end"] in inside for one in line["claims"] for span in one["spans"])
