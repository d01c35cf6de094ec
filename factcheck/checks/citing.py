"""A report as a fact-checker cites it: who, where, when, and the exact words, read again from the article."""

from collections.abc import Iterable
from pathlib import PurePath

from factcheck.checks.plain import counted, one_line, shortened
from factcheck.records import Comparison, Dossier, Level, Relation, Report, words

# Enough to know the sentence again; the whole of it stands in the event beside it.
LONGEST_WORDS = 240

RELATIONS = {
    Relation.CORROBORATES: "agrees",
    Relation.CONFLICTS: "conflicts",
    Relation.UPDATES: "updates",
    Relation.UNCLEAR: "says nothing comparable",
    Relation.DIFFERENT: "is about another event",
}

SIGNS = {Level.AGREES: "=", Level.COMPATIBLE: "~", Level.CONFLICTS: "≠"}


def cite(report: Report) -> str:
    """Joint Chiefs of Staff in Harbour Times, 2023-03-27: “flew about 370 km”."""
    said = shortened(one_line(words(report.article, report.fact.claim.spans)), LONGEST_WORDS)
    return f"{who(report)} in {where_and_when(report)}: “{said}”"


def who(report: Report) -> str:
    """The speaker's fullest name, with those who passed it on; "the article itself" for a narrator."""
    speaker = report.fact.claim.speaker
    name = speaker.name if speaker else "the article itself"
    via = report.fact.claim.via
    return one_line(f"{name} (via {', '.join(via)})" if via else name)


def where_and_when(report: Report) -> str:
    """Harbour Times, 2023-03-27."""
    article = report.article
    published = article.published.isoformat() if article.published else "undated"
    # Of a path the name alone: the same on every machine, as a baseline has to be.
    file = PurePath(article.path).name if article.path else None
    return one_line(f"{article.outlet or article.title or file or 'an unnamed outlet'}, {published}")


def relation(report: Report) -> str:
    """How it stands to the claim, with what was compared: "conflicts (distance: 350 km ≠ about 370 km, +5.7%)"."""
    wanted = {Relation.CORROBORATES: (Level.AGREES, Level.COMPATIBLE), Relation.UNCLEAR: ()}
    levels = wanted.get(report.relation, (Level.CONFLICTS,))
    compared = [compare(one) for one in report.comparisons if one.level in levels and one.left and one.right]
    return RELATIONS[report.relation] + (f" ({'; '.join(compared[:3])})" if compared else "")


def compare(comparison: Comparison) -> str:
    """distance: 350 km ≠ about 370 km, +5.7%."""
    sign = SIGNS.get(comparison.level, "and")
    note = f", {comparison.note}" if comparison.note else ""
    return one_line(f"{comparison.slot}: {comparison.left or 'nothing'} {sign} {comparison.right or 'nothing'}{note}")


def searched(dossier: Dossier) -> str:
    """the 120 claims of the 8 articles searched."""
    claims, articles = counted(dossier.claims_searched, "claim"), counted(dossier.articles_searched, "article")
    return f"the {claims} of the {articles} searched"


def nearest(reports: Iterable[Report], *relations: Relation) -> Report | None:
    """The report with the highest score, one of these relations before any other."""
    return max(reports, key=lambda report: (report.relation in relations, report.score), default=None)
