"""What went wrong, told to whoever asked: a page to people, a sentence to programs. Bugs keep their traceback."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from factcheck.errors import (
    BadClaimSet,
    BadInput,
    BusyIndex,
    DamagedIndex,
    EncoderMismatch,
    FactcheckError,
    NoIndex,
    NothingMatched,
)
from factcheck.views.json import to_json
from factcheck.web.guard import HEADERS
from factcheck.web.rendering import page

# The first that an error is an instance of holds.
STATUSES: tuple[tuple[type[FactcheckError], int], ...] = (
    (NothingMatched, 404),
    (BadClaimSet, 400),
    (BadInput, 400),
    (NoIndex, 503),
    (BusyIndex, 503),
    (DamagedIndex, 503),
    (EncoderMismatch, 503),
    (FactcheckError, 503),
)
HEADINGS = {
    400: "That can't be used",
    403: "Not done",
    404: "Not found",
    405: "Not done that way",
    411: "Not done",
    413: "Too large",
    422: "That can't be used",
    500: "factcheck failed",
    503: "The index can't be read",
}
SENTENCES = {
    404: "There is no such page.",
    405: "This address is asked in another way.",
    500: "This is a fault in factcheck itself; the terminal where it runs says more.",
}


def refuse(request: Request, status: int, why: str) -> Response:
    """The page, or the JSON, that says why a request is not answered."""
    if request.url.path.startswith("/api/"):
        return Response(to_json({"detail": why}), status, media_type="application/json")
    heading = HEADINGS.get(status, "Not done")
    return page(request, "refused.html.j2", status=status, number=status, heading=heading, lines=why.splitlines())


def explain_refusals(app: FastAPI) -> None:
    """Has the application tell all that can go wrong in this way."""
    app.add_exception_handler(FactcheckError, _explained)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)


async def _explained(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    return refuse(request, status, str(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{_field(one['loc'])}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors()]
    return refuse(request, 422, "\n".join(told))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = error.detail if error.status_code not in SENTENCES or error.status_code == 403 else None
    response = refuse(request, error.status_code, plain or SENTENCES[error.status_code])
    response.headers.update(error.headers or {})
    return response


async def _failed(request: Request, _error: Exception) -> Response:
    # Bugs pass the guard by on their way out.
    response = refuse(request, 500, SENTENCES[500])
    response.headers.update(HEADERS)
    return response


def _field(place: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in place[1:]) or "the request"
