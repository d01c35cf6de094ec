"""Golden attribution: two hundred small news texts, labelled by hand before the program read them.

tests/cases/attribution/README.md tells how a case is written and what counts as right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.records import Article, Claim, Cue, Span, Speaker, Voice, words
from factcheck.speech import find_claims

CASES = Path(__file__).parent / "cases" / "attribution"
# The share that must be right, and the share of words that two contents must have in common to be the same.
RIGHT = 0.95
ALIKE = 0.8

# Read off the name's front before two names are compared: who speaks is the same with and without them.
TITLES = re.compile(
    r"(?:(?:a|an|the|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|judge|justice|captain|major|colonel|general|"
    r"lieutenant|sergeant|admiral|chief|superintendent|inspector|constable|detective|"
    r"bishop|archbishop|cardinal|rabbi|imam|father|sister|reverend)\.? )*"
)
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
LINE = re.compile(
    r"(?P<voice>[a-z/]+) \| (?P<names>[^|<]+) <(?P<mention>[^|>]+)> "
    r"\|(?P<cue>[^|]*)\|(?P<via>[^|]*)\| (?P<content>[^|]+)"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim as labelled; where two answers are as good, ``voices`` and ``names`` have both."""

    voices: tuple[str, ...]
    names: tuple[str, ...]
    mention: str
    cues: tuple[str, ...]
    via: tuple[str, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the attributed claims that it has, and whether it states nothing itself."""

    id: str
    text: str
    claims: tuple[Expected, ...]
    no_narrator: bool


def read_case(block: str) -> Case:
    """A case from its block: id, text, "--", labels."""
    head, _, rest = block.partition("\n")
    text, _, labels = rest.partition("\n--\n")
    lines = labels.strip().split("\n")
    claims = tuple(_expected(line) for line in lines if line not in ("nobody", "no narrator"))
    assert bool(claims) != ("nobody" in lines), f"{head}: either claims or 'nobody'"
    return Case(head.strip(), text.strip(), claims, "no narrator" in lines)


def _expected(line: str) -> Expected:
    found = LINE.fullmatch(line)
    assert found, f"not a label: {line}"
    names, cues = (_either(found[part]) for part in ("names", "cue"))
    via = tuple(name.strip() for name in found["via"].split(",") if name.strip())
    return Expected(tuple(found["voice"].split("/")), names, found["mention"], cues, via, found["content"])


def _either(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(" / ") if part.strip())


def read_cases(folder: Path) -> Iterator[Case]:
    """Every case of a folder, in order of its files."""
    for path in sorted(folder.glob("*.case")):
        for block in path.read_text(encoding="utf-8").split("\n== ")[1:]:
            yield read_case(block)


def places(text: str, label: str) -> list[Span]:
    """Where the parts of a label stand in a text: " … " between parts, "she@2" the second "she"."""
    return [_place(text, part) for part in label.split(" … ")]


def _place(text: str, part: str) -> Span:
    wanted, _, occurrence = part.partition("@")
    found = [place.start() for place in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text)]
    assert found, f"not in the text: {wanted}"
    assert occurrence or len(found) == 1, f"{len(found)} times in the text, say which with @: {wanted}"
    start = found[int(occurrence or 1) - 1]
    return Span(start, start + len(wanted))


def word_places(text: str, spans: list[Span]) -> list[int]:
    """Where the words of spans begin; an opening "that" is the reporter's."""
    starts = [
        (span.start + word.start(), word[0]) for span in spans for word in WORD.finditer(text[span.start : span.end])
    ]
    return [start for start, _ in starts[1 if starts and starts[0][1].lower() == "that" else 0 :]]


def plain(name: str) -> str:
    """A name without article, titles, case and the style of its apostrophes."""
    return TITLES.sub("", " ".join(name.replace("’", "'").casefold().split()), count=1)


def compare(case: Case, found: Sequence[Claim]) -> list[str]:
    """What is wrong with the claims found in a case's text, in words; empty where they are right."""
    article = Article(case.id, case.text)
    said = [claim for claim in found if claim.speaker is not None]
    met = [_meeting(case.text, expected, said) for expected in case.claims]
    used = {claim.id for claims in met for claim in claims}
    missed = [f"expected {_label(expected)}" for expected, claims in zip(case.claims, met, strict=True) if not claims]
    extra = [f"found    {_shown(article, claim)}" for claim in said if claim.id not in used]
    narrated = [claim for claim in found if claim.voice is Voice.NARRATOR and case.no_narrator]
    return missed + extra + [f"found    narrator | {words(article, claim.spans)}" for claim in narrated]


def _meeting(text: str, expected: Expected, said: list[Claim]) -> list[Claim]:
    """The claims that are, together, the expected one: a speech may be cut into several. Empty if they are not."""
    wanted = set(word_places(text, places(text, expected.content)))
    parts = [claim for claim in said if _speaks(expected, claim) and _lies_in(text, claim, wanted)]
    starts = [start for claim in parts for start in word_places(text, list(claim.spans))]
    repeated = len(starts) - len(set(starts))
    shared = len(wanted & set(starts)) / (len(wanted | set(starts)) + repeated)
    return parts if shared >= ALIKE else []


def _speaks(expected: Expected, claim: Claim) -> bool:
    assert claim.speaker is not None
    named = plain(claim.speaker.name) in map(plain, expected.names)
    relayed = not expected.via or [plain(name) for name in claim.via] == [plain(name) for name in expected.via]
    return named and relayed and claim.voice in expected.voices


def _lies_in(text: str, claim: Claim, wanted: set[int]) -> bool:
    starts = word_places(text, list(claim.spans))
    return bool(starts) and len(wanted.intersection(starts)) >= ALIKE * len(starts)


def _label(expected: Expected) -> str:
    voices, names, cues = ("/".join(either) for either in (expected.voices, expected.names, expected.cues))
    return f"{voices} | {names} <{expected.mention}> | {cues} | {', '.join(expected.via)} | {expected.content}"


def _shown(article: Article, claim: Claim) -> str:
    assert claim.speaker is not None
    cue = claim.cue.text if claim.cue else ""
    who = f"{claim.speaker.name} <{claim.speaker.mention}>"
    return f"{claim.voice} | {who} | {cue} | {', '.join(claim.via)} | {words(article, claim.spans)}"


def report(cases: list[Case]) -> tuple[float, str]:
    """The share of cases that are right, and the others by id: expected and found."""
    wrong = {case.id: told for case in cases if (told := compare(case, find_claims(Article(case.id, case.text))))}
    share = (len(cases) - len(wrong)) / len(cases)
    listed = [f"{name}\n  " + "\n  ".join(told) for name, told in wrong.items()]
    return share, "\n".join([*listed, f"{len(cases) - len(wrong)} of {len(cases)} right, {share:.1%}"])


ALL = list(read_cases(CASES))
TEXT = "“The mill is old,” Ada Berg told Vega News, “and it was shut in May.”"
LABEL = "direct | Ada Berg <Ada Berg> | told | Vega News | The mill is old … and it was shut in May"


def test_nineteen_cases_of_twenty_are_right() -> None:
    share, told = report(ALL)
    print(told)
    assert share >= RIGHT, told


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_labels_stand_in_their_text(case: Case) -> None:
    for expected in case.claims:
        assert word_places(case.text, places(case.text, expected.content))
        assert all(places(case.text, label) for label in (expected.mention, *expected.cues))
        assert set(expected.voices) <= {Voice.DIRECT, Voice.INDIRECT, Voice.MIXED}
        assert all(name in case.text for name in (*expected.names, *expected.via))


def test_there_are_two_hundred_cases_under_names_of_their_own() -> None:
    assert len(ALL) >= 200
    assert len({case.id for case in ALL}) == len({case.text for case in ALL}) == len(ALL)


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        (LABEL, []),
        (LABEL.replace("| Vega News |", "| |"), []),
        (LABEL.replace(" | Ada Berg", " | Mrs. Ada Berg / Berg"), []),
        (LABEL.replace(" | Ada Berg", " | Berg"), ["expected", "found"]),
        (LABEL.replace("direct", "mixed"), ["expected", "found"]),
        (LABEL.replace("Vega News", "Reuters"), ["expected", "found"]),
        (LABEL.replace(" … and it was shut in May", ""), ["expected", "found"]),
        ("nobody", ["found"]),
    ],
)
def test_a_case_is_right_only_if_everything_about_it_is(label: str, answer: list[str]) -> None:
    claim = Claim(
        "c",
        "a",
        (Span(1, 16), Span(46, 70)),
        Voice.DIRECT,
        Speaker("Ada Berg", "Ada Berg", None, "person", Span(19, 27)),
        Cue("told", Span(28, 32)),
        ("Vega News",),
    )
    assert [told.split()[0] for told in compare(read_case(f"x\n{TEXT}\n--\n{label}"), [claim])] == answer
