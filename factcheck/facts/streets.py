"""Streets, blocks, house numbers and corners as places: "the 3400 block of West Madison Street".

A place on a street is contained by its block, by the street under its fuller and its shorter name ("West Madison
Street", "Madison Street"), and by the city that its sentence names. The words are in places.toml.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.facts.patterns import Pattern
from factcheck.facts.sentences import sentence_at
from factcheck.facts.tables import table
from factcheck.records import Place, Span

# Houses are numbered by the hundred from block to block.
_BLOCK = 100


def find_streets(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """The places on streets in a text, in its order. ``places``: the others found in it, for the city."""
    if not _hint().search(text):
        return
    others, end = tuple(places), 0
    matches = [match for pattern in _patterns() for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start("place"), -match.end())):
        if match.start("place") >= end and match["street"] not in table("places")["streets"]["never"]:
            end = match.end()
            span = Span(*match.span("place"))
            name, *within = _names(match.groupdict())
            yield Place(name, (*within, *_city(text, span, others)), span)


def _names(found: dict[str, str | None]) -> list[str]:
    """The name of a place on a street, then what contains it as far as the street."""
    streets = _forms(found["street"] or "")
    if other := found.get("other"):
        crossing = _forms(other)
        return [" and ".join(sorted((streets[-1], crossing[-1]))), *streets, *crossing]
    if number := found.get("block"):
        return [*_blocks(number, streets), *streets]
    if number := found.get("number"):
        houses = [f"{number} {street}" for street in streets]
        return [*houses, *_blocks(number, streets), *streets]
    return streets


def _blocks(number: str, streets: list[str]) -> list[str]:
    """The block of a number, under each form of the street's name."""
    hundred = int(number.replace(",", "")) // _BLOCK * _BLOCK
    return [f"{hundred} block of {street}" for street in streets]


def _forms(street: str) -> list[str]:
    """A street's name written out, then the same without its direction and without "Street", if it has them."""
    rows = table("places")["streets"]
    words = [_written_out(word.rstrip(".")) for word in street.split()]
    bare = words[1:] if len(words) > 1 and words[0] in rows["directions"] else words
    bare = bare[:-1] if len(bare) > 1 and bare[-1] in rows["types"] else bare
    return list(dict.fromkeys((" ".join(words), " ".join(bare))))


def _written_out(word: str) -> str:
    rows = table("places")["streets"]
    for full, shorts in [*rows["types"].items(), *rows["directions"].items()]:
        if word in shorts:
            return str(full)
    return word


def _city(text: str, span: Span, places: tuple[Place, ...]) -> tuple[str, ...]:
    """The first place that the sentence names behind the street, else the last before it, and what contains that."""
    sentence = sentence_at(text, span.start)
    near = [place for place in places if sentence.start <= place.span.start < sentence.end and len(place.path) > 1]
    behind = [place for place in near if place.span.start >= span.end]
    before = [place for place in near if place.span.end <= span.start]
    city = next(iter([*behind, *reversed(before)]), None)
    return (city.name, *city.path) if city else ()


@cache
def _hint() -> Pattern:
    """A word without which no street is named; the patterns take much longer to look for."""
    return Pattern(rf"\b(?:block|corner of|intersection of|{_any(table('places')['streets']['types'])})(?!\w)")


@cache
def _patterns() -> tuple[Pattern, ...]:
    """A block, a house, a corner, and a street that something stands or happens on."""
    rows = table("places")["streets"]
    direction = rf"(?:(?:{_any(rows['directions'])})\s)?"
    word = r"(?:[A-Z][a-z’']+[A-Za-z-]*|\d+(?:st|nd|rd|th)\b|[A-Z]\b)"
    full = rf"{direction}(?:{word}\s){{1,3}}?(?:{_any(rows['types'])})(?![\w’'])"
    bare = rf"{direction}{word}(?:\s{word}){{0,2}}"
    either = rf"(?:{full}|{bare})"
    return tuple(
        Pattern(pattern)
        for pattern in (
            rf"(?P<place>(?P<block>\d[\d,]*)[ -]block\s(?:of\s)?(?P<street>{either}))",
            rf"(?<![\w$£€.,-])(?P<place>(?P<number>\d{{1,5}})\s(?P<street>{full}))",
            rf"\b(?:corner|intersection)\sof\s(?P<place>(?P<street>{either})\sand\s(?P<other>{either}))",
            rf"(?P<place>(?P<street>{full})\s(?:and|at|near)\s(?P<other>{full}))",
            rf"\b(?:on|at|to|of|along|near)\s(?P<place>(?P<street>{full}))",
        )
    )


def _any(rows: dict[str, list[str]]) -> str:
    """Any of the words, whole or shortened."""
    return "|".join([*rows, *(rf"{short}\b\.?" for shorts in rows.values() for short in shorts)])
