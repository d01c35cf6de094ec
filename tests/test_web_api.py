"""``/api/``: the JSON of the contract, described in OpenAPI, and no request that ends in a fault of ours."""

import json
from contextlib import suppress
from typing import Any

import contract
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from pydantic import TypeAdapter
from running import factcheck
from serving import LAUNCH, serving, visiting

from factcheck.web.contract import claims, findings

SET = f"version: 1\nclaims:\n  - {{id: flew, claim: '{LAUNCH}', expect: conflicting}}\n"


@pytest.fixture(scope="module")
def visitor(sample_index):
    with visiting(sample_index) as visitor:
        yield visitor


@pytest.mark.parametrize(
    ("path", "command"),
    [
        (f"/api/lookup?q={LAUNCH}", ("lookup", LAUNCH)),
        (f"/api/lookup?q={LAUNCH}&outlet=Harbour&limit=1", ("lookup", LAUNCH, "--outlet", "Harbour", "--limit", "1")),
        (
            "/api/lookup?q=more practical and offensive&quote=true",
            ("lookup", "--quote", "more practical and offensive"),
        ),
        ("/api/claims?limit=1000", ("claims",)),
        ("/api/claims?speaker=Kirby", ("claims", "--speaker", "Kirby")),
        ("/api/conflicts", ("conflicts",)),
        ("/api/conflicts?slot=distance", ("conflicts", "--slot", "distance")),
        ("/api/speakers/Kim Jong Un", ("speaker", "Kim Jong Un")),
    ],
)
def test_an_answer_is_what_the_command_prints(visitor, sample_index, path, command):
    assert visitor.get(path).json() == factcheck(*command, "--index", sample_index, "--format", "json").json


def test_a_text_is_read_as_the_command_reads_it(visitor):
    text = "About 350 km on Monday"
    told = factcheck("facts", text, "--published", "2023-03-28", "--format", "json").json
    assert visitor.get("/api/facts", params={"text": text, "published": "2023-03-28"}).json() == told


def test_two_texts_are_compared_as_the_command_compares_them(visitor):
    both = ("Two people were killed in Bergen.", "Five people died in Bergen.")
    told = factcheck("relate", *both, "--format", "json").json
    assert visitor.get("/api/relate", params={"left": both[0], "right": both[1]}).json() == told


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        (f"/api/lookup?q={LAUNCH}", contract.Dossier),
        ("/api/conflicts", list[contract.Event]),
        ("/api/claims?offset=20&limit=30", list[contract.Claim]),
        ("/api/articles?limit=3", list[contract.Article]),
        ("/api/articles/saltmere-2022-09-06", contract.Extract),
        ("/api/speakers/Kim", contract.OnRecord),
        ("/api/facts?text=two missiles flew 350 km on Monday", contract.Facts),
        ("/api/relate?left=two men died&right=two men were killed", contract.Finding),
    ],
)
def test_an_answer_is_of_the_shape_of_the_contract(visitor, path, shape):
    answer = visitor.get(path)
    assert answer.headers["content-type"] == "application/json"
    contract.hold_against(shape, answer.text)


def test_a_claim_set_is_run(visitor):
    answer = visitor.post("/api/verify", json={"claim_set": SET})
    contract.hold_against(contract.Verification, answer.text)
    assert (answer.json()["passed"], answer.json()["outcomes"][0]["file"]) == (1, "claims.yaml")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/lookup", 422),
        ("/api/lookup?q=", 422),
        ("/api/lookup?q=%20%20", 400),
        ("/api/lookup?q=ferry&since=2023-02-30", 422),
        ("/api/lookup?q=ferry&outlet=nobody", 404),
        ("/api/claims?limit=0", 422),
        ("/api/articles/nothing", 404),
        ("/api/speakers/nobody", 404),
        ("/api/conflicts?slot=colour", 404),
        ("/api/nothing", 404),
    ],
)
def test_what_can_not_be_answered_says_why(visitor, path, status):
    answer = visitor.get(path)
    assert answer.status_code == status
    assert isinstance(answer.json()["detail"], str) and answer.json()["detail"]


def _bare(schema: Any) -> Any:
    """A schema without what is only told to people."""
    if isinstance(schema, dict):
        return {key: _bare(held) for key, held in schema.items() if key not in {"description", "title"}}
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("name", ["Dossier", "Extract", "Facts", "Finding", "OnRecord", "Verification"])
def test_the_shapes_described_are_those_of_the_contract(name):
    own = getattr(findings, name, None) or getattr(claims, name)
    assert _bare(TypeAdapter(own).json_schema()) == _bare(TypeAdapter(getattr(contract, name)).json_schema())


def test_every_operation_is_told_on_a_page_that_needs_no_network(visitor):
    page = visitor.get("/api").text
    for path in visitor.get("/api/openapi.json").json()["paths"]:
        assert path in page
    assert "http://" not in page and "https://" not in page


def test_no_request_ends_in_a_fault_of_ours(sample_index):
    with serving(sample_index) as address:
        described = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
        operations = [found.ok() for found in described.get_all_operations()]
        assert len(operations) > 8
        for operation in operations:
            _ask_anything(operation)


def _ask_anything(operation):
    """Requests as described, and as not described."""
    for mode in schemathesis.GenerationMode:

        @settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            answer = case.call(timeout=60)
            case.validate_response(answer, checks=[schemathesis.checks.not_a_server_error])
            json.loads(answer.text)

        # What takes nothing can't be asked wrongly.
        with suppress(Unsatisfiable):
            ask()
