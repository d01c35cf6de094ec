"""Parts of ranges of days: the early, middle and late ones, and the nth day, week or weekend of a month or year."""

from datetime import date, timedelta

from factcheck.facts.calendar_days import Days, months, one, week, weekend


def part(days: Days, which: str) -> Days:
    """The early, middle or late part, or a half, of a week, month, year or longer range.

    The parts are those of Microsoft's Recognizers-Text: of weeks and months halves with a middle that overlaps them, so
    that what is told elsewhere with its date lies in them more surely than in a third; of years thirds.
    """
    length = (days.last - days.first).days + 1
    if length == 7:
        return part_of_week(days, which)
    if 28 <= length <= 31:
        return part_of_month(days, which)
    return part_of_year(days.first.year, which) if 365 <= length <= 366 else third(days, which)


def is_early(which: str) -> bool:
    """Whether the words mean the first part."""
    return which.startswith(("early", "beginning", "start", "first half"))


def part_of_week(days: Days, which: str) -> Days:
    """Early: Monday to Wednesday; mid: Tuesday to Friday; late: from Thursday."""
    first, last = (0, 2) if is_early(which) else (1, 4) if which.startswith("mid") else (3, 6)
    return Days(days.first + timedelta(days=first), days.first + timedelta(days=last), days.yearless)


def part_of_month(days: Days, which: str) -> Days:
    """Early: the 1st to 15th; mid: 10th to 20th; late: from the 16th."""
    if is_early(which):
        return Days(days.first, days.first.replace(day=15), days.yearless)
    if which.startswith("mid"):
        return Days(days.first.replace(day=10), days.first.replace(day=20), days.yearless)
    return Days(days.first.replace(day=16), days.last, days.yearless)


def part_of_year(year: int, which: str) -> Days:
    """Early: January to April; mid: May to August; late: from September; halves of six months."""
    if which.endswith("half of"):
        return months(year, 1 if is_early(which) else 7, 6)
    return months(year, 1 if is_early(which) else 5 if which.startswith("mid") else 9, 4)


def third(days: Days, which: str) -> Days:
    """The first, middle or last third, in whole days, and of decades and centuries in whole years."""
    length = (days.last - days.first).days + 1
    if length > 3000:
        years = days.last.year - days.first.year + 1
        one_third, two_thirds = (date(days.first.year + round(years * share / 3), 1, 1) for share in (1, 2))
    else:
        one_third, two_thirds = (days.first + timedelta(days=round(length * share / 3)) for share in (1, 2))
    if is_early(which):
        return Days(days.first, one_third - timedelta(days=1), days.yearless)
    if which.startswith("mid"):
        return Days(one_third, two_thirds - timedelta(days=1), days.yearless)
    return Days(two_thirds, days.last, days.yearless)


def side(where: str, known: Days, around: Days) -> tuple[date, date]:
    """The part of ``around`` that is later or earlier than ``known``, or all of it."""
    day = timedelta(days=1)
    if where in {"later", "late"} and known.last < around.last:
        return known.last + day, around.last
    if where in {"earlier", "early"} and known.first > around.first:
        return around.first, known.first - day
    return (known.first, known.last) if around.first == around.last else (around.first, around.last)


def week_within(days: Days, nth: int) -> Days:
    """The nth week of a month or year, from its end where negative: a week belongs to where its Thursday lies."""
    if nth > 0:
        thursday = days.first + timedelta(days=(3 - days.first.weekday()) % 7 + 7 * (nth - 1))
    else:
        thursday = days.last - timedelta(days=(days.last.weekday() - 3) % 7 + 7 * (-nth - 1))
    return week(thursday)


def nth_within(days: Days, nth: int, count: int, unit: str) -> Days | None:
    """The nth ``count`` days, weeks, weekends, months or quarters of a range, from its end where ``nth`` is -1."""
    if unit in {"month", "quarter"}:
        length = count * (3 if unit == "quarter" else 1)
        first = months(days.first.year, days.first.month + (nth - 1) * length, length)
        return first if nth > 0 else months(days.last.year, days.last.month - length + 1, length)
    if unit == "day":
        start = days.first + timedelta(days=(nth - 1) * count) if nth > 0 else days.last - timedelta(days=count - 1)
        return Days(start, start + timedelta(days=count - 1))
    if unit == "weekend":
        saturday = weekend(days.first).first if nth > 0 else weekend(days.last).first
        saturday -= timedelta(days=7 if nth < 0 and saturday > days.last else 0)
        saturday += timedelta(days=7 * (nth - 1) if nth > 0 else 0)
        return weekend(saturday)
    if nth < 0:
        end = week_within(days, -1)
        return Days(end.first - timedelta(days=7 * (count - 1)), end.last)
    start_of = week_within(days, (nth - 1) * count + 1)
    return Days(start_of.first, start_of.last + timedelta(days=7 * (count - 1)))


def nth_weekday(days: Days, nth: int, weekday: int) -> Days | None:
    """The nth such weekday of a range, the last where ``nth`` is -1; None where it has not as many."""
    start = days.first + timedelta(days=(weekday - days.first.weekday()) % 7)
    end = days.last - timedelta(days=(days.last.weekday() - weekday) % 7)
    found = end if nth < 0 else start + timedelta(days=7 * (nth - 1))
    return one(found) if found <= days.last else None
