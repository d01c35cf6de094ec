"""Articles added through the page: a form, and what became of each file."""

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from factcheck.errors import BadInput
from factcheck.index import Landed
from factcheck.pipeline.ingesting import Intake
from factcheck.web.desk import Served
from factcheck.web.intake import Upload, take_in
from factcheck.web.jobs import Job, Jobs
from factcheck.web.rendering import page
from factcheck.web.tokens import FIELD

router = APIRouter(include_in_schema=False)

# Files of one request, and fields beside them.
FILES = 50
FIELDS = 10
# What is done sooner than this is shown at once, in seconds.
SOON = 2.0

LANDED = {
    Landed.ADDED: "new in the index",
    Landed.REPLACED: "replaced what was read at its address before",
    Landed.UNCHANGED: "was in the index already",
}


@router.get("/upload")
async def upload(request: Request) -> Response:
    """The form."""
    return page(request, "upload.html.j2", jobs=_jobs(request).latest(), files=FILES)


@router.post("/upload")
async def receive(request: Request, desk: Served) -> Response:
    """Takes files in; the answer leads to what became of them."""
    async with request.form(max_files=FILES, max_fields=FIELDS) as form:
        request.app.state.token.require(request, form.get(FIELD))
        given = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        uploads = tuple([Upload(one.filename or "", await one.read()) for one in given])
    if not uploads:
        raise BadInput("no file was chosen; choose one or more, then send the form")
    job = Job[Intake](", ".join(one.name for one in uploads))
    _jobs(request).start(job, lambda: take_in(uploads, desk))
    await job.over_within(SOON)
    return RedirectResponse(f"/upload/{job.id}", 303)


@router.get("/upload/{id}")
async def intake(request: Request, id: str) -> Response:
    """What became of the files sent in one go, so far."""
    job = _jobs(request).get(id)
    total = sum(job.results, Intake())
    return page(request, "intake.html.j2", job=job, total=total, landed=LANDED)


@router.post("/upload/{id}/stop")
async def stop(request: Request, id: str) -> Response:
    """Takes in no more of them."""
    async with request.form(max_files=0, max_fields=FIELDS) as form:
        request.app.state.token.require(request, form.get(FIELD))
    _jobs(request).get(id).stop()
    return RedirectResponse(f"/upload/{id}", 303)


def _jobs(request: Request) -> Jobs[Intake]:
    jobs: Jobs[Intake] = request.app.state.intakes
    return jobs
