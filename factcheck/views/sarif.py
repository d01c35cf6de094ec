"""SARIF 2.1.0 for code scanning: a result for each entry that did not hold, at its line of the claim set.

A rule is a kind of failure: the status that was found where another was expected, what was asked for beside the status
and not found, or an entry that could not be checked. The reports that bear on it are related locations, down to their
exact words. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from factcheck import __version__
from factcheck.records import Outcome, Relation, Report, Status
from factcheck.views import model, quotation, wording
from factcheck.views.json import to_json
from factcheck.views.legible import legible
from factcheck.views.linked import article_iri
from factcheck.views.links import web_address
from factcheck.views.shapes import Shape

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RULES = {
    "could-not-be-checked": "The entry could not be asked of the index.",
    "asked-for-and-not-found": "The status is as expected; reports or origins that were asked for are not there.",
    **{f"found-{status}": f"What was found is {status}, which the entry does not expect." for status in Status},
}
LEVELS = {"failed": "error", "warned": "warning"}

# What a related location says of its report; reports of which nothing can be said are left to other forms.
RELATED = (Relation.CONFLICTS, Relation.CORROBORATES, Relation.UPDATES)

# In a message, brackets make links and braces take arguments.
MARKUP = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """One run. Of one that was broken off it is told that it did not end well, and why."""
    broken_off = {"level": "warning", "message": {"text": "The run was broken off; not every entry was checked."}}
    invocation = {
        "executionSuccessful": not partial,
        **({"toolExecutionNotifications": [broken_off]} if partial else {}),
    }
    run = {
        "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": list(_rules())}},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(outcome) for outcome in outcomes if not outcome.passed],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rules() -> Iterator[Shape]:
    for name, means in RULES.items():
        yield {"id": name, "shortDescription": {"text": means}, "defaultConfiguration": {"level": "error"}}


def _result(outcome: Outcome) -> Shape:
    rule = _rule(outcome)
    entry = sha256(f"{outcome.file}\n{outcome.id}\n{rule}".encode("utf-8", "surrogatepass")).hexdigest()
    related = _related(outcome.event.reports) if outcome.event else []
    place = {"artifactLocation": {"uri": _uri(outcome.file)}, "region": {"startLine": max(1, outcome.line)}}
    return {
        "ruleId": rule,
        "ruleIndex": list(RULES).index(rule),
        "level": LEVELS[wording.ending(outcome)],
        "message": {"text": _message(outcome)},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"name": legible(outcome.id)}]}],
        # An entry that moves to another line is the same alert still.
        "fingerprints": {"factcheck/entry/v1": entry},
        "partialFingerprints": {"primaryLocationLineHash": f"{entry[:16]}:1"},
        **({"relatedLocations": related} if related else {}),
    }


def _rule(outcome: Outcome) -> str:
    if wording.unchecked(outcome):
        return "could-not-be-checked"
    return "asked-for-and-not-found" if outcome.status in outcome.expected else f"found-{outcome.status}"


def _message(outcome: Outcome) -> str:
    said = (wording.quotation(outcome.claim), *outcome.because)
    return "\n".join(legible(line).translate(MARKUP) for line in said)


def _related(reports: Iterable[Report]) -> list[Shape]:
    """The reports that agree or conflict, what conflicts first."""
    told = sorted((one for one in reports if one.relation in RELATED), key=lambda one: RELATED.index(one.relation))
    return [_location(report, number) for number, report in enumerate(told, 1)]


def _location(report: Report, number: int) -> Shape:
    """A report's words: where they begin and how long they are in the text of its article as it was read."""
    span = quotation.whole(report.fact.claim)
    region = {
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": quotation.exact(report.article, span)},
    }
    says = f"{wording.RELATIONS[report.relation]}: {wording.attribution(report.fact.claim)}"
    compared = "; ".join(wording.compared(one) for one in model.telling(report))
    told = " · ".join(filter(None, (says, wording.masthead(report.article), compared)))
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": {"uri": _address(report)}, "region": region},
        "message": {"text": legible(told).translate(MARKUP)},
    }


def _address(report: Report) -> str:
    """Where the article is: on the web, or in a file, of which "#" names a part."""
    article = report.article
    file, _, part = (article.path or "").partition("#")
    filed = f"{_uri(file)}{'#' if part else ''}{_encoded(part)}" if file else article_iri(article)
    return web_address(article.url) or filed


def _uri(file: str) -> str:
    """A file as a URI: relative to where the run was made, unless its path is a whole one."""
    encoded = _encoded(PurePath(file).as_posix())
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def _encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))
