"""Without a question: where the reports of the index disagree, and each dispute on a page of its own."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from factcheck.errors import NothingMatched
from factcheck.records import Event, Relation
from factcheck.views.html.events import EventView, event_view
from factcheck.views.wording import RELATIONS
from factcheck.web import exports, questions
from factcheck.web.asked import Limit, Narrowed, Slot
from factcheck.web.desk import Served
from factcheck.web.exports import Form
from factcheck.web.rendering import locate, page

router = APIRouter(include_in_schema=False)

# Without a question nobody agrees with it: reports stand on one side or on the other.
SIDES = {**RELATIONS, Relation.CORROBORATES: "one side", Relation.CONFLICTS: "the other side"}


@router.get("/conflicts")
async def conflicts(
    request: Request,
    desk: Served,
    filters: Narrowed,
    slot: Slot = None,
    limit: Limit = None,
    form: Form = None,
) -> Response:
    """The list, the clearest first."""
    known: dict[str, Any] = {"filters": filters, "slot": slot}
    try:
        found = await questions.conflicts(desk, filters, slot, limit)
    except NothingMatched as nothing:
        if form:
            raise
        return page(request, "conflicts.html.j2", status=404, **known, found=None, events=(), nothing=str(nothing))
    if form:
        return exports.events(found.events, form)
    return page(request, "conflicts.html.j2", **known, found=found, events=found.events, nothing=None)


@router.get("/conflicts/{id}")
async def conflict(
    request: Request,
    desk: Served,
    id: str,
    filters: Narrowed,
    slot: Slot = None,
    limit: Limit = None,
    form: Form = None,
) -> Response:
    """One dispute of the list: who says what, who had it from whom."""
    found = await questions.conflicts(desk, filters, slot, limit)
    event = next((event for event in found.events if event.id == id), None)
    if event is None:
        raise NothingMatched("This dispute is not in the index as it stands now.")
    if form:
        return exports.events((event,), form)
    return page(request, "conflict.html.j2", view=_view(event))


def _view(event: Event) -> EventView:
    """The event arranged as one that no claim is held against."""
    view = event_view(event, anchor="e1", locate=locate, names=SIDES)
    return replace(view, plots=tuple(replace(plot, asked=None, band=None) for plot in view.plots))
