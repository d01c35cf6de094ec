"""Marked-up text, "[s Ana Lopes] [c said] [k it rains].", as plain text with the places of its attributions.

Letters: s source, c cue, k content; a digit after one tells attributions of a text apart. What stands outside of
brackets belongs to none. Brackets do not nest.
"""

import re
from collections.abc import Iterable
from typing import Any

from factcheck.speech.tagging.labels import PARTS

_MARKED = re.compile(r"\[([sck])(\d*) ([^\[\]]*)\]")
_PART = dict(zip("sck", PARTS, strict=True))


def read_markup(sentences: Iterable[str]) -> dict[str, Any]:
    """The sentences put together, in the form of a row of the corpus; digits start anew with each sentence."""
    text = ""
    attributions: list[dict[str, list[list[int]]]] = []
    for sentence in sentences:
        owners: dict[str, dict[str, list[list[int]]]] = {}
        end = 0
        for found in _MARKED.finditer(sentence):
            text += sentence[end : found.start()]
            words, end = found[3], found.end()
            owner = owners.setdefault(found[2], {part: [] for part in PARTS})
            owner[_PART[found[1]]].append([len(text), len(text) + len(words)])
            text += words
        text += sentence[end:]
        attributions += owners.values()
    return {"text": text, "attributions": attributions}
