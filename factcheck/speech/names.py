"""Every name an article gives, with the offices beside it: who there is to speak, before anybody speaks.

A person is a run of capitals, less country and titles before it ("South Korean President | Yoon Suk-yeol"), with
the offices before ("DPRK defense minister") and after it (", head of the agency,"). A body is a run with a body's
word in it, with the country that owns it. Short forms and acronyms go to the longest name that they fit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.speech.cues import Form, find_verbs
from factcheck.speech.given_names import gender_of
from factcheck.speech.inside_names import is_month, is_particle, is_surname
from factcheck.speech.lexicon import closed, country_words, is_relay, words
from factcheck.speech.phrases import Range, Tokens
from factcheck.speech.tokens import POSSESSIVE, Token

# An office before a name is no longer ("Tokyo's chief cabinet secretary"), and so far an aside after it is looked
# through for one: in tokens.
OFFICE, ASIDE = 7, 12
ACRONYM = re.compile(r"[A-Z]{2,6}s?$|(?:[A-Z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a name: ``text`` without titles, ``role`` as printed beside it, ``at`` its tokens.

    ``parts``: its words in small letters, hyphens resolved; ``gender``: "m", "f" or None, from its title;
    ``quoted``: inside a quotation; ``owns``: only somebody's ("Hoxha's deputy"); ``seen``: its kind by the tagger.
    """

    text: str
    parts: tuple[str, ...]
    kind: str
    role: str | None
    country: str | None
    gender: str | None
    at: Range
    start: int
    quoted: bool = False
    owns: bool = False
    seen: str | None = None


def find_names(text: str, tokens: Tokens) -> tuple[Name, ...]:
    """The names in a sentence, in order; ``text`` is the article's."""
    return tuple(_names(text, tokens))


def read_country(tokens: Tokens, first: int, last: int) -> tuple[str, int] | None:
    """The country named at token ``first``, and the token after it."""
    for length in (5, 3, 2, 1):
        beyond = first + length
        if beyond <= last:
            country = country_words().get(tuple(token.lower for token in tokens[first:beyond]))
            if country is not None and (tokens[first].capital or tokens[beyond - 1].capital):
                return country, beyond
    return None


def country_in(tokens: Tokens, first: int, last: int) -> str | None:
    """The first country named among some tokens."""
    return next((found[0] for at in range(first, last) if (found := read_country(tokens, at, last))), None)


def country_of(name: str) -> str | None:
    """The country in a printed name: "Japan's defence ministry"."""
    parts = re.sub(r"['’]s\b", "", name.lower()).split()
    runs = (tuple(parts[at : at + length]) for length in (3, 2, 1) for at in range(len(parts) - length + 1))
    return next((country_words()[run] for run in runs if run in country_words()), None)


def offices_in(role: str | None) -> frozenset[str]:
    """The words of office in a role, in small letters: "chief cabinet secretary" has "chief", "secretary"."""
    spoken = frozenset((role or "").lower().replace("-", " ").split())
    return spoken & (words("people", "offices") | words("people", "titles"))


def _names(text: str, tokens: Tokens) -> Iterator[Name]:
    at = 0
    while at < len(tokens):
        run = _run(tokens, at)
        if run is None:
            at += 1
            continue
        yield from _read(text, tokens, run)
        at = run[1]


def _run(tokens: Tokens, at: int) -> Range | None:
    """The run of capitals that begins at a token: "Joint Chiefs of Staff", "Abdel Fattah al-Sisi"."""
    if not _begins(tokens, at):
        return None
    last = at + 1
    while last < len(tokens):
        token = tokens[last]
        if token.lower in words("words", "days") and not is_surname(tokens, last):
            break
        if is_surname(tokens, last) or is_particle(tokens, last) or _named(token):
            last += 1
        elif last + 1 < len(tokens) and _links(tokens, last):
            last += 2 if tokens[last + 1].capital else 3
        else:
            break
    return (at, min(last, len(tokens)))


def _named(token: Token) -> bool:
    return token.capital and token.word and (token.lower not in closed() or bool(ACRONYM.match(token.text)))


