"""Dossiers, claims, findings and outcomes as JSON, in the shapes that the contract fixes.

Every quotation is read again from the article through its spans. ``to_json`` writes any of them down.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from factcheck.records import (
    Article,
    Claim,
    Dossier,
    Event,
    Fact,
    Finding,
    Outcome,
    Relation,
    Report,
    Unreadable,
    words,
)
from factcheck.records.statements import Contradiction, OnRecord, Statement, Variant
from factcheck.views import quotation, shapes
from factcheck.views.shapes import Shape
from factcheck.views.wording import ending, unchecked

# What JSON allows raw in a string and a terminal, a line reader or UTF-8 does not bear: C1 controls, line separators,
# bidi overrides, lone surrogates. They occur in strings only, so that escaping them leaves the document the same.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

OUTCOMES = ("passed", "failed", "warned")


def to_json(document: Shape | Sequence[Shape], *, one_line: bool = False) -> str:
    """The document as text: indented, or on one line for JSONL. Never NaN or Infinity."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=None if one_line else 2)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def article_json(article: Article, *, with_text: bool) -> Shape:
    """An article; its text, its language and how it was read only where the text is asked for."""
    shape: Shape = {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "path": article.path,
    }
    if not with_text:
        return shape
    return {**shape, "language": article.language or "en", "notes": list(article.notes), "text": article.text}


def claim_json(fact: Fact, article: Article, *, with_text: bool = False) -> Shape:
    """A claim of an article, with its facts and the selectors of W3C Web Annotation."""
    claim = fact.claim
    return {
        "id": claim.id,
        "article": article_json(article, with_text=with_text),
        "text": words(article, claim.spans),
        "voice": str(claim.voice),
        "spans": [shapes.span(span) for span in claim.spans],
        "speaker": shapes.speaker(claim.speaker) if claim.speaker else None,
        "cue": shapes.cue(claim.cue) if claim.cue else None,
        "via": list(claim.via),
        "stance": shapes.stance(fact.stance),
        "confidence": shapes.finite(claim.confidence, 3),
        "facts": _facts(fact),
        "selector": selector(claim, article),
    }


def extract_line(article: Article, facts: Iterable[Fact]) -> Shape:
    """An article with its text, and its claims: a line of ``extract --format jsonl``."""
    return {"article": article_json(article, with_text=True), "claims": [claim_json(fact, article) for fact in facts]}


def facts_json(fact: Fact) -> Shape:
    """The facts of a text that stands in no article: a line of ``facts --format jsonl``."""
    return {"text": fact.text, **_facts(fact), "stance": shapes.stance(fact.stance)}


def intake_json(landed: Mapping[str, int], claims: int, unreadable: Iterable[Unreadable]) -> Shape:
    """What came in: articles by what became of them, new claims, and each source that was not read."""
    bad = [{"source": source.source, "reason": source.reason} for source in unreadable]
    return {"articles": {str(kind): count for kind, count in landed.items()}, "claims": claims, "unreadable": bad}


def finding_json(finding: Finding) -> Shape:
    """How two texts stand to each other: a line of ``relate --format jsonl``."""
    return {
        "relation": str(finding.relation),
        "same_event": shapes.finite(finding.same_event, 3),
        "comparisons": [shapes.comparison(comparison) for comparison in finding.comparisons],
    }


def dossier_json(dossier: Dossier) -> Shape:
    """A question and what the index holds about it."""
    return {
        "question": dossier.question,
        "status": str(dossier.status),
        "events": [event_json(event) for event in dossier.events],
        "other_events": [event_json(event) for event in dossier.other_events],
        "searched": {"articles": dossier.articles_searched, "claims": dossier.claims_searched},
    }


def event_json(event: Event) -> Shape:
    """An event and its reports; ``apart`` says of another event why it is another."""
    return {
        "id": event.id,
        "label": event.label,
        "when": shapes.days(event.when) if event.when else None,
        "where": event.where,
        "status": str(event.status),
        "apart": event.apart,
        "reports": [report_json(report) for report in event.reports],
        "origins": [shapes.origin(origin) for origin in event.origins],
        "corroborating_origins": event.corroborating_origins,
        "conflicting_origins": event.conflicting_origins,
        "values": [shapes.series(series) for series in event.values],
    }


