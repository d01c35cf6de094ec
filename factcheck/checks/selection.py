"""Which entries of the claim sets are to be run: by tag, and by an expression as pytest's ``-k``.

``missile and not (kcna or 'Kim Jong Un')``: each word is looked for, whatever its case, in an entry's id, tags,
file and speaker; words in quotation marks may hold spaces.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from factcheck.checks.entries import ClaimSet, Entry
from factcheck.checks.plain import one_line
from factcheck.errors import BadInput, NothingMatched

Test = Callable[[Entry], bool]

TOKEN = re.compile(r"""\s*(?:([()])|"([^"]*)"|'([^']*)'|([^\s()"']+))""")

# An expression is typed by hand; this is many times what fits on a line, and keeps the parser from running deep.
LONGEST = 500
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Selection:
    """``keyword``: an expression; ``tags``: an entry with any of them is taken. By default every entry is.

    ``failed``: whether an entry failed in the last run, where only those are to be run.
    """

    keyword: str | None = None
    tags: frozenset[str] = frozenset()
    failed: Test | None = None

    def is_all(self) -> bool:
        """Nothing is left out."""
        return self.keyword is None and not self.tags and self.failed is None


def select(claim_sets: tuple[ClaimSet, ...], selection: Selection) -> tuple[ClaimSet, ...]:
    """The claim sets with the selected entries only, without those that have none left.

    Raises ``BadInput`` for an expression that can't be read and ``NothingMatched`` where nothing is left.
    """
    keyword = parse(selection.keyword) if selection.keyword is not None else None

    def taken(entry: Entry) -> bool:
        by_tag = not selection.tags or not selection.tags.isdisjoint(entry.tags)
        again = selection.failed is None or selection.failed(entry)
        return by_tag and again and (keyword is None or keyword(entry))

    chosen = tuple(replace(each, entries=tuple(filter(taken, each.entries))) for each in claim_sets)
    left = tuple(claim_set for claim_set in chosen if claim_set.entries)
    if not left:
        raise NothingMatched(_nothing(claim_sets, selection))
    return left


def parse(expression: str) -> Test:
    """The test that an expression stands for; raises ``BadInput``."""
    if len(expression) > LONGEST:
        raise BadInput(f"-k: expected an expression of at most {LONGEST} characters")
    parser = _Parser(expression)
    test = parser.either()
    if parser.next is not None:
        raise parser.wrong("'and', 'or' or the end")
    return test


def _nothing(claim_sets: tuple[ClaimSet, ...], selection: Selection) -> str:
    entries = [entry for claim_set in claim_sets for entry in claim_set.entries]
    if selection.failed and selection.keyword is None and not selection.tags:
        return f"--failed: none of the {len(entries)} entries failed in the last run"
    asked = [f"-k {selection.keyword!r}"] if selection.keyword is not None else []
    asked += [f"--tag {tag}" for tag in sorted(selection.tags)]
    asked += ["--failed (those that failed in the last run)"] if selection.failed else []
    tags = ", ".join(sorted({tag for entry in entries for tag in entry.tags})) or "none"
    told = f" (tags there are: {tags})" if selection.keyword is not None or selection.tags else ""
    return one_line(f"none of the {len(entries)} entries is selected by {' '.join(asked)}{told}")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a sign; only words without quotation marks can be ``and``, ``or``, ``not``."""

    text: str
    sign: bool


class _Parser:
    """either = both ("or" both)*; both = one ("and" one)*; one = "not" one | "(" either ")" | word."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = self.split()
        self.next = next(self.tokens, None)
        self.depth = 0

    def split(self) -> Iterator[_Token]:
        place = 0
        expression = self.expression.rstrip()
        while place < len(expression):
            found = TOKEN.match(expression, place)
            if not found:
                raise BadInput(f"-k {self.expression!r}: quotation marks are not closed")
            place = found.end()
            bracket, double, single, bare = found.groups()
            sign = bracket or (bare if bare in ("and", "or", "not") else None)
            yield _Token(sign or bare or double or single or "", sign is not None)

    def wrong(self, expected: str) -> BadInput:
        found = repr(self.next.text) if self.next else "the end"
        return BadInput(f"-k {self.expression!r}: expected {expected}, got {found}")

    def accept(self, sign: str) -> bool:
        if self.next is None or not self.next.sign or self.next.text != sign:
            return False
        self.next = next(self.tokens, None)
        return True

    def either(self) -> Test:
        tests = [self.both()]
        while self.accept("or"):
            tests.append(self.both())
        return lambda entry: any(test(entry) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.accept("and"):
            tests.append(self.one())
        return lambda entry: all(test(entry) for test in tests)

    def one(self) -> Test:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadInput(f"-k: nested deeper than {DEEPEST} levels")
        test = self.negated() if self.accept("not") else self.bracketed() if self.accept("(") else self.word()
        self.depth -= 1
        return test

    def negated(self) -> Test:
        test = self.one()
        return lambda entry: not test(entry)

    def bracketed(self) -> Test:
        test = self.either()
        if not self.accept(")"):
            raise self.wrong("')'")
        return test

    def word(self) -> Test:
        if self.next is None or self.next.sign:
            raise self.wrong("a word, 'not' or '('")
        sought = self.next.text.casefold()
        self.next = next(self.tokens, None)
        return lambda entry: sought in _searched(entry)


def _searched(entry: Entry) -> str:
    """All that an expression looks in; line ends keep the parts apart."""
    return "\n".join((entry.id, *entry.tags, entry.file, entry.speaker or "")).casefold()
