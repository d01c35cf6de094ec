"""Without a question: where the reports of the index disagree, and each dispute on a page of its own."""

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from factcheck.errors import NothingMatched
from factcheck.views.html.events import event_view
from factcheck.views.wording import FIRST_REPORT
from factcheck.web import exports, questions
from factcheck.web.asked import Limit, Narrowed, Slot
from factcheck.web.desk import Served
from factcheck.web.exports import Form
from factcheck.web.rendering import locate, page

router = APIRouter(include_in_schema=False)


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
    view = event_view(event, anchor="e1", locate=locate, measure=FIRST_REPORT)
    return page(request, "conflict.html.j2", view=view)
