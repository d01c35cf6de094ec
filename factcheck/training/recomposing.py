"""Short articles composed of forms, for what the corpus hardly has: other subjects, forms of attribution and marks.

Composed in the corpus's manner of annotation: contents with their quotation marks and "that", sources with all that
belongs to the noun phrase, nested speech as part of the outer one. The forms are in recomposing_forms.toml, the words
in recomposing.toml; some clauses, sentences and names come from the given articles. Deterministic in its seed.
"""

import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from factcheck.training import speakers
from factcheck.training.borrowing import Borrowed, borrow
from factcheck.training.corpus import Labelled, label
from factcheck.training.markup import read_markup
from factcheck.training.speakers import Speaker

# Shares, of 1; set by hand.
SILENT = 0.15
HEADLINE = 0.07
BORROWED = 0.3
BORROWED_SPEAKER = 0.1
NESTED = 0.05
IMPERSONAL = 0.3
DOCUMENT = 0.06
FILLER = 0.25
AGAIN = 0.6
OUTSIDE_COMMA = 0.2
LOST_MARK = 0.04
BREAK = 0.4
KINDS = {
    "told": 28,
    "per": 13,
    "acting": 12,
    "denied": 8,
    "quoted": 20,
    "split": 12,
    "dashes": 2,
    "long": 4,
    "relay": 12,
}
LENGTHS = (1, 1, 1, 2, 2, 3, 3, 4, 5, 6)

STYLES = (
    *(('"', '"'), ("“", "”")) * 4,
    *(("‘", "’"), ("'", "'"), ("«", "»"), ("« ", " »"), ("„", "“"), ("„", "”"), ("»", "«"), ("``", "''"), ("”", "”")),
)
_SLOT = re.compile(r"\{([\w.]+)\}")
_AGREES = re.compile(r"(\w+)\|(\w+)")
_CLOSED = re.compile(r"\{([,.]?)/q\}(\]?)")
_APPOSED = re.compile(r"~(\]?)(?=(.?))")


def compose(articles: Sequence[Labelled], count: int, seed: int) -> list[Labelled]:
    """``count`` articles of 1 to 8 paragraphs, borrowing from ``articles``; names unknown. May be given no articles."""
    borrowed = borrow(articles)
    dice = random.Random(seed)
    return [label(read_markup(_Writer(dice, borrowed).sentences())) for _ in range(count)]


