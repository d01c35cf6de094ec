"""The search box, and the dossier that answers it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from factcheck.errors import NothingMatched
from factcheck.pipeline.gathering import Filters
from factcheck.pipeline.reading import Question
from factcheck.views.html.pages import dossier_view
from factcheck.web import exports, questions
from factcheck.web.asked import LONGEST_TEXT, Flag, Limit, Narrowed, Published
from factcheck.web.desk import Served
from factcheck.web.exports import Form
from factcheck.web.rendering import locate, page

router = APIRouter(include_in_schema=False)

# With so many claims, disputes are found before anybody has typed a question; of them, so many are shown beside it.
FEW, SHOWN = 3_000, 5

Asked = Annotated[str, Query(max_length=LONGEST_TEXT)]


@router.get("/")
async def home(request: Request, desk: Served) -> Response:
    """The search box, what is searched, and the clearest disputes to begin with."""
    articles, claims = await desk.ask(lambda index: index.counts())
    disputes = (await questions.conflicts(desk, Filters())).events if 0 < claims <= FEW else ()
    return page(request, "home.html.j2", articles=articles, claims=claims, disputes=disputes[:SHOWN])


@router.get("/lookup")
async def lookup(
    request: Request,
    desk: Served,
    filters: Narrowed,
    q: Asked = "",
    quote: Flag = False,
    published: Published = None,
    limit: Limit = None,
    form: Form = None,
) -> Response:
    """The dossier of a claim."""
    if not q.strip():
        return RedirectResponse("/", 303)
    asked: dict[str, Any] = {"q": q, "quote": quote, "filters": filters, "published": published}
    try:
        dossier = await questions.lookup(desk, Question(q, quote, published=published), filters, limit)
    except NothingMatched as nothing:
        if form:
            raise
        return page(request, "lookup.html.j2", status=404, **asked, view=None, nothing=str(nothing))
    if form:
        return exports.dossier(dossier, form, quote=quote)
    return page(request, "lookup.html.j2", **asked, view=dossier_view(dossier, dossier.events, locate), nothing=None)
