"""What a figure measures, and of whom: "flew about 350 km" is a distance flown, "killing at least 12" a toll.

The words that govern a figure are in roles.toml; the nearest in the same clause win. Where none governs it, the noun
does that it stands before or is said to be of ("a majority of 14"). No grammar is parsed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.facts.measures import Measure
from factcheck.facts.nouns import Counted, subject_before
from factcheck.facts.patterns import Pattern
from factcheck.facts.phrases import Phrase, held_against, is_verb, made_of, put_at, qualified, said_of
from factcheck.facts.subjects import BLANK, subject
from factcheck.facts.tables import table

# How far from a figure the words that govern it may stand, in code points.
_REACH = 130
# What a comma, and another figure, in between costs: as much as so many code points.
_COMMA, _FIGURE = 20, 40
# At most this many words may stand between a verb and the count it governs ("killing at least 12").
_COUNT_WORDS = 3
# And so many between the verb of a subject and the figure that its noun then names ("its debt stood at about").
_VERB_WORDS = 4
# "98% of GDP" says what it is a share of, and only for want of other words what is measured.
_OF_A_SHARE = 45
# The subject of a clause says what is measured only where no other words do.
_LAST_RESORT = _REACH + 1

_CLAUSE_END = re.compile(r"[.;:?!](?=[\s\"”’)]|$)|\n|\s[–—]\s")
_LABELLING = frozenset({":", "–", "—"})
# Words that part what is counted from the words behind it: "two provinces with the most dead" are no two dead.
_PARTING = (
    r"(?:and|or|but|who|that|which|to|from|after|before|most|highest|largest|worst|where|when|while|because|than"
    r"|as|if)\b"
)
_COUNTED = rf"(?:\s+(?!{_PARTING})[A-Za-z{BLANK}][\w{BLANK}'’-]*){{0,8}}?"
# "Aboard a plane that crashed | were killed": a clause put in, which ends where the verb of those counted begins.
_RELATED = (
    r"(?:\s(?:that|which|who)\s(?:[a-z]{2,}ed|sank|fell|went|caught|broke|hit|struck|ran|blew|flew|took|came)"
    rf"(?:\s(?!{_PARTING})[A-Za-z{BLANK}][\w{BLANK}'’-]*){{0,5}}?"
    r"(?=\s(?:were|was|have|had|are|is)\s))?"
)
# And those that part it from a verb before it: "killed people in two provinces".
_PLACING = re.compile(r"\d|,|\b(?:and|in|at|on|across|from|near|during|within|after|since|by|with|for|between)\b")
# What may be put in between, by commas: "30 people, among them 12 children, died"; and a figure itself put in so.
_INSERTED = (
    r"(?:,\s(?:among|including|possibly|perhaps|probably|maybe|mostly|most of|some of"
    r"|(?:\w+|\d[\d,]*) of (?:them|whom))\b[^,.;]{1,60},)?"
)
_PUT_IN = r"(?:,\s(?=(?:were|was|have|had|has|are)\s))"
# "2 of the 5 suspects": the figure that counts the whole, and the words for it behind the part.
_WHOLE = r"(?:\s+of (?:the|its|their|these|those) \d[\d,]*)?"
_PART_OF = re.compile(
    r"\b(?!all\b)(?:[a-z]+|\d[\d,]*) of (?:the|its|their|his|her|these|those)\s+(?:\w+ )?$", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:including|among them|of whom|of them|among whom|counting)\s+(?:[a-z]+ ){0,2}$")
# A fate before a group: "killed 12 soldiers and 30 civilians were hurt" is two fates.
_FATE = re.compile(r"\b(?:kill|injur|wound|hurt)\w*\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_SMALL = "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_A_NUMBER = rf"(?:\d[\d,]*|{_SMALL}|(?:a|two|three|several) dozen|dozens of)"
# "$2bn (€1.8bn) takeover": the same figure in another unit stands in between.
_IN_BRACKETS = r"(?:\s?\([^()]{1,24}\))?"

# Plurals that are no name though a sentence begins with them: "Vacancies dropped below 900,000".
_COMMON = re.compile(r"[A-Z][a-z]{2,}(?:cies|ties|ings|sions|ments|ages|ures|ances|ences|ents|(?<!Na)tions)")

# Kinds whose figures are named by the nouns beside them where no row of the table governs them.
_NAMED_BY_NOUNS = frozenset({"money", "share", "points", "index points", "mass", "volume", "information", "count"})
# Money per one of these may be a price, a pay or a budget.
_PERIODS = frozenset({"minute", "hour", "day", "week", "month", "quarter", "year", "season"})
# "The nation's | jobless rate": who has it.
_OWNER = re.compile(r"['’]s?$")
# "$1.02 a share | on revenue of": a word that may stand before a role's noun is none that parts the two.
_ANY_WORD = r"(?:\w+ )?"
_NO_LINKS = "on|to|from|for|with|and|or|but|by|at|against|than|versus|after|before|as|while|(?:in|ex)cluding|plus|less"
_NO_LINK = rf"(?:(?!(?:{_NO_LINKS})\b)\w+ )?"
# A word of a gap may be a day, which is blanked out: "sentenced | on ███ | to".
_GAP_WORD = (r"\w+", rf"[\w{BLANK}]+")
_VERB_HEDGE = re.compile(r"[a-z]+\s")
_OWNED = re.compile(r"['’]s?\s$")
_ONLY_MADE_OF = frozenset({"mass", "volume", "information"})


@dataclass(frozen=True, slots=True)
class Role:
    """What is measured, of whom, and where the words that say so begin."""

    of: str
    who: str | None
    distance: int


@dataclass(frozen=True, slots=True)
class _Row:
    of: str
    before: Pattern | None
    after: Pattern | None
    unless: Pattern | None
    given: Pattern | None
    always: bool
    bare: bool
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """A figure, and the clause before and after it."""

    figure: str
    before: str
    after: str


def role_of(
    measure: Measure, text: str, counted: Counted | None, *, start: int | None = None, story: str | None = None
) -> Role | None:
    """The role whose words stand nearest to a measure; None where no words say one.

    ``start``: where the words before it end, if not at it ("rose from 296 to 2,012"). ``story``: the whole article.
    """
    kind = measure.unit.kind
    if kind == "count" and counted and _is_one_of_several(measure, text, counted):
        return None
    around = surroundings(measure, text, measure.span.start if start is None else start)
    given = (row for row in _rows(_table_kind(measure)) if row.given is None or row.given.search(story or text))
    rows = [row for row in given if kind != "count" or _may_count(row, counted)]
    found = [role for row in rows for role in _fitting(row, around, is_count=kind == "count")]
    # "1,404 of the injured were in critical condition": what a count is made of says less than what befell it.
    compared = held_against(text, measure.span.end) if kind == "multiple" else None
    if compared:
        found.append(Role(compared.noun, compared.words, len(" the ")))
    if kind in _NAMED_BY_NOUNS and not (kind == "count" and (counted or found)):
        found += _by_nouns(measure, text, around)
    return min(found, key=lambda role: role.distance, default=None)


def _may_count(row: _Row, counted: Counted | None) -> bool:
    """A row for some nouns is for them and for figures without one; a bare row for the latter alone."""
    return counted is None or not (row.bare or (row.nouns and counted.noun not in row.nouns))


def _table_kind(measure: Measure) -> str:
    """ "$80 a barrel" has rows of its own beside those of money."""
    kind, _, per = measure.unit.dimension.partition(" per ")
    return "money per" if kind.startswith("money") and per and per not in _PERIODS else measure.unit.kind


def _by_nouns(measure: Measure, text: str, around: Around) -> Iterator[Role]:
    end = measure.span.end
    of = made_of(text, end)
    if of:
        yield Role(of.noun, of.words, _OF_A_SHARE if measure.unit.kind == "share" else len(" of "))
    beside = None if measure.unit.kind in _ONLY_MADE_OF else qualified(text, around.before, end)
    if beside:
        yield Role(beside.noun, beside.words, 2)
    said = None if measure.unit.kind in _ONLY_MADE_OF else said_of(around.before)
    if said:
        yield Role(said.noun, None, len(" of "))
    held = put_at(around.before)
    if held:
        yield Role(held.noun, held.words, _OF_A_SHARE)
    acting = subject(around.before, near=_VERB_WORDS)
    if acting and _names_what_is_measured(acting):
        yield Role(acting.noun, acting.words, _LAST_RESORT)


def _names_what_is_measured(phrase: Phrase) -> bool:
    """ "Its debt stands at": a thing in small letters; a name or a person has a figure, and is none."""
    head = phrase.words.split(" of ")[0].split()[-1]
    plain = head.islower() or bool(_COMMON.fullmatch(head))
    words = table("phrases")["words"]
    return plain and head.isalpha() and phrase.noun not in {*words["holders"], *words["empty"]}


def _is_one_of_several(measure: Measure, text: str, counted: Counted) -> bool:
    return _is_part_or_whole(text, measure.core.start) or _is_listed(measure, text, counted)


def _is_part_or_whole(text: str, start: int) -> bool:
    """A count of some of them ("including three children") or of all ("one of the five suspects") has no fate said."""
    reach = max(0, start - 40)
    return bool(_INCLUDING.search(text, reach, start) or _PART_OF.search(text, reach, start))


def _is_listed(measure: Measure, text: str, counted: Counted) -> bool:
    """One of two groups with one fate: "three men and two women were killed" gives a toll of neither three nor two."""
    group, behind = _listed()
    if not re.search(rf"\b(?:{_filled('<GROUP>')})$", counted.words, re.IGNORECASE):
        return False
    if behind.match(text, counted.end):
        return True
    ahead = group.search(text, max(0, measure.span.start - _REACH), measure.span.start)
    return bool(ahead and not _FATE.search(text, max(0, ahead.start() - _REACH), ahead.start()))


@cache
def _listed() -> tuple[Pattern, Pattern]:
    """A group right before another figure, and one right behind that has no fate of its own."""
    group, joint = rf"(?<![\w,]){_A_NUMBER} (?:[a-z-]+ )?(?:<GROUP>)", "(?:,|,? and)"
    behind = rf"{joint} {group}\b(?! <AUX>*(?:were|was|are|have|has|had|injured|wounded|hurt|killed|dead|missing)\b)"
    patterns = (rf"{group}{joint} $", behind)
    ahead, following = (Pattern(_filled(pattern), re.IGNORECASE) for pattern in patterns)
    return ahead, following


def surroundings(measure: Measure, text: str, start: int) -> Around:
    """A figure in its clause; ``start``: where the words before it end."""
    before = text[max(0, start - _REACH) : start]
    after = text[measure.span.end : measure.span.end + _REACH]
    # "Approve – 44.3 percent", "Revenue: $3bn": a dash or colon right before the figure parts it from nothing.
    ends = [
        match.end()
        for match in _CLAUSE_END.finditer(before)
        if before[match.end() :].strip() or match[0].strip() not in _LABELLING
    ]
    stop = _CLAUSE_END.search(after)
    figure = text[measure.span.start : measure.span.end]
    # "The rate exceeded 5%": the verb is a hedge too.
    verb = match[0] if (match := _VERB_HEDGE.match(figure)) and is_verb(match[0].strip()) else ""
    return Around(figure, before[ends[-1] if ends else 0 :] + verb, after[: stop.start() if stop else len(after)])


def _fitting(row: _Row, around: Around, *, is_count: bool) -> Iterator[Role]:
    before = around.before
    if row.always:
        yield Role(row.of, _possessor(before), _REACH)
    match = row.after.match(around.after) if row.after else None
    if match:
        # The figure in another unit that may stand in between ("$2bn (€1.8bn) takeover") is no distance.
        distance = 0 if around.after.lstrip().startswith("(") else max(0, match.start("role") - 1)
        yield Role(row.of, None if is_count else _possessor(before), distance)
    match = _last(row.before, before) if row.before and not (row.unless and row.unless.match(around.figure)) else None
    if match and not (is_count and not _directly_governs(before[match.end() :])):
        gap = before[match.end() :].strip()
        distance = len(gap) + _COMMA * gap.count(",") + _FIGURE * bool(re.search(r"\d", gap))
        yield Role(row.of, None if is_count else _governing(before, match), distance)


def _governing(before: str, role: re.Match[str]) -> str | None:
    """Whose a figure is: the subject of the verb that says its role; the phrase of the noun that does, or its owner."""
    if is_verb(role[0].split()[0]):
        return _possessor(before[: role.end()], governed=True)
    phrase = None if _OWNED.search(before, 0, role.start()) else subject(before)
    return phrase.words if phrase and role[0] in phrase.words else _possessor(before[: role.start()])


def _possessor(before: str, *, governed: bool = False) -> str | None:
    """Whose a figure is by the words before it, as printed: the subject of its clause.

    ``governed``: the last verb there says what is measured, so that "added" tells nobody anything.
    """
    phrase = subject(before, governed=governed)
    words = phrase.words if phrase else subject_before(before)
    if phrase is None and words and is_verb(words.split()[-1]):
        return None
    return _OWNER.sub("", words.rstrip(" -–—")) if words else None


def _directly_governs(gap: str) -> bool:
    """Only a few words, no other figure and no preposition stand between a verb and its count."""
    return len(gap.split()) <= _COUNT_WORDS and not _PLACING.search(gap)


def _last(pattern: Pattern, text: str) -> re.Match[str] | None:
    *_, match = (None, *pattern.finditer(text))
    return match


@cache
def _rows(kind: str) -> tuple[_Row, ...]:
    kinds = {kind, "money"} if kind == "money per" else {kind}
    return tuple(_compiled(row) for row in table("roles")["role"] if kinds & set(row["dimensions"]))


def _compiled(row: dict[str, Any]) -> _Row:
    counted = rf"(?:{_PUT_IN}|{_WHOLE}{_COUNTED}{_RELATED}{_INSERTED})" if row.get("gap") else _IN_BRACKETS
    words = _filled(row["after"].replace(_ANY_WORD, _NO_LINK))
    after = rf"{counted}[\s-]*(?P<role>{words})(?!\w)" if words else None
    return _Row(
        of=row["of"],
        before=Pattern(rf"(?<!\w)(?:{_filled(row['before'])})(?!\w)", re.IGNORECASE) if row["before"] else None,
        after=Pattern(after, re.IGNORECASE) if after else None,
        unless=Pattern(rf"(?:{row['unless']})\b", re.IGNORECASE) if "unless" in row else None,
        given=Pattern(rf"\b(?:{row['given']})\b", re.IGNORECASE) if "given" in row else None,
        always=bool(row.get("always")),
        bare=bool(row.get("bare")),
        nouns=frozenset(row.get("nouns", ())),
    )


def _filled(pattern: str) -> str:
    """A name in angle brackets stands for the vocabulary's words."""
    for name, words in table("roles")["vocabulary"].items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern.replace(*_GAP_WORD)
