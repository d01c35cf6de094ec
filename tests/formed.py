"""What forms of output are tried on: a run with one outcome of each kind, an answered question, any text everywhere."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from checking import JAPAN, LAUNCH, ORIGINS, SEOUL, dossier
from pyld import jsonld

from factcheck.records import (
    Actor,
    Article,
    Claim,
    Comparison,
    Cue,
    Dossier,
    Event,
    Fact,
    Level,
    Origin,
    Outcome,
    Relation,
    Report,
    Span,
    Speaker,
    Stance,
    Status,
    Voice,
)

SCHEMAS = Path(__file__).parent / "data" / "schemas"

ANSWERED = replace(
    dossier(LAUNCH, others=(replace(LAUNCH, id="e2", apart="60 days apart"),)), question="They flew 350 km."
)
HELD = Outcome(
    *("range-350", "claims/launch.yaml", 4, "They flew 350 km.", (Status.CONFLICTING,), Status.CONFLICTING),
    *(True, "error", (), LAUNCH, 0.25, ANSWERED, ("missiles",)),
)
FAILED = replace(
    HELD,
    id="range-370",
    line=9,
    expected=(Status.CORROBORATED,),
    passed=False,
    because=("Expected corroborated, found conflicting.", "It would pass with expect: conflicting."),
)
WARNED = replace(FAILED, id="toll", line=12, severity="warn")
UNCHECKED = Outcome(
    *("unasked", "claims/other.yaml", 3, "They flew 10 leagues.", (), Status.NOT_FOUND),
    *(False, "error", ("Could not be checked: no unit “leagues”.",), None),
)
RUN = (HELD, FAILED, WARNED, UNCHECKED)

CLAIMS = tuple((report.fact, report.article) for report in (JAPAN, SEOUL))

__all__ = ["ANSWERED", "CLAIMS", "FAILED", "HELD", "JAPAN", "LAUNCH", "ORIGINS", "RUN", "SEOUL", "UNCHECKED", "WARNED"]


def anywhere(text: str) -> tuple[Outcome, ...]:
    """A run and its dossier with one text wherever text from outside can stand; ``text`` is not empty."""
    source = Article(text, text, outlet=text, title=text, url=text, path=text, notes=(text,))
    speaker = Speaker(text, text, text, "person", Span(0, 1))
    claim = Claim(text, text, (Span(0, len(text)),), Voice.MIXED, speaker, Cue(text, Span(0, 1), text), (text, text))
    actor = Actor(text, "person", text)
    fact = Fact(claim, text, speaker=actor, via=(actor, actor), actors=(actor,), stance=Stance(hedge=text))
    compared = (Comparison(text, Level.CONFLICTS, 0.3, text, text, text, None, Span(0, 1)),)
    reports = tuple(Report(fact, source, relation, 0.9, compared, text) for relation in Relation)
    event = Event(text, text, None, text, Status.CONFLICTING, reports, (Origin(text, text, text, 3),), 1, 1, text)
    told = Dossier(text, Status.CONFLICTING, (event,), (event,), 1, 1)
    asked = Outcome(text, text, 1, text, (), Status.UNCLEAR, False, "error", (text,), event, 0.1, told, (text,))
    held = replace(asked, passed=True, because=())
    unchecked = replace(asked, event=None, dossier=None)
    return (asked, replace(asked, severity="warn"), held, unchecked)


@cache
def known(address: str) -> Any:
    """The one context that is not written out in a document, from a copy of it."""
    import json

    assert address == "http://www.w3.org/ns/anno.jsonld", f"{address} would be asked of the network"
    document = json.loads((SCHEMAS / "anno.jsonld").read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": document}


def expanded(document: Any) -> list[dict[str, Any]]:
    """A JSON-LD document with every term written out. Raises ``jsonld.JsonLdError`` where it is none."""
    load: Callable[..., Any] = lambda address, options: known(address)  # noqa: E731
    nodes: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return nodes
