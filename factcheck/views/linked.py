"""Linked data: names (IRIs) for what has none of its own, and a graph written node by node.

Contexts stand in the documents themselves, so that nobody needs a network to read them. An address from an article is
never made a name: it stays a text, which can't break a document.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote

from factcheck.records import Article, Claim, Event, Fact
from factcheck.views.json import to_json
from factcheck.views.shapes import Shape

# Terms of our own, where the vocabularies of others have none.
TERMS = "urn:factcheck:term:"

# Kinds of sources that are known by a description only.
NAMELESS = {"unnamed", "group"}


def graph(context: Shape, nodes: Iterable[Shape]) -> Iterator[str]:
    """A JSON-LD document, piece by piece: the context, then a line a node."""
    yield f'{{"@context": {to_json(context, one_line=True)},\n "@graph": ['
    between = "\n"
    for node in nodes:
        yield f"{between}  {to_json(node, one_line=True)}"
        between = ",\n"
    yield "\n]}\n"


def claims_of(events: Iterable[Event]) -> Iterator[tuple[Fact, Article]]:
    """The claims of the reports of events, each once."""
    seen: set[str] = set()
    for report in (report for event in events for report in event.reports):
        if (name := claim_iri(report.fact.claim)) not in seen:
            seen.add(name)
            yield report.fact, report.article


def article_iri(article: Article) -> str:
    """An article, by its id."""
    return _named("article", article.id)


def claim_iri(claim: Claim) -> str:
    """A claim, by its article and its id."""
    return _named("claim", claim.article_id, claim.id)


def passage_iri(claim: Claim) -> str:
    """The words in which an article makes a claim."""
    return _named("passage", claim.article_id, claim.id)


def speaker_iri(fact: Fact) -> str | None:
    """Who says it: one name across articles for who has one; "officials" of two articles are never one."""
    claim, actor = fact.claim, fact.speaker
    if claim.speaker is None:
        return None
    if actor is None or {claim.speaker.kind, actor.kind} & NAMELESS:
        return _named("source", claim.article_id, claim.speaker.name)
    return _named("actor", actor.key)


def relay_iris(fact: Fact) -> list[str]:
    """Those who passed it on, from the speaker's side to the outlet's."""
    keys = [actor.key for actor in fact.via] if len(fact.via) == len(fact.claim.via) else []
    return [_named("actor", key) for key in keys] or [_named("relay", name) for name in fact.claim.via]


def outlet_iri(name: str) -> str:
    """An outlet, by its name."""
    return _named("outlet", name.casefold())


def text_iri(kind: str, *texts: str) -> str:
    """What has nothing but its words, by a hash of them."""
    # As JSON, so that no two lists of texts run into one; half a character has no bytes of its own there either.
    return f"urn:factcheck:{kind}:{sha256(json.dumps(texts).encode()).hexdigest()[:16]}"


def filled(shape: Shape) -> Shape:
    """The same without what is not known."""
    return {name: value for name, value in shape.items() if value not in (None, "", [], {})}


def _named(kind: str, *parts: str) -> str:
    told = ":".join(quote(part.encode("utf-8", "surrogatepass"), safe="") for part in parts)
    return f"urn:factcheck:{kind}:{told}"
