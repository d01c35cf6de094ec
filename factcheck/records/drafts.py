"""A draft before publication, held against what an index holds: what was checked in it, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.records.articles import Article, Span
from factcheck.records.findings import Outcome, Report


class Fault(StrEnum):
    """What is wrong with words of a draft, as far as the record tells. ``NOT_ON_RECORD`` is no conflict."""

    CONFLICT = "conflict"
    ALTERED = "quoted in other words"
    SPEAKER = "other speaker"
    NOT_ON_RECORD = "not on record"


@dataclass(frozen=True, slots=True)
class Witness:
    """A report that has other words, or another speaker, where the draft has its own.

    ``words``: the exact words there; ``differs``: by how much or in what ("+5.7%"). ``copy``: it stands in a near-copy
    of the draft, which can tell what was changed and corroborates nothing.
    """

    report: Report
    words: str
    differs: str | None = None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """One claim of a draft that was looked up, or one thing in it that the record has otherwise.

    ``outcome``: the same as every form of outcomes shows it. ``what``: "distance", "name", "quotation", "speaker" ...;
    ``span``: the words meant, in the draft's text; ``column``: where they begin on their line, from 1. ``witnesses``:
    the reports that differ, the nearest first; of a thing that is corroborated, those that have it otherwise.
    ``claim``: where the claim that it is part of stands.
    """

    outcome: Outcome
    fault: Fault | None
    what: str
    span: Span
    column: int
    witnesses: tuple[Witness, ...] = ()
    claim: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """All that was checked of a draft, in its order.

    ``copies``: articles of the index that are this text or an earlier version of it; ``notes``: what the reader should
    know.
    """

    article: Article
    checked: tuple[Checked, ...]
    copies: tuple[Article, ...]
    articles_searched: int
    claims_searched: int
    notes: tuple[str, ...] = ()
