"""A run of claim sets as a person asks for one: read, selected, asked, held against a baseline, remembered.

Each of these is done by a module of its own; here they are put together. What is printed is for the caller.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factcheck.checks import baseline, changes, last_run
from factcheck.checks.as_of import IndexAsOf, LeftOut
from factcheck.checks.baseline import Baseline
from factcheck.checks.cache import Cache
from factcheck.checks.entries import ClaimSet
from factcheck.checks.lookups import Lookups
from factcheck.checks.runner import run
from factcheck.checks.selection import Selection, select
from factcheck.checks.stopping import until_failures
from factcheck.records import Outcome


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run is to be.

    ``index``: asked instead of the claim sets' articles; ``standing``: where they name none. ``failed``: only what
    failed in the last run. ``most_failures``: after so many it ends. ``as_of``: the last day of what may be found.
    ``baseline``: only what changed since counts; ``update``: it is written anew instead.
    """

    paths: tuple[Path, ...]
    selection: Selection = field(default_factory=Selection)
    failed: bool = False
    index: Path | None = None
    standing: Path | None = None
    encoder: str | None = None
    cache: Cache | None = None
    as_of: date | None = None
    jobs: int = 1
    most_failures: int | None = None
    baseline: Path | None = None
    update: bool = False


@dataclass(frozen=True, slots=True)
class Renewal:
    """A baseline that was written, with so many entries; of one that was there, the outcomes that it had otherwise."""

    path: Path
    entries: int
    changed: tuple[Outcome, ...]


class Session:
    """One run, or with ``watch`` several. Use it as a context manager: what it opened is closed at its end."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.lookups = Lookups(
            wish.index, standing=wish.standing, encoder=wish.encoder, cache=wish.cache, as_of=wish.as_of
        )
        self._read: tuple[ClaimSet, ...] = ()
        self._found: list[Outcome] = []

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.lookups.close()

    def refresh(self) -> None:
        """Look at articles and indexes again, which may have changed."""
        self.lookups.places.forget()
        self.lookups.indexes.close()

    def claim_sets(self) -> tuple[ClaimSet, ...]:
        """Those under the paths with the entries selected. Raises ``BadClaimSet``, ``BadInput``, ``NothingMatched``."""
        from factcheck.checks.reading import read_claim_sets

        self._read = read_claim_sets(self.wish.paths, elsewhere=self.wish.index is not None)
        return select(self._read, self._selection())

    def outcomes(self, claim_sets: tuple[ClaimSet, ...]) -> Iterator[Outcome]:
        """An outcome an entry, in the order of the files; those of entries that are gone from the baseline last."""
        known = self._baseline()
        self._found = []
        judged = map(self._judge(known), map(self._noted, self._asked(claim_sets)))
        yield from until_failures(judged, self.wish.most_failures)
        if self.wish.baseline and not self.wish.update and len(self._found) == _entries(claim_sets):
            yield from self._gone(known)

    def remember(self, outcomes: Iterable[Outcome]) -> None:
        """For ``failed`` of the next run."""
        last_run.remember(outcomes, self._read, self.lookups.places.record_of)

    def renew_baseline(self) -> Renewal | None:
        """Write the baseline anew with what was found, if that was asked for."""
        path = self.wish.baseline
        if path is None or not self.wish.update:
            return None
        known, was_there = self._baseline(), path.exists()
        gone = [*self._gone(known)]
        now = baseline.with_outcomes(changes.without(known, gone, path), self._found, path)
        asked = [outcome for outcome in self._found if outcome.dossier is not None]
        changed = [outcome for outcome in map(changes.against(known, path), asked) if not outcome.passed]
        baseline.write_baseline(path, now)
        return Renewal(path, sum(map(len, now.values())), (*changed, *gone) if was_there else ())

    def left_out(self, outcomes: Iterable[Outcome]) -> LeftOut | None:
        """Of the articles that were asked, how many are later than ``as_of``, or of unknown day; None without one."""
        if self.wish.as_of is None:
            return None
        asked = {outcome.file for outcome in outcomes if outcome.dossier is not None}
        folders = {self.lookups.places.index_of(each) for each in self._read if str(each.path) in asked}
        return sum((self._left_out(folder, self.wish.as_of) for folder in folders), LeftOut()) if folders else None

    def _selection(self) -> Selection:
        if not self.wish.failed:
            return self.wish.selection
        failed = last_run.failed_entries(self._read, self.lookups.places.record_of)
        return replace(self.wish.selection, failed=failed)

    def _asked(self, claim_sets: tuple[ClaimSet, ...]) -> Iterator[Outcome]:
        wish = self.wish
        if wish.jobs == 1:
            return run(claim_sets, self.lookups)
        from factcheck.checks.side_by_side import run_side_by_side

        places = self.lookups.places
        return run_side_by_side(claim_sets, places, jobs=wish.jobs, encoder=wish.encoder, as_of=wish.as_of)

    def _noted(self, outcome: Outcome) -> Outcome:
        self._found.append(outcome)
        return outcome

    def _baseline(self) -> Baseline:
        path = self.wish.baseline
        if path is None or (self.wish.update and not path.exists()):
            return {}
        return baseline.read_baseline(path)

    def _judge(self, known: Baseline) -> Callable[[Outcome], Outcome]:
        path = self.wish.baseline
        if path is None:
            return lambda outcome: outcome
        if self.wish.update:
            return _accepted
        return changes.against(known, path)

    def _gone(self, known: Baseline) -> Iterator[Outcome]:
        """None where only some were run: what is gone is then not what was asked."""
        whole = self.wish.selection.is_all() and not self.wish.failed
        return changes.gone(known, self.wish.baseline or Path(), self._read) if whole else iter(())

    def _left_out(self, folder: Path, day: date) -> LeftOut:
        with IndexAsOf.open(folder) as index:
            index.day = day
            return index.left_out


def _accepted(outcome: Outcome) -> Outcome:
    """What a person takes as it is; an entry that could not be asked is still a failure."""
    return outcome if outcome.dossier is None else replace(outcome, passed=True, because=())


def _entries(claim_sets: Iterable[ClaimSet]) -> int:
    return sum(len(claim_set.entries) for claim_set in claim_sets)
