"""The JSON Schema that ships is the form itself, holds for what is shown of it, and refuses what verify refuses."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from factcheck.checks import schema
from factcheck.checks.starting import FILES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "claim-sets.md"
FENCE = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.M | re.S)
SHOWN = dict(FENCE.findall(DOCS.read_text("utf-8")))
# Shown in the docs for their faults.
WRONG = ("misspelt.yaml", "truth.yaml")
SHIPPED = [*sorted((ROOT / "claims").glob("*.yaml")), FILES[0][0]]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    read = json.loads(schema.SHIPPED.read_text("utf-8"))
    Draft202012Validator.check_schema(read)
    return Draft202012Validator(read, format_checker=FormatChecker())


def values(text: str) -> object:
    """As an editor reads YAML: a date is text."""
    loader = yaml.SafeLoader(text)
    loader.yaml_implicit_resolvers = {
        letter: [pair for pair in pairs if "timestamp" not in pair[0]]
        for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return loader.get_single_data()


def test_the_file_that_ships_is_the_form_as_it_is() -> None:
    again = "write it anew: python -m factcheck.checks.schema"
    assert schema.SHIPPED.read_text("utf-8") == schema.generated(), again


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_claim_set_that_ships_fits_the_schema(path: Path, validator: Draft202012Validator) -> None:
    assert [*validator.iter_errors(values(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("name", SHOWN)
def test_what_the_docs_show_fits_the_schema_or_is_shown_for_its_fault(
    name: str, validator: Draft202012Validator
) -> None:
    assert bool([*validator.iter_errors(values(SHOWN[name]))]) is (name in WRONG)


ENTRY = {"id": "a", "claim": "They flew 350 km.", "expect": "conflicting"}


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "a", "expect": "conflicting"},
        {**ENTRY, "quote": "350 km"},
        {**ENTRY, "expect": "true"},
        {**ENTRY, "expct": "unclear"},
        {**ENTRY, "origins": {"corroborating": "many"}},
        {**ENTRY, "reports": [{"relation": "different"}]},
        {**ENTRY, "severity": "deadly"},
    ],
)
def test_what_verify_refuses_an_editor_marks(entry: object, validator: Draft202012Validator) -> None:
    assert validator.is_valid({"version": 1, "claims": [ENTRY]})
    assert not validator.is_valid({"version": 1, "claims": [entry]})


def test_every_key_is_in_the_docs_and_says_to_editors_what_it_is_for() -> None:
    told = DOCS.read_text("utf-8")
    read = json.loads(schema.SHIPPED.read_text("utf-8"))
    keys = {key: about for part in (read, *read["$defs"].values()) for key, about in part["properties"].items()}
    assert [key for key in keys if f"`{key}`" not in told] == []
    assert [key for key, about in keys.items() if "description" not in about] == []
