"""``/api/``: the contract's JSON over HTTP, the same that the commands print with ``--format json``.

Reading only, and running a claim set; what changes the index is left to the page and to the command line.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from starlette.responses import Response
from typing_extensions import TypedDict

from factcheck.checks.files import LARGEST
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.reading import Question, read_passage
from factcheck.pipeline.relating import Passage
from factcheck.records import Outcome
from factcheck.views.json import article_json as article_shape
from factcheck.views.json import (
    claim_json,
    dossier_json,
    event_json,
    extract_line,
    facts_json,
    finding_json,
    on_record_json,
    outcomes_json,
    to_json,
)
from factcheck.web import asked, questions
from factcheck.web.asked import LONGEST_NAME, LONGEST_TEXT, Limit, Name, Narrowed, Published, Text
from factcheck.web.claim_sets import Chosen, plain_name, run
from factcheck.web.contract import claims as shapes
from factcheck.web.contract import findings
from factcheck.web.desk import Desk, Served

PORTION = 100


class Refusal(TypedDict):
    """Why a request could not be answered, in a sentence."""

    detail: str


class Held(TypedDict):
    """How much the index holds."""

    articles: int
    claims: int


class Voice(TypedDict):
    """Somebody who speaks in the index, and how many claims are theirs."""

    name: str
    claims: int


class Running(BaseModel):
    """A claim set to run on the served index."""

    claim_set: str = Field(max_length=LARGEST, description="The claim set, as it stands in its YAML file")
    name: str = Field("claims.yaml", max_length=LONGEST_NAME, description="What the file is called")


REFUSALS: Mapping[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "Something given can't be used"},
    404: {"model": Refusal, "description": "Nothing in the index passes"},
    413: {"model": Refusal, "description": "Too much at once"},
    422: {"model": Refusal, "description": "Something given is not as described here"},
    503: {"model": Refusal, "description": "The index can't be read now"},
}

router = APIRouter(prefix="/api", tags=["api"], responses=dict(REFUSALS))

Offset = Annotated[int, Query(ge=0, le=1_000_000, description="After so many")]
Portion = Annotated[int, Query(ge=1, le=asked.MOST, description="At most so many")]
Asked = Annotated[str, Query(min_length=1, max_length=LONGEST_TEXT, description="A claim, or somebody's exact words")]
Named = Annotated[str, Path(max_length=LONGEST_NAME)]


def answer(document: Any) -> Response:
    """A document of the contract; not validated once more on its way out."""
    return Response(to_json(document), media_type="application/json")


@router.get("/index", response_model=Held)
async def held(desk: Served) -> Response:
    """How much the index holds."""
    articles, claims = await desk.ask(lambda index: index.counts())
    return answer({"articles": articles, "claims": claims})


@router.get("/lookup", response_model=findings.Dossier)
async def lookup(
    desk: Served,
    filters: Narrowed,
    q: Asked,
    quote: Annotated[bool, Query(description="The text is somebody's exact words")] = False,
    published: Published = None,
    limit: Limit = None,
) -> Response:
    """Look a claim up: who reports it, and who disagrees."""
    question = Question(q, quote, published=published)
    return answer(dossier_json(await questions.lookup(desk, question, filters, limit)))


@router.get("/claims", response_model=list[shapes.Claim])
async def claims(desk: Served, filters: Narrowed, offset: Offset = 0, limit: Portion = PORTION) -> Response:
    """List the claims of the index, in order of publication."""
    found = await questions.claims(desk, filters, offset=offset, limit=limit)
    return answer([claim_json(fact, article) for fact, article in found])


@router.get("/conflicts", response_model=list[findings.Event])
async def conflicts(desk: Served, filters: Narrowed, slot: asked.Slot = None, limit: Limit = None) -> Response:
    """Where the reports of the index disagree, the clearest disputes first."""
    disputes = await questions.conflicts(desk, filters, slot, limit)
    return answer([event_json(event) for event in disputes.events])


@router.get("/articles", response_model=list[shapes.Article])
async def articles(
    desk: Served,
    filters: Narrowed,
    title: Annotated[Name, Query(description="Words of the title")] = None,
    offset: Offset = 0,
    limit: Portion = PORTION,
) -> Response:
    """List the articles of the index, the latest first."""
    page = await questions.articles(desk, filters, title, offset=offset, limit=limit)
    return answer([article_shape(one.article, with_text=False) for one in page.articles])


@router.get("/articles/{id:path}", response_model=findings.Extract)
async def article(desk: Served, id: Named) -> Response:
    """An article with its text, and its claims."""
    return answer(extract_line(*await questions.article(desk, id)))


@router.get("/speakers", response_model=list[Voice])
async def speakers(desk: Served, offset: Offset = 0, limit: Portion = PORTION) -> Response:
    """Who speaks in the index, those first who speak most."""
    voices = await questions.voices(desk)
    return answer([{"name": one.name, "claims": one.claims} for one in voices[offset : offset + limit]])


@router.get("/speakers/{name:path}", response_model=findings.OnRecord)
async def speaker(
    desk: Served,
    name: Named,
    outlet: asked.Outlet = None,
    since: asked.Since = None,
    until: asked.Until = None,
    limit: Limit = None,
) -> Response:
    """What a person or body is quoted as saying, in order of time."""
    filters = Filters(name, outlet, since, until)
    return answer(on_record_json(await questions.on_record(desk, filters, limit)))


@router.get("/facts", response_model=shapes.Facts)
async def facts(text: Text, published: Published = None) -> Response:
    """The figures, times, places and actors of a text."""
    _, fact = await run_in_threadpool(read_passage, text, published=published)
    return answer(facts_json(fact))


@router.get("/relate", response_model=findings.Finding)
async def relate(
    desk: Served,
    left: Text,
    right: Text,
    left_published: Published = None,
    right_published: Published = None,
) -> Response:
    """Compare two texts: one event or two, do they agree?"""
    found = await questions.relate(desk, Passage(left, left_published), Passage(right, right_published))
    return answer(finding_json(found))


@router.post("/verify", response_model=findings.Verification)
async def verify(desk: Served, body: Running) -> Response:
    """Run a claim set on the served index, like tests for claims."""
    return answer(outcomes_json(await run_in_threadpool(_outcomes, desk, body)))


def _outcomes(desk: Desk, body: Running) -> list[Outcome]:
    chosen = Chosen(plain_name(body.name, "claims.yaml"), body.claim_set.encode("utf-8", "surrogatepass"))
    return list(run(chosen, desk))
