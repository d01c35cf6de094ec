"""Who speaks in the index, and what each is quoted as saying, over time."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from factcheck.errors import NothingMatched
from factcheck.index.terms import plain
from factcheck.pipeline.gathering import Filters
from factcheck.records.statements import OnRecord
from factcheck.web import exports, questions
from factcheck.web.asked import Limit, Name, Outlet, Since, Until
from factcheck.web.desk import Served
from factcheck.web.exports import Form
from factcheck.web.rendering import page, speaker_path

router = APIRouter(include_in_schema=False)

# Names on one page of the list, and statements on one page of somebody's.
LISTED, STATEMENTS = 200, 50
# Earlier words that one statement is shown to conflict with.
CONFLICTS = 5

Offset = Annotated[int, Query(ge=0, le=10_000_000)]


@router.get("/speakers")
async def speakers(
    request: Request,
    desk: Served,
    name: Name = None,
    offset: Offset = 0,
    form: Form = None,
) -> Response:
    """Everybody who speaks, those first who speak most; a name leads to whom it fits alone."""
    voices = [one for one in await questions.voices(desk) if _fits(name, one.name)]
    if form:
        return exports.voices(voices, form)
    if name and len(voices) == 1:
        return RedirectResponse(speaker_path(voices[0].name), 303)
    shown = voices[offset : offset + LISTED]
    return page(request, "speakers.html.j2", voices=shown, found=len(voices), offset=offset, listed=LISTED, name=name)


@router.get("/speakers/{name:path}")
async def speaker(
    request: Request,
    desk: Served,
    name: str,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    offset: Offset = 0,
    form: Form = None,
) -> Response:
    """What somebody is quoted as saying, one utterance in all its wordings together."""
    filters = Filters(name.strip(), outlet, since, until)
    known: dict[str, Any] = {
        "name": name,
        "filters": filters,
        "limit": limit,
        "offset": offset,
        "listed": STATEMENTS,
        "most": CONFLICTS,
    }
    try:
        record = await questions.on_record(desk, filters, limit)
    except NothingMatched as nothing:
        if form:
            raise
        return page(request, "speaker.html.j2", status=404, **known, record=None, nothing=str(nothing))
    if form:
        return exports.on_record(record, form)
    return page(request, "speaker.html.j2", **known, record=record, offsets=_offsets(record), nothing=None)


def _offsets(record: OnRecord) -> dict[str, int]:
    """On which page of the statements each of them stands, by its id."""
    return {statement.id: place - place % STATEMENTS for place, statement in enumerate(record.statements)}


def _fits(wanted: str | None, name: str) -> bool:
    return wanted is None or f" {plain(wanted)}" in f" {plain(name)}"
