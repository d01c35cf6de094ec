"""What stands in every match of a regular expression: read off its source, without compiling it.

"(?:flew|flown) about (\\d+)" needs one of "flew" and "flown", and " about ". Where nothing certain can be said nothing
is: a text that lacks what is needed holds no match, one that has it may.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Each of the sets has to be met by one of its words.
Needs = tuple[frozenset[str], ...]

# Most of a pattern is words: what is ASCII is read a run at a time, up to a letter that may be left out or repeated.
_RUN = r"[-\w !\"#%&',/:;<=>@`~]+"
_TOKEN = re.compile(
    rf"(?P<run>{_RUN}(?![*+?{{]))|\((?:\?:|\?P<\w+>)?(?P<either>{_RUN}(?:\|{_RUN})*)\)"
    r"|(?P<open>\((?:\?(?:P<\w+>|(?P<look><?[=!])|(?P<caseless>i:)|[-a-zA-Z]*:))?(?!\?))"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<maybe>(?:[*?]|\{0?,\d*\}|\{0\})[?+]?)|(?P<more>(?:\+|\{\d+(?:,\d*)?\})[?+]?)"
    r"|(?P<other>\(\?P=\w+\)|\(\?[a-zA-Z]+\)|\\(?:u\w{4}|x\w\w|[A-Za-z0-9])|[.^$])|(?P<letter>\\?.)",
    re.DOTALL | re.ASCII,
)
# A set of a few characters, none of them a class or a range, is as good as so many alternatives.
_FEW = re.compile(r"\[(?!\^)((?:\\\W|[^\\\]-]){1,16}-?)\]", re.DOTALL)


@dataclass(slots=True)
class _Branch:
    """One alternative as far as it is read: what it needs, the letters at its end, and the needs of the group there."""

    needs: list[frozenset[str]] = field(default_factory=list)
    run: str = ""
    group: list[frozenset[str]] = field(default_factory=list)

    def add_letters(self, letters: str) -> None:
        if self.group:
            self.end()
        self.run += letters

    def add_group(self, needs: list[frozenset[str]]) -> None:
        self.end()
        self.group = needs

    def take_back(self) -> None:
        """What came last may be left out of a match: a group, or one letter."""
        if not self.group:
            self.run = self.run[:-1]
        self.group = []
        self.end()

    def end(self) -> None:
        """What came last stands in every match, and what follows need not stand right behind it."""
        self.needs += [frozenset({self.run})] if self.run else self.group
        self.run, self.group = "", []


def needed(source: str) -> Needs:
    """What every match of a pattern holds, as the pattern has it: in other cases too, if it ignores case.

    Where it does so for a part of it, that part is left out; a verbose pattern is not understood.
    """
    return tuple(_group(_TOKEN.finditer(source)))


def _group(tokens: Iterator[re.Match[str]]) -> list[frozenset[str]]:
    """The needs of the alternatives up to the end of their group."""
    branches = [_Branch()]
    for token in tokens:
        if token.lastgroup == "close":
            break
        if token.lastgroup == "bar":
            branches.append(_Branch())
        elif token.lastgroup == "open":
            inner = _group(tokens)
            branches[-1].add_group(inner if token["look"] in {None, "="} and not token["caseless"] else [])
        else:
            _add(branches[-1], token)
    return _of_either([_ended(branch) for branch in branches])


def _add(branch: _Branch, token: re.Match[str]) -> None:
    """A token that opens and ends nothing."""
    kind, printed = token.lastgroup, token[0]
    if kind == "run" or (kind == "letter" and _is_plain(printed[-1])):
        branch.add_letters(printed if kind == "run" else printed[-1])
    elif kind == "either":
        branch.add_group([frozenset(token["either"].split("|"))])
    elif kind == "set":
        branch.add_group(_of_set(printed))
    elif kind == "maybe":
        branch.take_back()
    else:
        branch.end()


def _ended(branch: _Branch) -> list[frozenset[str]]:
    branch.end()
    return branch.needs


def _of_either(branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """Of several alternatives one word of each will do: the needs whose shortest word is longest."""
    if len(branches) == 1 or not all(branches):
        return branches[0] if len(branches) == 1 else []
    chosen = [max(needs, key=lambda words: min(map(len, words))) for needs in branches]
    return [frozenset().union(*chosen)]


def _of_set(printed: str) -> list[frozenset[str]]:
    few = _FEW.fullmatch(printed)
    letters = few[1].replace("\\", "") if few else ""
    return [frozenset(letters)] if letters and all(map(_is_plain, letters)) else []


def _is_plain(letter: str) -> bool:
    """Where case is ignored, a letter beyond ASCII may be met by more than its capital, as "µ" is."""
    return letter.isascii() or letter.lower() == letter.upper()
