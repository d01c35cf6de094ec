"""The application: guard, pages, API and files put together over one desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from factcheck import __version__
from factcheck.pipeline.ingesting import Intake
from factcheck.records import Outcome
from factcheck.views import html
from factcheck.web import api, reference
from factcheck.web.desk import Desk
from factcheck.web.guard import Guard, Names
from factcheck.web.jobs import Jobs
from factcheck.web.pages import articles, conflicts, lookups, speakers, uploads, verifying
from factcheck.web.refusals import explain_refusals, refuse
from factcheck.web.tokens import Token

STATIC = Path(str(files(__package__) / "static"))
# Of one request: some hundred articles, or one that is as long as articles get, as bytes.
LARGEST = 50_000_000


def make_app(desk: Desk, names: Names | None = None) -> FastAPI:
    """The page and its API. ``names``: under which names it may be asked for; only this machine's own, if not given."""
    app = FastAPI(
        title="factcheck",
        version=__version__,
        description="Who says what in the news, through whom, and where reports of one event agree or conflict.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
        redirect_slashes=False,
    )
    app.state.desk = desk
    app.state.token = Token()
    app.state.intakes = Jobs[Intake]("intake")
    app.state.runs = Jobs[Outcome]("run")
    for module in (lookups, conflicts, articles, speakers, uploads, verifying, reference, api):
        app.include_router(module.router)
    app.add_api_route("/static/report.css", _stylesheet, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    explain_refusals(app)
    app.add_middleware(partial(Guard, refuse=refuse, largest=LARGEST, names=names or Names()))
    return app


async def _stylesheet() -> Response:
    return Response(html.stylesheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.desk.warm()
    yield
    app.state.intakes.close()
    app.state.runs.close()
    app.state.desk.close()
