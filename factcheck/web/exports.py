"""What a page shows, to be taken away: JSON, CSV, Markdown or one HTML file, as the commands write them."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import Query
from starlette.responses import Response

from factcheck.records import Article, Dossier, Event, Fact, Outcome
from factcheck.records.statements import OnRecord
from factcheck.views import html, markdown, wording
from factcheck.views.forms import CLAIM_FORMS, DOSSIER_FORMS, EVENT_FORMS, OUTCOME_FORMS
from factcheck.views.json import article_json, event_json, extract_line, on_record_json, to_json
from factcheck.web.questions import Listed, Voice
from factcheck.web.tables import FORMS, Table

# Forms by the name that an address asks for: their media type and their ending.
MEDIA = {
    "json": ("application/json", "json"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "markdown": ("text/markdown; charset=utf-8", "md"),
    "html": ("text/html; charset=utf-8", "html"),
    "junit": ("application/xml", "xml"),
}
Form = Annotated[Literal["json", "csv", "markdown", "html"] | None, Query(alias="format")]
RunForm = Annotated[Literal["json", "csv", "markdown", "html", "junit"] | None, Query(alias="format")]


def dossier(dossier: Dossier, form: str, *, quote: bool) -> Response:
    """An answered question; ``quote``: somebody's exact words."""
    if form == "html":
        return _file(html.dossier_page(dossier, quote=quote), form, "lookup")
    return _file(DOSSIER_FORMS[form](dossier), form, "lookup")


def outcomes(outcomes: Sequence[Outcome], form: str, *, partial: bool) -> Response:
    """What became of a claim set; ``partial``: as far as it ran."""
    return _file(OUTCOME_FORMS[form](outcomes, partial=partial), form, "verify")


def events(events: Sequence[Event], form: str) -> Response:
    """Events whose reports disagree."""
    if form == "json":
        return _file(to_json([event_json(event) for event in events]), form, "conflicts")
    if form == "csv":
        return _file(b"".join(EVENT_FORMS[form](events)), form, "conflicts")
    told = markdown.disputes if form == "markdown" else html.disputes_page
    return _file(told(events), form, "conflicts")


def article(article: Article, facts: Sequence[Fact], form: str) -> Response:
    """An article's claims."""
    if form == "json":
        return _file(to_json(extract_line(article, facts)), form, "article")
    if form == "csv":
        return _file(b"".join(CLAIM_FORMS[form]((fact, article) for fact in facts)), form, "article")
    rows = [(wording.attribution(fact.claim), fact.text) for fact in facts]
    title = f"{article.title or 'Without a title'} ({wording.masthead(article)})"
    return _table(Table(title, ("who says it", "in these words"), rows), form, "article")


def articles(listed: Sequence[Listed], form: str) -> Response:
    """A list of articles."""
    found = [one.article for one in listed]
    if form == "json":
        return _file(to_json([article_json(one, with_text=False) for one in found]), form, "articles")
    rows = [
        (wording.published(one), wording.outlet(one), one.title or "", wording.address(one) or "", one.id)
        for one in found
    ]
    return _table(Table("Articles", ("published", "outlet", "title", "address", "id"), rows), form, "articles")


def voices(voices: Sequence[Voice], form: str) -> Response:
    """Who speaks."""
    if form == "json":
        return _file(to_json([{"name": one.name, "claims": one.claims} for one in voices]), form, "speakers")
    rows = [(one.name, str(one.claims)) for one in voices]
    return _table(Table("Speakers", ("name", "claims"), rows), form, "speakers")


def on_record(record: OnRecord, form: str) -> Response:
    """Somebody's statements, a row each wording."""
    if form == "json":
        return _file(to_json(on_record_json(record)), form, "statements")
    rows = [
        (
            wording.spoken(statement.day, [one.article for one in statement.variants]),
            wording.masthead(variant.article),
            wording.attribution(variant.fact.claim),
            str(variant.rendition),
            variant.fact.text,
        )
        for statement in record.statements
        for variant in statement.variants
    ]
    columns = ("day", "reported by", "who says it", "wording", "in these words")
    return _table(Table("; ".join(record.names), columns, rows), form, "statements")


def _table(table: Table, form: str, name: str) -> Response:
    return _file(FORMS[form](table), form, name)


def _file(content: str | bytes, form: str, name: str) -> Response:
    media, ending = MEDIA[form]
    headers = {"Content-Disposition": f'attachment; filename="factcheck-{name}.{ending}"', "Cache-Control": "no-cache"}
    return Response(content, media_type=media, headers=headers)
