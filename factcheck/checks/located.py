"""YAML as plain values, with the line of every key and list element.

Only plain text, numbers, yes/no, dates, lists and mappings come out; whatever else YAML can do is a problem with
a line number. What the values mean is left to others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

# Where a value stands: ("claims", 3, "expect").
Where = tuple[str | int, ...]

# A claim set needs four levels (claims, an entry, its reports, one of them); eight leaves room for mistakes.
DEPTH = 8
# 1,000 entries with ten keys each are about 20,000 values; aliases that unfold to more are a bomb or a mistake.
VALUES = 100_000

PLAIN = ("null", "bool", "int", "float", "str", "timestamp", "seq", "map")
PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in PLAIN)
# What YAML takes "<<" for; merging is not done here, and the form will call it an unknown key.
MERGE_TAG = "tag:yaml.org,2002:merge"

# What PyYAML says of common slips, and what a person would.
SLIPS = (
    ("found character '\\t'", "a tab stands where YAML wants spaces"),
    ("found undefined alias", "an alias (*name) without its anchor (&name)"),
    ("expected a single document", "a second document begins here ('---'); a claim set is one"),
    ("mapping values are not allowed", "a second ':' on this line; put text that holds ': ' in quotation marks"),
    ("could not find expected ':'", "expected 'key: value' on the line before"),
    ("found unexpected end of stream", "quotation marks are not closed"),
    ("but got '<stream end>'", "brackets are not closed"),
    ("expected <block end>", "the indentation does not fit the lines above"),
)


class BadYaml(Exception):
    """The file is no YAML, or no YAML of a sensible size. ``line`` counts from 1."""

    def __init__(self, line: int, complaint: str) -> None:
        super().__init__(complaint)
        self.line = line


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a claim set: the line, the place in the structure, and a sentence."""

    line: int
    where: Where
    complaint: str


@dataclass(frozen=True, slots=True)
class Located:
    """The values of a file; ``lines``: where each stands, from 1; ``problems``: what had to be left out."""

    value: object
    lines: dict[Where, int]
    problems: tuple[Problem, ...]

    def line(self, where: Where) -> int:
        """The line of a place, or of the nearest place around it that exists."""
        return next((self.lines[where[:end]] for end in range(len(where), -1, -1) if where[:end] in self.lines), 1)


class _Loader(yaml.SafeLoader):
    """PyYAML's safe composer, refusing to nest deeper than ``DEPTH``."""

    level = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.level > DEPTH:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise BadYaml(_line(mark), f"nested deeper than {DEPTH} levels")
        self.level += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.level -= 1


def locate(text: str) -> Located:
    """Read the text of a YAML file; raises ``BadYaml`` where nothing can be made of it."""
    loader = _Loader(_checked(text))
    try:
        node = loader.get_single_node()
        return _Walk(loader).located(node)
    except yaml.MarkedYAMLError as error:
        raise BadYaml(_place(error), _slip(error)) from error
    except (ValueError, OverflowError) as error:
        # PyYAML lets chr() and int() fail on escapes such as "\UFFFFFFFF".
        raise BadYaml(loader.line + 1, "an escape or a number that is out of range") from error
    finally:
        loader.dispose()


def _checked(text: str) -> str:
    """The text itself, once it holds only characters that YAML allows."""
    bad = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise BadYaml(line, f"the character U+{ord(bad.group()):04X} is not allowed in YAML")
    return text


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _place(error: yaml.MarkedYAMLError) -> int:
    """The line of a slip; what is never closed is best looked for where it was opened."""
    unclosed = "stream" in (error.problem or "")
    marks = (error.context_mark, error.problem_mark) if unclosed else (error.problem_mark, error.context_mark)
    return _line(marks[0] or marks[1])


def _slip(error: yaml.MarkedYAMLError) -> str:
    problem = " ".join(part for part in (error.context, error.problem) if part)
    return next((said for part, said in SLIPS if part in problem), f"not valid YAML: {problem}")


@dataclass
class _Walk:
    """Turns nodes into values, counting as it goes: an alias counts each time that it is used."""

    loader: yaml.SafeLoader
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: int = 0

    def located(self, node: yaml.Node | None) -> Located:
        value = None if node is None else self.value(node, ())
        return Located(value, self.lines, tuple(self.problems))

    def value(self, node: yaml.Node, where: Where) -> object:
        # A long text counts as several values: an alias can repeat it as well as a list.
        self.seen += 1 + (len(node.value) // 100 if isinstance(node, yaml.ScalarNode) else 0)
        line = _line(node.start_mark)
        if len(where) > DEPTH:
            raise BadYaml(line, f"nested deeper than {DEPTH} levels, as when an alias stands inside its own anchor")
        if self.seen > VALUES:
            raise BadYaml(line, f"more than {VALUES:,} values, with its aliases unfolded")
        self.lines.setdefault(where, line)
        if node.tag not in PLAIN_TAGS:
            self.problems.append(Problem(line, where, f"the tag {node.tag!r} is not allowed here"))
            return str(node.value) if isinstance(node, yaml.ScalarNode) else None
        if isinstance(node, yaml.MappingNode):
            return {key: self.value(child, (*where, key)) for key, child in self.pairs(node, where)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*where, place)) for place, child in enumerate(node.value)]
        return self.scalar(node)

    def pairs(self, node: yaml.MappingNode, where: Where) -> Iterator[tuple[str, yaml.Node]]:
        """The keys that are text, each the first time that it comes; a problem for every other."""
        first: dict[str, int] = {}
        for key, child in node.value:
            line = _line(key.start_mark)
            if not isinstance(key, yaml.ScalarNode) or key.tag not in PLAIN_TAGS | {MERGE_TAG}:
                self.problems.append(Problem(line, where, "expected a plain word as key"))
            elif key.value in first:
                self.problems.append(
                    Problem(line, (*where, key.value), f"this key stands on line {first[key.value]} already")
                )
            else:
                first[key.value] = line
                self.lines[(*where, key.value)] = line
                yield key.value, child

    def scalar(self, node: yaml.Node) -> object:
        try:
            value = self.loader.construct_object(node)
        except (ValueError, OverflowError, yaml.YAMLError):
            # 2023-02-31 looks like a date and is none: whoever expects a date will say so of the text.
            return str(node.value)
        # Python refuses to print an integer of thousands of digits, and nothing here counts so far.
        return str(node.value) if isinstance(value, int) and value.bit_length() > 64 else value
