"""schema.org: claims as ``Claim`` with where they appear, entries of a claim set as ``ClaimReview``.

Nothing here rates anything. A ``reviewRating`` is a person's to write, and a claim set has no place for one. Nor is
there a ``firstAppearance``: who was first, an index can't know. It names the earliest that it holds, in a term of ours.
A report that conflicts with a claim is no appearance of that claim: it is a claim of its own, with its own appearance.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import Article, Dossier, Event, Fact, Outcome, Relation, Report, words
from factcheck.views import linked, model, wording
from factcheck.views.linked import filled
from factcheck.views.links import web_address
from factcheck.views.shapes import Shape, days, finite

CONTEXT: Shape = {"@vocab": "https://schema.org/", "factcheck": linked.TERMS}

# How a speaker's kind is called; the rest is an unnamed source or a group, which schema.org has no type for.
AUTHORS = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Organization",
    "document": "CreativeWork",
}

# How the claims of reports stand to the one that was asked for.
RELATIONS = {
    Relation.CORROBORATES: "factcheck:corroboratedBy",
    Relation.CONFLICTS: "factcheck:conflictsWith",
    Relation.UPDATES: "factcheck:updatedBy",
    Relation.UNCLEAR: "factcheck:notComparableWith",
}


def claims(claims: Iterable[tuple[Fact, Article]]) -> Iterator[str]:
    """A graph of claims as articles make them. Nobody has reviewed them: there is no ClaimReview."""
    return linked.graph(CONTEXT, (_claim(fact, article) for fact, article in claims))


def events(events: Iterable[Event]) -> Iterator[str]:
    """The claims of the reports of events, each once."""
    return claims(linked.claims_of(events))


def dossier(dossier: Dossier) -> str:
    """The question as a claim, its first event's reports as appearances of it, or as other claims."""
    asked = _asked(dossier.question, next(iter(dossier.events), None))
    return "".join(linked.graph(CONTEXT, [{**asked, "factcheck:status": str(dossier.status)}]))


def outcomes(outcomes: Sequence[Outcome], *, partial: bool = False) -> str:
    """A review of each entry that could be checked."""
    nodes = [_review(outcome) for outcome in outcomes if not wording.unchecked(outcome)]
    context = {**CONTEXT, "partial": f"{linked.TERMS}partial"} if partial else CONTEXT
    return "".join(linked.graph(context, [*nodes, *([{"partial": True}] if partial else [])]))


def _review(outcome: Outcome) -> Shape:
    return {
        "@id": linked.text_iri("review", outcome.file, outcome.id),
        "@type": "ClaimReview",
        "name": outcome.id,
        "claimReviewed": outcome.claim,
        "reviewBody": model.verdict(outcome.event, outcome.status) if outcome.event else str(outcome.status),
        "itemReviewed": {**_asked(outcome.claim, outcome.event), "factcheck:status": str(outcome.status)},
    }


def _asked(text: str, event: Event | None) -> Shape:
    """A claim that somebody wrote down, and what the reports of its event are to it."""
    told: Shape = {"@id": linked.text_iri("question", text), "@type": "Claim", "text": text}
    if event is None:
        return told
    by_relation = {side.relation: sorted(side.reports, key=_oldest_first) for side in model.sides(event)}
    agreeing = by_relation.get(Relation.CORROBORATES, [])
    dated = [report for report in agreeing if report.article.published]
    known = {
        "about": _event(event),
        "appearance": [_passage(report.fact, report.article) for report in agreeing],
        "factcheck:earliestAppearanceInIndex": _reference(dated[0]) if dated else None,
        "factcheck:corroboratingOrigins": event.corroborating_origins,
        "factcheck:conflictingOrigins": event.conflicting_origins,
        **{term: [_reported(report) for report in by_relation.get(which, [])] for which, term in RELATIONS.items()},
    }
    return {**told, **filled(known)}


def _reported(report: Report) -> Shape:
    """The claim of a report; the appearance of one that agrees is told above it, and only named here."""
    told = _claim(report.fact, report.article)
    agrees = report.relation is Relation.CORROBORATES
    return {**told, "appearance": _reference(report)} if agrees else told


def _claim(fact: Fact, article: Article) -> Shape:
    claim = fact.claim
    known = {
        "@id": linked.claim_iri(claim),
        "@type": "Claim",
        "text": words(article, claim.spans),
        "author": _author(fact, article),
        "appearance": _passage(fact, article),
        "factcheck:via": {"@list": list(claim.via)} if claim.via else None,
        "factcheck:voice": str(claim.voice),
        "factcheck:confidence": finite(claim.confidence, 3),
    }
    return filled(known)


def _author(fact: Fact, article: Article) -> Shape:
    """Who says it; what an article states itself, its outlet says."""
    speaker = fact.claim.speaker
    if speaker is None:
        return _outlet(article)
    known = {
        "@id": linked.speaker_iri(fact),
        "@type": AUTHORS.get(speaker.kind),
        "name": speaker.name,
        "description": speaker.role,
    }
    return filled(known)


def _passage(fact: Fact, article: Article) -> Shape:
    """The words in their article: where it stands, when it was published, and by whom."""
    known = {
        "@id": linked.passage_iri(fact.claim),
        "@type": "CreativeWork",
        "text": words(article, fact.claim.spans),
        "headline": article.title,
        "url": web_address(article.url),
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": _outlet(article),
        "isPartOf": {"@id": linked.article_iri(article), "@type": "NewsArticle"},
    }
    return filled(known)


def _outlet(article: Article) -> Shape:
    name = wording.outlet(article)
    return {"@id": linked.outlet_iri(name), "@type": "Organization", "name": name}


def _event(event: Event) -> Shape:
    when = days(event.when) if event.when and not event.when.yearless else {}
    known = {
        "@type": "Event",
        "name": event.label,
        "startDate": when.get("first"),
        "endDate": when.get("last"),
        "location": event.where,
    }
    return filled(known)


def _reference(report: Report) -> Shape:
    return {"@id": linked.passage_iri(report.fact.claim)}


def _oldest_first(report: Report) -> tuple[bool, str, str]:
    published = report.article.published
    return published is None, published.isoformat() if published else "", report.fact.claim.id
