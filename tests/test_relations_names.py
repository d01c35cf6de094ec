"""Names as they are printed, and where in a claim's words a stretch of its article stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import fact

from factcheck.records import Actor, Article, Fact, Place, Span, words
from factcheck.relations.pairs import Pair
from factcheck.relations.passages import blanked, in_text
from factcheck.relations.printed_names import compare_printed_names
from factcheck.relations.sites import sites

SPLIT = 'The envoy spoke. "The talks with Tarnholt went well," she said, "and they go on near Vessna, by Ilmar Strand."'


def split(*parts: str, text: str = SPLIT, places: tuple[str, ...] = ()) -> Fact:
    """A claim of several parts of an article, with the places that a table knows."""
    spans = tuple(found(part, text) for part in parts)
    made = fact(words(Article("a1", text), spans))
    known = tuple(Place(name, (), found(name, text)) for name in places)
    return replace(made, claim=replace(made.claim, spans=spans), places=known)


def found(part: str, text: str = SPLIT) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


PARTS = ("The talks with Tarnholt went well,", "and they go on near Vessna, by Ilmar Strand.")


def test_a_known_place_in_the_second_part_of_a_quotation_is_no_printed_name():
    whole = split(*PARTS, places=("Tarnholt", "Vessna"))
    (told,) = compare_printed_names(Pair(whole, whole))
    assert told.left == "ilmar strand"


def test_a_known_body_is_no_printed_name_and_a_person_is_one():
    whole = split(*PARTS)
    strand = Actor("Ilmar Strand", "person", "person:ilmar-strand", found("Ilmar Strand"))
    (person,) = compare_printed_names(Pair(*[replace(whole, actors=(strand,))] * 2))
    (body,) = compare_printed_names(Pair(*[replace(whole, actors=(replace(strand, kind="organisation"),))] * 2))
    assert (person.left, body.left) == ("ilmar strand", "tarnholt, vessna")


def test_what_makes_a_place_inexact_stands_before_it_in_its_own_part():
    assert sites(Pair(split(*PARTS, places=("Vessna",)), split(*PARTS, places=("Vessna",)))).inexact
    assert not sites(Pair(split(*PARTS, places=("Tarnholt",)), split(*PARTS, places=("Tarnholt",)))).inexact


@pytest.mark.parametrize("name", ["Tarnholt", "Vessna", "Ilmar Strand"])
def test_a_stretch_of_the_article_is_found_in_the_claim(name):
    whole = split(*PARTS)
    place = in_text(whole, found(name))
    assert place is not None and whole.text[place.start : place.end] == name


def test_what_stands_outside_the_claim_is_not_in_it():
    assert in_text(split(*PARTS), found("envoy")) is None
    assert in_text(split(*PARTS), found("she said")) is None


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.data())
def test_every_letter_of_a_claim_is_found_where_it_stands(lengths, data):
    ends = [3 * number + sum(lengths[: number + 1]) for number in range(len(lengths))]
    spans = tuple(Span(end - length, end) for end, length in zip(ends, lengths, strict=True))
    text = "".join(chr(0x100 + place) for place in range(ends[-1]))
    made = fact(words(Article("a1", text), spans))
    whole = replace(made, claim=replace(made.claim, spans=spans))
    part = data.draw(st.sampled_from(spans))
    start = data.draw(st.integers(part.start, part.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, part.end)))
    place = in_text(whole, span)
    assert place is not None and whole.text[place.start : place.end] == text[span.start : span.end]
    assert blanked(whole, [span, span]) == whole.text[: place.start] + whole.text[place.end :]
