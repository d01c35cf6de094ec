"""The API told on a page that needs no network: its operations and shapes, from the description that programs read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from factcheck.web.rendering import page

router = APIRouter(include_in_schema=False)

Schema = Mapping[str, Any]

REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a key: its name, what it holds, whether it must be given, what it is for."""

    name: str
    holds: str
    required: bool
    told: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address."""

    method: str
    path: str
    told: str
    fields: tuple[Field, ...]
    gives: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with its keys."""

    name: str
    told: str
    fields: tuple[Field, ...]


@router.get("/api")
async def reference(request: Request) -> Response:
    """All operations, then all shapes."""
    description = request.app.openapi()
    shapes = description["components"]["schemas"]
    return page(
        request,
        "reference.html.j2",
        operations=tuple(_operations(description)),
        shapes=[_shape(name, schema) for name, schema in sorted(shapes.items()) if "properties" in schema],
    )


def _operations(description: Schema) -> Iterator[Operation]:
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            given = [_parameter(one) for one in told.get("parameters", ())]
            body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            fields = (*given, Field("body", _type(body), True, "as JSON")) if body else given
            answer = told["responses"]["200"]["content"]["application/json"]["schema"]
            yield Operation(method.upper(), path, told.get("description", ""), tuple(fields), _type(answer))


def _parameter(given: Schema) -> Field:
    return Field(given["name"], _type(given["schema"]), given.get("required", False), given.get("description", ""))


def _shape(name: str, schema: Schema) -> Shape:
    needed = schema.get("required", ())
    fields = (
        Field(key, _type(held), key in needed, held.get("description", ""))
        for key, held in schema["properties"].items()
    )
    return Shape(name, schema.get("description", ""), tuple(fields))


def _type(schema: Schema) -> str:
    """What a schema admits, in a few words: "Event", "list of Claim", "date or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(REFERENCE)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(str(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}" if "items" in schema else "list"
    return str(schema.get("format") or schema.get("const") or schema.get("type", "anything"))
