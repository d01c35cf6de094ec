"""JUnit XML as Jenkins and its like read it (junit-10.xsd of the xunit plugin): a suite a file, a case an entry.

What did not hold is a failure. What could not be checked at all is an error. What did not hold and is only a warning is
skipped, with its reasons: the run succeeds, and boards show a skipped test where they hide the output of one that
passed. Pytest does the same with what it expects to fail.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from factcheck import __version__
from factcheck.records import Outcome
from factcheck.views import model, wording
from factcheck.views.legible import legible

# Neither has a place in XML, though both can stand in a text.
NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")

# How an entry ended, as a board counts it, and the element that says so.
ELEMENTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """The document; ``partial`` stands among the properties of every suite."""
    root = Element("testsuites", {"name": "factcheck", **_counts(outcomes, ("tests", "failures", "errors"))})
    by_file: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_file.setdefault(outcome.file, []).append(outcome)
    for file, entries in by_file.items():
        _suite(root, file, entries, partial=partial)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(root: Element, file: str, entries: Sequence[Outcome], *, partial: bool) -> None:
    counts = _counts(entries, ("tests", "failures", "errors", "skipped"))
    suite = SubElement(root, "testsuite", {"name": _text(file), "file": _text(file), **counts})
    known = {"version": f"factcheck {__version__}", **({"partial": "the run was broken off"} if partial else {})}
    properties = SubElement(suite, "properties")
    for name, value in known.items():
        SubElement(properties, "property", {"name": name, "value": value})
    for outcome in entries:
        _case(suite, outcome)


def _case(suite: Element, outcome: Outcome) -> None:
    names = {"name": _text(outcome.id), "classname": _text(outcome.file)}
    case = SubElement(suite, "testcase", {**names, "time": _seconds([outcome])})
    ended = _ended(outcome)
    if ended in ELEMENTS:
        told = {"type": _kind(outcome), "message": _text(next(iter(outcome.because), str(outcome.status)))}
        SubElement(case, ELEMENTS[ended], told).text = _why(outcome)
    if outcome.event:
        SubElement(case, "system-out").text = _text(model.verdict(outcome.event, outcome.status))


def _ended(outcome: Outcome) -> str:
    if wording.unchecked(outcome):
        return "errors"
    return {"failed": "failures", "warned": "skipped"}.get(wording.ending(outcome), "passed")


def _kind(outcome: Outcome) -> str:
    return "could not be checked" if wording.unchecked(outcome) else str(outcome.status)


def _why(outcome: Outcome) -> str:
    """The claim, why it did not hold, and where it stands, a line each."""
    lines = (wording.quotation(outcome.claim), *outcome.because, f"{outcome.file}:{outcome.line}")
    return "\n".join(map(_text, lines))


def _counts(outcomes: Iterable[Outcome], names: Sequence[str]) -> dict[str, str]:
    ran = list(outcomes)
    ended = Counter(map(_ended, ran))
    return {name: str(len(ran) if name == "tests" else ended[name]) for name in names} | {"time": _seconds(ran)}


def _seconds(outcomes: Iterable[Outcome]) -> str:
    return f"{sum(outcome.seconds for outcome in outcomes):.3f}"


def _text(text: str) -> str:
    """A line of any text, with nothing in it that XML has no place for."""
    return legible(text).translate(NO_CHARACTERS)
