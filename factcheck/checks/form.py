"""The form of a claim set: its keys, which of them go together, and its JSON Schema.

Pydantic stands here, at the border; what is run are the records of ``entries``. Import this module late: pydantic
is heavy.
"""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.checks.fields import (
    Comparison,
    Day,
    Identifier,
    RelationName,
    Severity,
    Statuses,
    Text,
    Tolerance,
    Value,
    Variables,
    Version,
)


class Form(BaseModel):
    """Keys that are known, and no others; a number is not taken for a text."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class OriginsForm(Form):
    """How many independent origins there must be: a number, or a comparison such as ">=2"."""

    corroborating: Comparison | None = Field(None, description="Origins whose reports agree with the claim")
    conflicting: Comparison | None = Field(None, description="Origins whose reports disagree with the claim")
    total: Comparison | None = Field(None, description="Origins of the event, whatever they say")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.model_dump(exclude_none=True):
            raise ValueError("asks for nothing; give 'corroborating', 'conflicting' or 'total'")
        return self


class ReportForm(Form):
    """A report that must be found in the event."""

    speaker: Text | None = Field(None, description="Who says it; every word must stand in the speaker's name or role")
    via: Text | None = Field(None, description="Who passed it on: an agency, a broadcaster")
    outlet: Text | None = Field(None, description="Where it was published")
    relation: RelationName | None = Field(None, description="How it stands to the claim")
    slot: Text | None = Field(None, description="What is compared: distance, time, place, ...")
    value: Value | None = Field(None, description="The figure it gives: 370 km; or the bare number as printed")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.model_dump(exclude_none=True):
            raise ValueError("asks for nothing; give a 'speaker', an 'outlet' or a 'relation'")
        return self


class DefaultsForm(Form):
    """What holds for every entry that doesn't say otherwise; tags are added to the entry's own."""

    expect: Statuses | None = Field(default=None, description="The status that must be found, or several that will do")
    severity: Severity | None = Field(default=None, description="warn: reported, and the run still succeeds")
    tolerance: Tolerance | None = Field(default=None, description="How far figures may differ and still agree")
    since: Day | None = Field(default=None, description="Leave out what was published before this day")
    until: Day | None = Field(default=None, description="Leave out what was published after this day")
    tags: list[Identifier] = Field(default_factory=list, description="Words to select entries by, added to their own")


class EntryForm(Form):
    """One claim or one quotation, and what is expected of it."""

    # Pydantic can't tell an editor of the rule below.
    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["claim"]}, {"required": ["quote"]}]})

    id: Identifier = Field(description="A short name without spaces, once in the file")
    claim: Text | None = Field(None, description="A statement to look up")
    quote: Text | None = Field(
        None, description="Words to find on record, in these words; ' … ' where some are left out"
    )
    speaker: Text | None = Field(None, description="Who must have said it")
    expect: Statuses | None = Field(None, description="The status that must be found, or several that will do")
    origins: OriginsForm | None = Field(None, description="How many independent origins there must be")
    reports: list[ReportForm] = Field(default_factory=list, description="Reports that must be found in the event")
    since: Day | None = Field(None, description="Leave out what was published before this day")
    until: Day | None = Field(None, description="Leave out what was published after this day")
    tolerance: Tolerance | None = Field(None, description="How far figures may differ and still agree")
    severity: Severity | None = Field(None, description="warn: reported, and the run still succeeds")
    tags: list[Identifier] = Field(default_factory=list, description="Words to select entries by")

    @model_validator(mode="after")
    def _one_text(self) -> Self:
        if (self.claim is None) == (self.quote is None):
            found = "neither" if self.claim is None else "both"
            raise ValueError(f"expected either 'claim' or 'quote', found {found}")
        return self


class ClaimSetForm(Form):
    """A claim set: claims and quotations that are held against articles, like tests."""

    version: Version = Field(description="The version of this form: 1")
    name: Text | None = Field(None, description="What this claim set is about")
    articles: list[Text] = Field(
        default_factory=list, description="Files, folders and globs to read first, relative to this file"
    )
    defaults: DefaultsForm = Field(default_factory=DefaultsForm, description="For entries that don't say otherwise")
    vars: Variables = Field(default_factory=dict, description="Texts to use as ${name} in the claims")
    claims: list[EntryForm] = Field(min_length=1, description="The entries: claims and quotations")


def claim_set_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a claim set, for editors."""
    schema = ClaimSetForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Claim set"}