def _begins(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    return _named(token) and (token.lower not in words("words", "days") or not is_month(tokens, at))


def _links(tokens: Tokens, at: int) -> bool:
    token, after = tokens[at], tokens[at + 1]
    if token.lower == "and" and {tokens[at - 1].lower, after.lower} <= words("people", "fields"):
        return after.capital
    if token.text == "&":
        return after.capital
    if token.lower == "of" and tokens[at - 1].lower in ("secretary", "minister", "chief"):
        return after.lower in words("people", "fields")
    if token.lower in ("of", "for") and tokens[at - 1].lower in words("people", "words", "bodies") | {"joint"}:
        return after.capital or _the_name(tokens, at + 1)
    return token.lower == "of" and after.capital and tokens[at - 1].text in ("Bank", "House", "Voice", "University")


def _the_name(tokens: Tokens, at: int) -> bool:
    """ "Church of | the Holy Sepulchre": an article inside a name that began with a capital."""
    return tokens[at].lower == "the" and at + 1 < len(tokens) and tokens[at - 2].capital and tokens[at + 1].capital


def _read(text: str, tokens: Tokens, run: Range) -> Iterator[Name]:
    first, last = run
    if last - first > 1 and _is_relay(tokens, run):
        yield _name(text, tokens, run, "organisation", None, None)
        return
    country, beyond = read_country(tokens, first, last) or (None, first)
    if beyond == last:
        yield _name(text, tokens, run, "place", None, country)
        return
    bare = _past_titles(tokens, beyond, last)
    if _is_body(tokens, beyond, last):
        yield _name(text, tokens, _owned(tokens, run), "organisation", None, country or _owner(tokens, first))
        return
    if bare == last:
        return
    start = _office_start(tokens, first) if bare == first else first
    if bare != first:
        start = _office_start(tokens, first) if country is None else first
    role = text[tokens[start].start : tokens[bare - 1].end] if start < bare else _role_beside(text, tokens, run)
    country = country_in(tokens, start, bare) if start < bare else country
    company = last - bare > 1 and role is None and tokens[last - 1].lower in words("people", "endings", "companies")
    kind = "organisation" if company or _organised(tokens, bare, last, role) else "person"
    yield _name(text, tokens, (bare, last), kind, role, country)


def _name(text: str, tokens: Tokens, at: Range, kind: str, role: str | None, country: str | None) -> Name:
    printed = text[tokens[at[0]].start : tokens[at[1] - 1].end]
    parts = tuple(part for part in re.split(r"[\s\-‐‑–.]+", printed.lower()) if part not in ("", "'s", "’s"))
    spoken = set((role or "").lower().split())
    gender = "f" if spoken & words("people", "female") else "m" if spoken & words("people", "male") else None
    if kind == "person" and role is None and not _likely_person(tokens, at):
        kind = "thing"
    owns = at[1] < len(tokens) and tokens[at[1]].lower in POSSESSIVE
    return Name(printed, parts, kind, role, country, gender, at, tokens[at[0]].start, tokens[at[0]].quoted, owns)


def _likely_person(tokens: Tokens, at: Range) -> bool:
    """A run of two to four capitals led by no preposition of place or by a given name; one alone may be anything."""
    before = tokens[at[0] - 1].lower if at[0] else ""
    given = gender_of(tokens[at[0]].text) is not None
    placed = before == "the" or (before in ("in", "at", "near", "of") and not given)
    length = sum(token.capital for token in tokens[at[0] : at[1]])
    last, others = tokens[at[1] - 1].lower, words("people", "words", "groups") | {"day", "eve", "week"}
    several = last.removesuffix("s") in words("people", "words", "bodies") or last in others
    opening = tokens[at[0]].text[1:]
    return 2 <= length <= 4 and not placed and not several and (opening[:1].islower() or opening == ".")


def _past_titles(tokens: Tokens, first: int, last: int) -> int:
    """Past all up to the last title: "House Minority Leader | Nancy Pelosi", "Secretary of State | John Kerry"."""
    known = words("people", "titles") | words("people", "offices")
    titles = [at for at in range(first, last) if tokens[at].lower in known]
    if not titles or (titles == [last - 1] and last - first > 1):
        return first
    bare = max(at for at in titles if at < last - 1) + 1 if titles != [last - 1] else last
    field = words("people", "fields") | {"of"}
    while bare < last and (tokens[bare].lower == "of" or tokens[bare - 1].lower in field):
        if tokens[bare].lower not in field:
            break
        bare += 1
    rest = {token.lower for token in tokens[bare:last]}
    return first if rest and rest <= {"jr.", "sr."} else last if rest <= known else bare


def _is_body(tokens: Tokens, first: int, last: int) -> bool:
    """A body's word ends it or is joined on: "Defense Ministry", "Ministry of Health", not "Navy Secretary Mabus"."""
    office_of = tokens[first].lower == "office" and last - first > 2
    if tokens[last - 1].lower in words("people", "offices") - {"staff", "chiefs"} and not office_of:
        return False
    joined = any(_body_word(tokens[at]) and tokens[at + 1].lower in ("of", "for") for at in range(first, last - 1))
    return joined or _body_word(tokens[last - 1])


def _body_word(token: Token) -> bool:
    return token.lower in words("people", "words", "bodies")


def _organised(tokens: Tokens, first: int, last: int, role: str | None) -> bool:
    if _is_relay(tokens, (first, last)):
        return True
    return last - first == 1 and bool(ACRONYM.match(tokens[first].text)) and not offices_in(role)


def _is_relay(tokens: Tokens, run: Range) -> bool:
    return is_relay(" ".join(token.text for token in tokens[run[0] : run[1]]))


def _owned(tokens: Tokens, run: Range) -> Range:
    """A body with its country, one word with any owner: "Oman's | Health Ministry", "the Governor's | Office"."""
    first, last = run
    if first < 2 or tokens[first - 1].lower not in POSSESSIVE:
        return run
    for back in (1, 2, 3):
        start = first - 1 - back
        if start >= 0 and read_country(tokens, start, first - 1) == (country_in(tokens, start, first - 1), first - 1):
            return (start, last)
    start = first - 1
    while last - first == 1 and start > 0 and (_named(tokens[start - 1]) or _links(tokens, start - 1)):
        start -= 1
    return (start, last) if start < first - 1 else run


def _owner(tokens: Tokens, first: int) -> str | None:
    owned = first > 0 and tokens[first - 1].lower in POSSESSIVE
    return country_in(tokens, max(0, first - 4), first - 1) if owned else None


def _office_start(tokens: Tokens, first: int) -> int:
    """Where the office printed before a name begins: "Seoul's unification minister | Kwon Young-se"."""
    if first == 0 or not _ends_office(tokens, first - 1):
        return first
    start = first - 1
    while start > 0 and first - start < OFFICE and _in_office(tokens, start - 1):
        start -= 1
    return start


def _ends_office(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.lower in words("people", "offices") or token.lower.removeprefix("ex-") in words("people", "offices"):
        return not token.mark
    if token.lower == "media" or token.lower in words("relays", "endings") & {"agency", "broadcaster", "newspaper"}:
        return True
    return token.lower == "state" and at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower == "head"


def _in_office(tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.mark or not (token.word or token.lower in POSSESSIVE):
        return False
    if token.lower in ("of", "for"):
        if at == 0 or (token.lower == "of" and tokens[at - 1].lower == "head"):
            return at > 0
        return tokens[at - 1].capital and tokens[at + 1].capital and _body_word(tokens[at - 1])
    return token.lower not in closed() - set(POSSESSIVE) and not token.lower.endswith("ing")


def _role_beside(text: str, tokens: Tokens, run: Range) -> str | None:
    """An office set off by commas, before or after: "the port's spokeswoman, Maria Vega, | said"."""
    first, last = run
    shut = last < len(tokens) and tokens[last].text in (",", ".", ";")
    start = _office_start(tokens, first - 1) if shut and first > 1 and tokens[first - 1].text == "," else first
    if start < first - 1:
        return text[tokens[start].start : tokens[first - 2].end]
    return _role_after(text, tokens, last)


def _role_after(text: str, tokens: Tokens, last: int) -> str | None:
    """The office in an aside after a name: "Kwon Young-se, Seoul's unification minister,"."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    end = min(len(tokens), last + 1 + ASIDE)
    close = next((at for at in range(last + 1, end) if tokens[at].text in (",", ".", ";") or tokens[at].mark), end)
    opening = tokens[last + 1]
    fits = opening.lower in ("the", "a", "an") or opening.capital or opening.lower in words("people", "offices")
    if not fits or not any(token.lower in words("people", "offices") for token in tokens[last + 1 : close]):
        return None
    first = last + 2 if opening.lower in ("the", "a", "an") else last + 1
    if any(hit.form is Form.PAST for hit in find_verbs(tokens[first:close])):
        return None
    ends = ("in", "under", "who", "at", "during", "with", "and", "which")
    close = next((at for at in range(first + 1, close) if tokens[at].lower in ends), close)
    told = any(token.lower in words("people", "offices") for token in tokens[first:close])
    return text[tokens[first].start : tokens[close - 1].end] if told and first < close else None
