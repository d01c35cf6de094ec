"""A pytest plugin: ``*.claims.yaml`` are collected, an item a claim under its id, and fail in verify's words.

    pytest claims/ -k "dprk and not kcna"

Everything else is imported when there is a claim set to read: pytest loads this in every project it is installed in.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from factcheck.checks.entries import ClaimSet, Entry
    from factcheck.checks.lookups import Lookups
    from factcheck.records import Outcome

ENDINGS = (".claims.yaml", ".claims.yml")
# The index that is asked where a claim set names no articles, as verify finds it in the folder where it is run.
STANDING = ".factcheck"

_LOOKUPS = pytest.StashKey["Lookups"]()


class DidNotHold(Exception):
    """An entry that did not hold; what there is to say of it is in its outcome."""

    def __init__(self, outcome: "Outcome") -> None:
        super().__init__(outcome.id)
        self.outcome = outcome


class DidNotHoldWarning(pytest.PytestWarning):
    """An entry of ``severity: warn`` that did not hold."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of ``factcheck verify`` that matter here."""
    group = parser.getgroup("factcheck", "claim sets (*.claims.yaml)")
    group.addoption("--factcheck-index", metavar="DIR", help="ask this index, not the claim sets' `articles:`")
    group.addoption("--factcheck-cache", metavar="DIR", help="where to keep what was read of `articles:`")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ClaimSetFile | None":
    """A claim set, by its ending."""
    if file_path.name.lower().endswith(ENDINGS):
        return ClaimSetFile.from_parent(parent, path=file_path)
    return None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Give the indexes back."""
    lookups = config.stash.get(_LOOKUPS, None)
    if lookups is not None:
        lookups.close()


class ClaimSetFile(pytest.File):
    """A claim set; its faults are errors of collection."""

    def collect(self) -> Iterator["ClaimItem"]:
        """An item an entry, in the order of the file."""
        from factcheck.checks.reading import read_claim_set
        from factcheck.errors import BadClaimSet

        try:
            claim_set = read_claim_set(self.path, elsewhere=_index(self.config) is not None)
        except BadClaimSet as error:
            raise self.CollectError(str(error)) from error
        for entry in claim_set.entries:
            yield ClaimItem.from_parent(self, name=entry.id, claim_set=claim_set, entry=entry)


class ClaimItem(pytest.Item):
    """One claim or quotation. Its tags are keywords, for ``-k``."""

    def __init__(self, *, claim_set: "ClaimSet", entry: "Entry", **known: object) -> None:
        super().__init__(**known)  # type: ignore[arg-type]
        self.claim_set, self.entry = claim_set, entry
        self.extra_keyword_matches.update(entry.tags)

    def runtest(self) -> None:
        """Ask the index; raises ``DidNotHold``, or warns where the entry only warns."""
        from factcheck.checks.runner import run_entry

        outcome = run_entry(self.claim_set, self.entry, _lookups(self.config))
        if outcome.passed:
            return
        if outcome.severity == "warn":
            self.warn(DidNotHoldWarning(_told(outcome)))
            return
        raise DidNotHold(outcome)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """What verify would print; other errors of ours in a line, and bugs with their traceback."""
        from factcheck.errors import FactcheckError

        if isinstance(excinfo.value, DidNotHold):
            return _told(excinfo.value.outcome)
        if isinstance(excinfo.value, FactcheckError):
            return f"factcheck: {excinfo.value}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands, and its id."""
        return self.path, self.entry.line - 1, self.entry.id


def _lookups(config: pytest.Config) -> "Lookups":
    """One for the whole session, so that articles are read and models loaded once."""
    if _LOOKUPS not in config.stash:
        config.stash[_LOOKUPS] = _opened(config)
    return config.stash[_LOOKUPS]


def _opened(config: pytest.Config) -> "Lookups":
    from factcheck.checks.cache import Cache, cache_folder
    from factcheck.checks.lookups import Lookups

    index = _index(config)
    cache = config.getoption("--factcheck-cache") or os.environ.get("FACTCHECK_CACHE")
    return Lookups(
        index,
        standing=standing if (standing := config.rootpath / STANDING).is_dir() else None,
        cache=Cache(cache_folder(Path(cache) if cache else None)),
    )


def _index(config: pytest.Config) -> Path | None:
    """The one that is asked instead of the claim sets' own articles, where one was named."""
    named = config.getoption("--factcheck-index") or os.environ.get("FACTCHECK_INDEX")
    return Path(named) if named else None


def _told(outcome: "Outcome") -> str:
    from factcheck.views.terminal.outcomes import told

    return told(outcome)
