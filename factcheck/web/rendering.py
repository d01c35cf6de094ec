"""Templates into pages: the report's templates and the page's own, with what every page shows around its matter."""

from functools import cache
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from factcheck.records import Report
from factcheck.views import html
from factcheck.views.links import web_address
from factcheck.web.asked import as_query, told

# Where the pages lead, in the order of the bar on top: address, name.
PLACES = (
    ("/", "Look up"),
    ("/conflicts", "Conflicts"),
    ("/articles", "Articles"),
    ("/speakers", "Speakers"),
    ("/verify", "Claim sets"),
    ("/upload", "Add articles"),
)


@cache
def environment() -> Environment:
    """The report's environment, its templates and these."""
    report = html.environment()
    assert report.loader is not None
    loader = ChoiceLoader([PackageLoader("factcheck.web"), report.loader])
    own = report.overlay(loader=loader)
    own.globals = {
        **report.globals,
        "places": PLACES,
        "as_query": as_query,
        "told": told,
        "article_path": article_path,
        "speaker_path": speaker_path,
        "claim_path": claim_path,
        "web_address": web_address,
    }
    return own


def page(request: Request, template: str, *, status: int = 200, **known: object) -> HTMLResponse:
    """A page, and the token that its forms need."""
    token = request.app.state.token
    text = (
        environment()
        .get_template(template)
        .render(path=request.url.path, query=request.url.query, token=token.value, **known)
    )
    response = HTMLResponse(text, status, headers={"Cache-Control": "no-cache"})
    token.give(request, response)
    return response


def article_path(article: str) -> str:
    """Where an article is shown."""
    return f"/articles/{quote(article, safe='')}"


def claim_path(article: str, claim: str) -> str:
    """Where an article is shown, opened at a claim's words."""
    return f"{article_path(article)}#{claim_anchor(claim)}"


def claim_anchor(claim: str) -> str:
    """Where a claim begins on its article's page."""
    return f"c-{quote(claim, safe='')}"


def speaker_path(name: str) -> str:
    """Where somebody's statements are shown."""
    return f"/speakers/{quote(name, safe='')}"


def locate(report: Report) -> str:
    """Where a report's words are shown."""
    return claim_path(report.article.id, report.fact.claim.id)
