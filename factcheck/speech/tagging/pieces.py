"""Word pieces: what of the words the network is given, as numbers.

The vocabulary is the encoder's (WordPiece, lower-cased). A row begins with [CLS] and ends with [SEP]; [SEP] also
stands between paragraphs. Words longer than ``LONGEST`` pieces are cut: only their beginning is seen.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import FactcheckError
from factcheck.speech.tagging.words import case_of, plain, quoted

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 12
_NO_LETTERS = 3


class Seen(NamedTuple):
    """A row of pieces with their features, and for each word the piece it begins with."""

    pieces: list[int]
    cases: list[int]
    quoted: list[int]
    words: list[int]


class Pieces:
    """A word-piece vocabulary; remembers the pieces of each word, which is what takes time."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self._cases: dict[str, int] = {}
        self._start, self._break, self._unknown = (_number(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))

    def lengths(self, words: Sequence[str]) -> list[int]:
        """How many pieces each word has, at least one."""
        self._learn(words)
        return [len(self._known[word]) for word in words]

    def see(self, words: Sequence[str], paragraphs: Sequence[int]) -> Seen:
        """A window's words as the network gets them."""
        self._learn(words)
        seen = Seen([self._start], [_NO_LETTERS], [0], [])
        for at, (word, state) in enumerate(zip(words, quoted(words, paragraphs), strict=True)):
            if at and paragraphs[at] != paragraphs[at - 1]:
                _add(seen, (self._break,), _NO_LETTERS, 0)
            seen.words.append(len(seen.pieces))
            _add(seen, self._known[word], self._cases[word], state)
        _add(seen, (self._break,), _NO_LETTERS, 0)
        return seen

    def _learn(self, words: Sequence[str]) -> None:
        new = sorted({word for word in words if word not in self._known})
        if new:
            # Half a character has no pieces of its own.
            shown = [plain(word).encode(errors="replace").decode() for word in new]
            read = self._tokenizer.encode_batch(shown, add_special_tokens=False)
            for word, pieces in zip(new, read, strict=True):
                self._known[word] = tuple(pieces.ids[:LONGEST]) or (self._unknown,)
                self._cases[word] = case_of(word)


def _number(tokenizer: "Tokenizer", mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise FactcheckError(f"the tokenizer has no {mark}: it is not the tagger's; install factcheck again")
    return number


def _add(seen: Seen, pieces: Sequence[int], case: int, state: int) -> None:
    seen.pieces.extend(pieces)
    seen.cases.extend([case] * len(pieces))
    seen.quoted.extend([state] * len(pieces))
