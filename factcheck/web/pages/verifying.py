"""Claim sets run from the page, one that is offered or one that is sent: watched, stopped, taken away."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from factcheck.errors import BadInput
from factcheck.records import Outcome
from factcheck.views.html.events import Locate
from factcheck.views.html.pages import Entry, entry
from factcheck.views.wording import ending
from factcheck.web import claim_sets, exports
from factcheck.web.claim_sets import Chosen
from factcheck.web.desk import Served
from factcheck.web.exports import RunForm
from factcheck.web.jobs import Job, Jobs
from factcheck.web.pages.uploads import FIELDS, SOON
from factcheck.web.rendering import locate, page
from factcheck.web.tokens import FIELD

router = APIRouter(include_in_schema=False)


# Entries on one page of a run: each has all its reports with it.
LISTED = 50


@router.get("/verify")
async def choose(request: Request, desk: Served) -> Response:
    """The claim sets offered, a form to send one, and the latest runs."""
    offered = await run_in_threadpool(claim_sets.offered, desk.claim_sets)
    return page(request, "verify.html.j2", offered=offered, folder=desk.claim_sets, jobs=_jobs(request).latest())


@router.post("/verify")
async def start(request: Request, desk: Served) -> Response:
    """Runs a claim set; the answer leads to what comes of it."""
    async with request.form(max_files=1, max_fields=FIELDS) as form:
        request.app.state.token.require(request, form.get(FIELD))
        chosen = await _chosen(form)
    job = Job[Outcome](chosen.name, await run_in_threadpool(claim_sets.entries, chosen, desk.claim_sets))
    _jobs(request).start(job, lambda: claim_sets.run(chosen, desk))
    await job.over_within(SOON)
    return RedirectResponse(f"/verify/{job.id}", 303)


@router.get("/verify/{id}")
async def run(
    request: Request,
    id: str,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    form: RunForm = None,
) -> Response:
    """What came of a run so far; each claim opens to its reports when the run is over."""
    job = _jobs(request).get(id)
    outcomes = tuple(job.results)
    if form:
        return exports.outcomes(outcomes, form, partial=not job.is_whole)
    shown = enumerate(outcomes[offset : offset + LISTED], offset + 1)
    arranged = entry if job.is_over else _closed
    entries = [arranged(outcome, locate, f"c{number}") for number, outcome in shown]
    ended = Counter(map(ending, outcomes))
    return page(request, "run.html.j2", job=job, entries=entries, ended=ended, offset=offset, listed=LISTED)


@router.post("/verify/{id}/stop")
async def stop(request: Request, id: str) -> Response:
    """Ends a run after the claim that is being looked up."""
    async with request.form(max_files=0, max_fields=FIELDS) as form:
        request.app.state.token.require(request, form.get(FIELD))
    _jobs(request).get(id).stop()
    return RedirectResponse(f"/verify/{id}", 303)


def _closed(outcome: Outcome, _locate: Locate, anchor: str) -> Entry:
    return Entry(outcome, anchor, None)


async def _chosen(form: FormData) -> Chosen:
    sent, name = form.get("file"), form.get("name")
    if isinstance(sent, UploadFile) and sent.filename:
        return Chosen(claim_sets.plain_name(sent.filename, "claims.yaml"), await sent.read())
    if isinstance(name, str) and name:
        return Chosen(name)
    raise BadInput("no claim set was chosen; choose a file, or one of those listed")


def _jobs(request: Request) -> Jobs[Outcome]:
    jobs: Jobs[Outcome] = request.app.state.runs
    return jobs
