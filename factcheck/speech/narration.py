"""What the article says itself: which sentences state something, and what an attributed sentence leaves over."""

import re
from collections.abc import Iterator, Sequence

from factcheck.speech.lexicon import words
from factcheck.speech.phrases import Range, Tokens, verbal
from factcheck.speech.quotes import OPENING
from factcheck.speech.sentences import Sentence

# A statement has at least so many words; what an attribution leaves over, so many.
FEWEST = 4
LEFT_OVER = 6
# A sentence alone in its paragraph with no full stop and no more words than this is a heading.
HEADING = 16

_NO_STATEMENT = (
    "read more", "see also", "related:", "click here", "subscribe", "sign up", "follow us", "advertisement", "watch:",
    "photo:", "image:", "listen:", "share this", "all rights reserved", "copyright", "©", "this article was",
    "download our", "join our", "comments", "loading", "editor's note", "read:", "also read", "reporting by",
    "editing by", "content created by", "for licensing opportunities", "this story originally",
)  # fmt: skip


# "WATCH Seoul: ...", "READ MORE: ...", "Related: ...": a line that leads to another page, in capitals or with a colon.
_LABEL = re.compile(
    r"(?:WATCH|READ|SEE|LISTEN|RELATED|MORE|VIDEO|PHOTOS?|SLIDESHOW|GALLERY|ALSO|CLICK|LIVE)\b"
    r"(?: [A-Z]+\b)*.{0,30}?[:|»>]"
    r"|(?i:(?:watch|read more|read also|also read|see also|see more|related(?: \w+)?|more(?: on \w+)?|recommended"
    r"|listen|video|photos?|don.t miss|must read|up next|trending)(?: (?:now|here|live|below))?\s*[:|»>])"
)
# The same at a sentence's end, with no stop after it.
_MORE = re.compile(r"\b(?:Read more|Continue reading)\W*$")
# What only asks something of the reader.
_CALL = re.compile(
    r"\b(?:your (?:inbox|e-?mail)|sign(?:ing)? up (?:for|to|here|now)|subscrib(?:e|ing) (?:to|for|here|now|today)"
    r"|newsletters?|privacy policy|terms of (?:use|service))\b",
    re.IGNORECASE,
)
_READER = re.compile(r"(?i:\b(?:you|your)\b)|^(?:Sign|Subscribe|Get|Click|Join|Follow|Download)\b")


def points_elsewhere(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a teaser of another page or a call to subscribe: nobody's claim."""
    spoken = text[sentence.span.start : sentence.span.end]
    if sentence.quotations and spoken[:1] in OPENING + '"':
        return False
    calls = not sentence.quotations and _CALL.search(spoken) and _READER.search(spoken)
    return bool(_LABEL.match(spoken) or _MORE.search(spoken) or calls)


def states(text: str, sentence: Sentence, tokens: Tokens) -> bool:
    """Whether a sentence is a statement: no question, heading, caption or advertisement."""
    spoken = text[sentence.span.start : sentence.span.end]
    if spoken.rstrip("\"”’'»)").endswith("?") or spoken.startswith(("[", "(", "{", "http", "#", "@")):
        return False
    if spoken.lower().startswith(_NO_STATEMENT):
        return False
    counted = sum(token.word for token in tokens)
    closed = spoken.rstrip("\"”’'»)").endswith((".", "!", ":", "…"))
    heading = sentence.whole_block and counted <= HEADING and not closed
    return counted >= FEWEST and not heading and verbal(tokens)


def says_little(tokens: Tokens, contents: Sequence[Range]) -> bool:
    """Whether what is attributed is only an object of what the sentence states: "The council approved | the plan"."""
    covered = sum(last - first for first, last in contents)
    inside = [token for first, last in contents for token in tokens[first:last]]
    tells = any(token.mark or token.quoted or token.text[0].isdigit() for token in inside)
    return not tells and covered < len(tokens) / 2 and not any(verbal(tokens[first:last]) for first, last in contents)


def left_over(tokens: Tokens, first: int) -> Iterator[Range]:
    """The substantive clause before token ``first``, where attribution begins: "The pier reopened, | with Brandt"."""
    last = first
    while last > 0 and (not tokens[last - 1].word or tokens[last - 1].lower in _joining()):
        last -= 1
    piece = tokens[:last]
    opens = piece and piece[0].lower in words("words", "linking") | words("words", "subordinators")
    main = _after_adjunct(piece) if opens else 0
    body = piece[main:]
    if sum(token.word for token in body) >= LEFT_OVER and verbal(body) and not any(token.mark for token in body):
        yield (0, last)


def _joining() -> frozenset[str]:
    joining = words("words", "conjunctions") | words("words", "subordinators") | words("words", "relatives")
    return joining | {"with", "by", "to", "from", "in"}


def _after_adjunct(tokens: Tokens) -> int:
    return next((at + 1 for at, token in enumerate(tokens) if token.text == ","), len(tokens))