def _tables(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    rows = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    return {group: {slot: _choices(words) for slot, words in table.items()} for group, table in rows.items()}


def _choices(words: str | list[str]) -> tuple[str, ...]:
    if isinstance(words, list):
        return tuple(words)
    parts = words.split("/") if "/" in words else words.split()
    return tuple(" ".join(each.split()).replace("_", " ") for each in parts)


_WORDS = _tables("recomposing")
_FORMS = _tables("recomposing_forms")


class _Writer:
    """Writes one article: keeps who has spoken, and the style of its quotation marks."""

    def __init__(self, dice: random.Random, borrowed: Borrowed) -> None:
        self.dice = dice
        self.borrowed = borrowed
        self.marks = dice.choice(STYLES)
        self.comma_outside = dice.random() < OUTSIDE_COMMA
        self.loses = dice.random() < LOST_MARK
        self.known: Speaker | None = None
        self.speaker: Speaker | None = None

    def sentences(self) -> list[str]:
        """The article in markup, sentence by sentence, with what stands between them."""
        silent = self.dice.random() < SILENT
        written = [self._headline(silent=silent)] if self.dice.random() < HEADLINE else []
        length = self.dice.choice(LENGTHS)
        lone = self.dice.randrange(length)
        for at in range(length):
            outside = silent or (at != lone and self.dice.random() < FILLER)
            sentence = self._outside() if outside else self._attributed()
            between = "" if not at else "\n\n" if self.dice.random() < BREAK else " "
            written.append(between + sentence)
        return written

    def _headline(self, *, silent: bool) -> str:
        return self.filled(self.dice.choice(_FORMS["head"]["bare" if silent else "attributed"])) + "\n"

    def _outside(self) -> str:
        if self.borrowed.filler and self.dice.random() < BORROWED:
            return self.dice.choice(self.borrowed.filler) + "."
        return self.filled(self.dice.choice(_FORMS["silent"]["forms"]))

    def _attributed(self) -> str:
        if self.known and self.dice.random() < AGAIN:
            self.speaker = self.known
            return self.filled(self.dice.choice(_FORMS["again"]["told"]))
        if self.dice.random() < DOCUMENT:
            self.speaker = speakers.paper(self.filled, self.dice)
            return self.filled(self.dice.choice(_FORMS["paper"]["told"]))
        self.speaker = self.known = self._new_speaker()
        kind = self.dice.choices(list(KINDS), list(KINDS.values()))[0]
        return self.filled(self.dice.choice(_FORMS["new"][kind]))

    def _new_speaker(self) -> Speaker:
        if self.borrowed.sources and self.dice.random() < BORROWED_SPEAKER:
            name = self.dice.choice(self.borrowed.sources)
            return Speaker(name, (name,), name, plural=False)
        return speakers.new_speaker(self.filled, self.dice)

    def filled(self, form: str) -> str:
        """A form with all its slots filled, those of what fills them too."""
        while found := _SLOT.search(form):
            if found[1] == "q":
                form = form[: found.start()] + self._opened() + form[found.end() :]
            else:
                form = form[: found.start()] + self._slot(found[1]) + form[found.end() :]
        form = _CLOSED.sub(self._closed, form)
        plural = self.speaker is not None and self.speaker.plural
        return _APPOSED.sub(_comma, _AGREES.sub(r"\2" if plural else r"\1", form))

    def _opened(self) -> str:
        return "" if self.loses and self.dice.random() < 0.5 else self.marks[0]

    def _closed(self, found: re.Match[str]) -> str:
        stop, bracket = found.groups()
        mark = "" if self.loses and self.dice.random() < 0.5 else self.marks[1]
        return f"{mark}{bracket}{stop}" if self.comma_outside else f"{stop}{mark}{bracket}"

    def _slot(self, name: str) -> str:
        group, _, slot = name.rpartition(".")
        lower = slot[0].lower() + slot[1:]
        own = _OWN.get(lower) if not group else None
        words = own(self) if own else self.dice.choice(_WORDS[group or "words"][lower])
        if lower == slot:
            return words
        return _capital(self.filled(words) if words.startswith("{") else words)

    def clause(self) -> str:
        if self.dice.random() < NESTED:
            return self._own("nested")
        return self._mixed(self.borrowed.clauses, "plain")

    def fact(self) -> str:
        return self._own("plain")

    def spoken(self) -> str:
        if self.dice.random() < NESTED:
            return self._own("nested_spoken")
        if self.dice.random() < IMPERSONAL:
            return self.clause()
        return self._mixed(self.borrowed.spoken, "spoken")

    def spoken_plain(self) -> str:
        return self._own("spoken")

    def cry(self) -> str:
        return self._own("cry")

    def _mixed(self, borrowed: Sequence[str], name: str) -> str:
        if borrowed and self.dice.random() < BORROWED:
            return self.dice.choice(borrowed)
        return self._own(name)

    def _own(self, name: str) -> str:
        return self.dice.choice(_WORDS["clause"][name])

    def when(self) -> str:
        return self.dice.choice(
            ("", "", " on {day}", " {past}", " in {place}", " in a statement", " at a news conference")
        )

    def on(self) -> str:
        return self.dice.choice(("", " on {day}", " {past}"))

    def town(self) -> str:
        """A place whose name needs no "the"."""
        return self.dice.choice([place for place in _WORDS["words"]["place"] if not place.startswith("the ")])

    def fronted(self) -> str:
        return self.dice.choice(
            ("on {day}", "in {month}", "last week", "at a meeting in {place}", "speaking in {place}")
        )

    def named(self) -> str:
        return self.speaker.full if self.speaker else self.lone()

    def again(self) -> str:
        return self.dice.choice(self.speaker.later) if self.speaker else self.lone()

    def again_full(self) -> str:
        """A later mention that can stand behind "according to": "her" would be no source that is learned from."""
        assert self.speaker is not None
        nouns = [each for each in self.speaker.later if each not in {"he", "she", "it", "they"}]
        return self.dice.choice(nouns or [self.speaker.full])

    def pronoun(self) -> str:
        return self.speaker.pronoun if self.speaker else "they"

    def lone(self) -> str:
        """Somebody who says nothing here."""
        return self.dice.choice((speakers.person, speakers.bare_person, speakers.body))(self.filled, self.dice).full


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _comma(found: re.Match[str]) -> str:
    """The comma that closes an apposition, outside of the source, unless another mark follows."""
    return found[1] + ("" if found[2] in {"", ",", ".", ":", ";", "?", "!", "\n", "]"} else ",")


_OWN = {
    "clause": _Writer.clause,
    "fact": _Writer.fact,
    "spoken": _Writer.spoken,
    "spoken_plain": _Writer.spoken_plain,
    "cry": _Writer.cry,
    "when": _Writer.when,
    "on": _Writer.on,
    "town": _Writer.town,
    "fronted": _Writer.fronted,
    "speaker": _Writer.named,
    "paper": _Writer.named,
    "again": _Writer.again,
    "again_full": _Writer.again_full,
    "pronoun": _Writer.pronoun,
    "lone": _Writer.lone,
    "other": _Writer.lone,
}
