"""W3C Web Annotations: each claim as a note on its article, found again by its words and by their position.

https://www.w3.org/TR/annotation-model/. One AnnotationCollection with all of it on its first page.
"""

from collections.abc import Iterable, Iterator

from factcheck import __version__
from factcheck.records import Article, Event, Fact
from factcheck.views import linked, wording
from factcheck.views.json import selector, to_json
from factcheck.views.links import web_address
from factcheck.views.shapes import Shape

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
GENERATOR = {"type": "Software", "name": f"factcheck {__version__}"}
COLLECTION = "urn:factcheck:annotations"


def claims(claims: Iterable[tuple[Fact, Article]]) -> Iterator[str]:
    """The collection, a line an annotation; how many there are is told at its end."""
    page = f'"id": "{COLLECTION}:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    yield f'{{"@context": "{CONTEXT}", "id": "{COLLECTION}", "type": "AnnotationCollection",\n "first": {{{page}'
    total = 0
    for fact, article in claims:
        yield f"{',' if total else ''}\n  {to_json(_annotation(fact, article), one_line=True)}"
        total += 1
    yield f'\n ]}},\n "total": {total}}}\n'


def events(events: Iterable[Event]) -> Iterator[str]:
    """A collection of the claims of the reports of events, each once."""
    return claims(linked.claims_of(events))


def _annotation(fact: Fact, article: Article) -> Shape:
    """Who says these words, through whom and how, as a note on them."""
    claim = fact.claim
    says = {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en",
        "value": wording.attribution(claim),
    }
    return {
        "id": linked.claim_iri(claim),
        "type": "Annotation",
        "motivation": "describing",
        "generator": GENERATOR,
        "body": says,
        "target": {"type": "SpecificResource", "source": _source(article), "selector": selector(claim, article)},
    }


def _source(article: Article) -> Shape:
    """The article under its address on the web; one that has none, under a name of ours."""
    known = {
        "id": web_address(article.url) or linked.article_iri(article),
        "type": "Text",
        "language": article.language or "en",
        "schema:headline": article.title,
        "schema:publisher": wording.outlet(article),
        "schema:datePublished": article.published.isoformat() if article.published else None,
    }
    return linked.filled(known)
