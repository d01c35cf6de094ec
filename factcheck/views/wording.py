"""Records in an editor's words: dates, outlets, speakers and their relay, figures, how two things compare.

Plain strings as they stand in the records, for every form of output; making them safe to show is left to the form.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from factcheck.records import (
    Article,
    Claim,
    Clock,
    Comparison,
    Fact,
    Level,
    Outcome,
    Quantity,
    Range,
    Relation,
    Voice,
    When,
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# How a report stands to the question. Capitals for the one that an editor must not miss, colour or none.
RELATIONS = {
    Relation.CORROBORATES: "agrees",
    Relation.CONFLICTS: "CONFLICTS",
    Relation.UPDATES: "updates",
    Relation.UNCLEAR: "not comparable",
    Relation.DIFFERENT: "another event",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What the reports of an event are held against: ``name``. ``relations``: how they stand to it, in words."""

    name: str
    relations: Mapping[Relation, str]


CLAIM = Measure("the claim", RELATIONS)
# Without a question nobody agrees with it: reports are held against one of their own, and stand on its side or not.
FIRST_REPORT = Measure(
    "the first report",
    {**RELATIONS, Relation.CORROBORATES: "one side", Relation.CONFLICTS: "the other side"},
)

LEVELS = {
    Level.AGREES: ("agrees", "="),
    Level.COMPATIBLE: ("compatible", "~"),
    Level.CONFLICTS: ("CONFLICTS", "≠"),
    Level.SILENT: ("silent", "·"),
}

VOICES = {
    Voice.DIRECT: "quoted",
    Voice.INDIRECT: "paraphrased",
    Voice.MIXED: "partly quoted",
}

# What places a report in an event rather than what it says of it: agreement here is told in one line.
CONTEXT = ("meaning", "date", "published", "place", "actor", "name")


def counted(number: int, noun: str) -> str:
    """ "1 origin", "3 origins", "1,204 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(moment: date) -> str:
    """ "27 March 2023"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def days(first: date, last: date) -> str:
    """ "27 March 2023", "27–28 March 2023", "March 2023", "30 May – 2 June 2024", "2023"."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year)
    if first.month != last.month:
        return f"{_day_and_month(first)} – {day(last)}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{first.day}–{day(last)}"


def when(moment: When) -> str:
    """The days of a ``When``; "7 November, year unknown" where the year is not known."""
    if not moment.yearless:
        return days(moment.first, moment.last)
    first, last = _day_and_month(moment.first), _day_and_month(moment.last)
    return f"{first}, year unknown" if first == last else f"{first} – {last}, year unknown"


def clock(clock: Clock) -> str:
    """ "21:30", or "22:00 to 23:00"."""
    ends = dict.fromkeys(f"{minute // 60:02d}:{minute % 60:02d}" for minute in (clock.first, clock.last))
    return " to ".join(ends)


def outlet(article: Article) -> str:
    """The outlet's name; without one, the site the article came from, or the name of its file."""
    return article.outlet or host_of(article.url) or PurePath(article.path or "").name or "unknown outlet"