def on_record_json(record: OnRecord) -> Shape:
    """What somebody is quoted as saying, in order of time."""
    return {
        "speaker": record.asked,
        "names": list(record.names),
        "statements": [_statement(statement) for statement in record.statements],
        "searched": {"articles": record.articles_searched, "claims": record.claims_searched},
    }


def outcomes_json(outcomes: Iterable[Outcome], *, partial: bool = False) -> Shape:
    """What became of a claim set; an outcome that did not hold and is only a warning counts as warned.

    ``partial``: the run was broken off, which only then is told.
    """
    ran = tuple(outcomes)
    ended = [ending(outcome) for outcome in ran]
    return {
        "outcomes": [outcome_json(outcome) for outcome in ran],
        **({"partial": True} if partial else {}),
        **{name: ended.count(name) for name in OUTCOMES},
        "seconds": shapes.finite(sum(outcome.seconds for outcome in ran), 3),
    }


def report_json(report: Report) -> Shape:
    """A report of an event; one of another event says nothing comparable of the question, and ``apart`` says why."""
    relation = Relation.UNCLEAR if report.relation is Relation.DIFFERENT else report.relation
    return {
        "claim": claim_json(report.fact, report.article),
        "relation": str(relation),
        "score": shapes.finite(report.score, 3),
        "comparisons": [shapes.comparison(comparison) for comparison in report.comparisons],
        "origin": report.origin,
    }


def _statement(statement: Statement) -> Shape:
    """One utterance; each variant is aligned with the first, the fullest."""
    return {
        "id": statement.id,
        "day": statement.day.isoformat() if statement.day else None,
        "variants": [_variant(variant) for variant in statement.variants],
        "contradicts": [_contradiction(contradiction) for contradiction in statement.contradicts],
    }


def _variant(variant: Variant) -> Shape:
    stretches = [{"fullest": one.fullest, "here": one.here, "same": one.same} for one in variant.alignment]
    claim = claim_json(variant.fact, variant.article)
    return {"claim": claim, "rendition": str(variant.rendition), "alignment": stretches}


def _contradiction(contradiction: Contradiction) -> Shape:
    return {
        "statement": contradiction.statement,
        "day": contradiction.day.isoformat() if contradiction.day else None,
        "claim": claim_json(contradiction.fact, contradiction.article),
        "comparisons": [shapes.comparison(comparison) for comparison in contradiction.comparisons],
    }


def outcome_json(outcome: Outcome) -> Shape:
    """What became of one entry."""
    return {
        "id": outcome.id,
        "file": outcome.file,
        "line": outcome.line,
        "claim": outcome.claim,
        "expected": [str(status) for status in outcome.expected],
        "status": str(outcome.status),
        "passed": outcome.passed,
        "severity": outcome.severity,
        "because": list(outcome.because),
        "event": event_json(outcome.event) if outcome.event else None,
        "seconds": shapes.finite(outcome.seconds, 3),
        "checked": not unchecked(outcome),
        "quote": outcome.quote,
        "tags": list(outcome.tags),
    }


def _facts(fact: Fact) -> Shape:
    return {
        "quantities": [shapes.quantity(quantity) for quantity in fact.quantities],
        "times": [shapes.when(when) for when in fact.times],
        "places": [shapes.place(place) for place in fact.places],
        "actors": [shapes.actor(actor) for actor in fact.actors],
        "clocks": [shapes.clock(clock) for clock in fact.clocks],
        "states": [shapes.state(state) for state in fact.states],
    }


def selector(claim: Claim, article: Article) -> list[Shape]:
    """From the first span to the last: what an annotation tool can find again, by words and by position."""
    span = quotation.whole(claim)
    quote = {
        "type": "TextQuoteSelector",
        "exact": quotation.exact(article, span),
        "prefix": quotation.before(article, span),
        "suffix": quotation.after(article, span),
    }
    return [quote, {"type": "TextPositionSelector", **shapes.span(span)}]
