"""Short forms: which name "JCS" stands for, printed beside it in parentheses or known by its initials alone."""

import re
from collections.abc import Iterator, Sequence

from factcheck.speech.lexicon import is_relay
from factcheck.speech.names import ACRONYM, Name
from factcheck.speech.phrases import Tokens


def initialled(names: Sequence[Name]) -> Iterator[tuple[Name, str]]:
    """Bodies whose initials the article uses alone: Danish Wind Council, "DWC"; no agencies, known by theirs."""
    used = {name.text for name in names if len(name.text) > 2 and ACRONYM.match(name.text)}
    fitting: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        capitals = "".join(word[0] for word in re.split(r"[\s\-]+", name.text) if word[:1].isupper())
        if capitals in used and len(capitals) > 2 and not is_relay(name.text):
            fitting.setdefault(capitals, {})[name.parts] = name
    yield from ((next(iter(found.values())), short) for short, found in fitting.items() if len(found) == 1)


def acronyms(text: str, tokens: Tokens, names: Sequence[Name]) -> Iterator[tuple[Name, str]]:
    """Names with the short form in parentheses after them: Joint Chiefs of Staff (JCS)."""
    for name in names:
        after = name.at[1]
        if after + 2 < len(tokens) and tokens[after].text == "(" and tokens[after + 2].text == ")":
            short = tokens[after + 1].text
            if ACRONYM.match(short):
                yield name, short