def host_of(url: str | None) -> str | None:
    """The host of a URL without "www."; None where there is none or the URL is broken."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def address(article: Article) -> str | None:
    """Where to open an article: its URL, else its file."""
    return article.url or article.path


def published(article: Article) -> str:
    """The day of publication, else the days it was estimated to lie between, else "undated"."""
    if article.published:
        return day(article.published)
    if article.period:
        return f"{days(article.period.first, article.period.last)}, estimated"
    return "undated"


def spoken(moment: date | None, articles: Iterable[Article]) -> str:
    """The day of a statement; where none is known, the days that its first article is estimated to be of."""
    if moment:
        return day(moment)
    estimated = next((one for one in articles if one.period), None)
    return published(estimated) if estimated else "day unknown"


def masthead(article: Article) -> str:
    """Outlet and date: "Harbour Times · 28 March 2023"."""
    return f"{outlet(article)} · {published(article)}"


def attribution(claim: Claim) -> str:
    """Who says it, through whom, and how: "Japan's Defense Ministry, via NHK · paraphrased"."""
    return " · ".join(filter(None, (_source(claim), VOICES.get(claim.voice), _manner(claim))))


def _source(claim: Claim) -> str:
    name = claim.speaker.name if claim.speaker else "in the outlet's own words"
    role = claim.speaker.role if claim.speaker else None
    told = f"{name} ({role})" if role and role.casefold() not in name.casefold() else name
    return f"{told}, via {', then '.join(claim.via)}" if claim.via else told


def _manner(claim: Claim) -> str | None:
    return claim.cue.stance if claim.cue and claim.cue.stance != "says" else None


def quotation(text: str) -> str:
    """The exact words in quotation marks of our own."""
    return f"“{text}”"


def compared(comparison: Comparison, *, in_dispute: bool = False) -> str:
    """One line: "CONFLICTS: distance 350 km ≠ about 370 km, +5.7%".

    What only places a report "differs", unless that is what is disputed.
    """
    verdict, sign = LEVELS[comparison.level]
    if comparison.slot in CONTEXT and comparison.level is Level.CONFLICTS and not in_dispute:
        verdict = "differs"
    return _told(verdict, comparison, sign)


def updated(comparison: Comparison) -> str:
    """One line of a report that moves a figure on: "updates: casualties 2,012 → 2,122, +5.5%"."""
    return _told("updates", comparison, "→")


def _told(verdict: str, comparison: Comparison, sign: str) -> str:
    """The slot is named unless its words begin with its name: "magnitude 7.9 ≠ 7.7"."""
    name, said = comparison.slot.replace("_", " "), sides(comparison, sign)
    return f"{verdict}: {said}" if said.casefold().startswith(f"{name} ") else f"{verdict}: {name} {said}".rstrip()


def sides(comparison: Comparison, sign: str) -> str:
    """Both sides and the note: "350 km ≠ about 370 km, +5.7%"; said once where both say the same."""
    left, right = comparison.left, comparison.right
    if left and right and left.casefold() == right.casefold() and comparison.level is not Level.CONFLICTS:
        printed = left
    else:
        printed = f"{left or '(nothing)'} {sign} {right or '(nothing)'}" if left or right else ""
    return ", ".join(filter(None, (printed, comparison.note)))


def number(value: float) -> str:
    """Six significant digits, thousands apart: "349,228", "6.8"."""
    rounded = float(f"{value:.6g}")
    return f"{int(rounded):,}" if rounded.is_integer() else f"{rounded:,}"


def between(value: Range) -> str:
    """ "343,000 to 357,000", "at least 12", "350,000"."""
    if value.low is None or value.high is None:
        ends = (("at most", value.high), ("at least", value.low))
        return next((f"{bound} {number(end)}" for bound, end in ends if end is not None), "any")
    return number(value.low) if value.low == value.high else f"{number(value.low)} to {number(value.high)}"


def reading(quantity: Quantity) -> str:
    """A figure as it was read: "345,000 to 355,000 metre · distance flown · of two missiles"."""
    who = f"of {quantity.who}" if quantity.who else None
    value = f"{between(quantity.value)} {quantity.unit}".rstrip()
    return " · ".join(filter(None, (value, quantity.of or quantity.dimension, who)))


def stance(fact: Fact) -> str:
    """ "negated · denied · hedged: reportedly"; empty for a plain statement."""
    held = fact.stance
    hedge = f"hedged: {held.hedge}" if held.hedge else None
    return " · ".join(filter(None, ("negated" if held.negated else None, "denied" if held.denied else None, hedge)))


# How an entry of a claim set ended, worst first.
ENDINGS = {"failed": "did not hold", "warned": "only warned", "passed": "held"}


def ending(outcome: Outcome) -> str:
    """ "passed", "failed", or "warned" where it did not hold and is only a warning."""
    if outcome.passed:
        return "passed"
    return "warned" if outcome.severity == "warn" else "failed"


def tally(outcomes: Iterable[Outcome]) -> str:
    """How a run went: "1 failed, 7 held"; what is worst comes first."""
    ended = [ending(outcome) for outcome in outcomes]
    told = {"failed": "failed", "warned": "warned", "passed": "held"}
    counts = (f"{ended.count(name):,} {word}" for name, word in told.items() if ended.count(name))
    return ", ".join(counts) or "nothing was checked"


def unchecked(outcome: Outcome) -> bool:
    """It could not be asked at all: nothing was gathered for it."""
    return not outcome.passed and outcome.dossier is None and outcome.event is None


def _day_and_month(moment: date) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]}"
