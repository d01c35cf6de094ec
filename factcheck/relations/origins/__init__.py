"""Where reports come from: who knew it, not who printed it. Two outlets with one source are one origin.

Reports are put together sign by sign (``signs``); an origin tells which signs it took, and by way of whom its reports
came. In whatever order the reports come, the same ones are put together, for the same reasons and under one name.
"""

from collections.abc import Sequence
from itertools import combinations

from factcheck.records import Article, Fact, Origin
from factcheck.relations.origins.citing import Source, by_way_of, cited_key, common_name, origin_name
from factcheck.relations.origins.nested import spoken_within
from factcheck.relations.origins.persons import GenderOf, one_name_each
from factcheck.relations.origins.reuse import wording_of
from factcheck.relations.origins.signs import SIGNS

__all__ = ["Source", "find_origins", "origin_name"]


# How it is told that somebody speaks in what somebody else of the same article says.
_WITHIN = "hold the same words of one article"


def find_origins(
    reports: Sequence[tuple[Fact, Article]], gender_of: GenderOf | None = None
) -> tuple[tuple[str, ...], tuple[Origin, ...]]:
    """Origins of reports, and for each report the id of its origin ("o1", "o2", ... in order of appearance).

    ``gender_of``: what gender a given name is usual for, which may tell a surname alone from a full name.
    """
    read = [Source(fact, article, wording_of(article.text)) for fact, article in reports]
    sources = one_name_each(read, gender_of)
    within = spoken_within(sources)
    groups, reasons = _grouped(sources, [place for place in range(len(sources)) if place not in within])
    for outer, inner in within.items():
        groups[outer] = groups[inner]
        reasons[groups[inner]].append(_WITHIN)
    ids = {root: f"o{number}" for number, root in enumerate(dict.fromkeys(groups), 1)}
    origins = []
    for root, name in ids.items():
        members = [place for place, group in enumerate(groups) if group == root]
        told = [sources[place] for place in members if place not in within]
        origins.append(_origin(name, [sources[place] for place in members], common_name(told), reasons[root]))
    return tuple(ids[root] for root in groups), tuple(origins)


def _grouped(sources: Sequence[Source], places: Sequence[int]) -> tuple[list[int], list[list[str]]]:
    """For each report the number of its group, and for each group what is told of the signs that it took.

    ``places``: the reports that are compared. In an order of their own: a wary sign joins one group of several.
    """
    group = list(range(len(sources)))
    reasons: list[list[str]] = [[] for _ in sources]
    in_order = sorted(places, key=lambda place: _rank(sources[place]))
    for sign in SIGNS:
        joined = [False] * len(sources)
        for one, other in combinations(in_order, 2):
            keep, give = sorted((group[one], group[other]))
            if keep == give or not sign.holds(sources[one], sources[other]):
                continue
            if sign.wary and all(_cites(sources, group, root) for root in (keep, give)):
                continue
            group = [keep if root == give else root for root in group]
            reasons[keep] += reasons[give]
            joined[keep] = True
        for root in {group[place] for place, is_joined in enumerate(joined) if is_joined}:
            reasons[root].append(sign.told)
    return group, reasons


def _rank(source: Source) -> tuple[bool, str, str, str]:
    """Those that cite first, by whom; then by what does not hang on the order in which the reports come."""
    cited = cited_key(source)
    return cited is None, cited or "", source.article.id, source.fact.claim.id


def _cites(sources: Sequence[Source], groups: Sequence[int], root: int) -> bool:
    """Whether a report of a group cites anybody by name."""
    return any(group == root and cited_key(source) for source, group in zip(sources, groups, strict=True))


def _origin(id: str, members: Sequence[Source], name: str, reasons: Sequence[str]) -> Origin:
    relays = by_way_of(members, name)
    because = ", by way of ".join(filter(None, (_because(members, reasons), _listed(relays))))
    return Origin(id, name, because, len(members))


def _because(members: Sequence[Source], reasons: Sequence[str]) -> str:
    if len(members) == 1:
        return "the only report from this source"
    told = _listed([told for told in dict.fromkeys((*(sign.told for sign in SIGNS), _WITHIN)) if told in reasons])
    unsure = "; ".join(sorted({source.meant.told for source in members if source.meant}))
    return f"{'both' if len(members) == 2 else 'they'} {told}{f' ({unsure})' if unsure else ''}"


def _listed(names: Sequence[str]) -> str:
    """ "NHK", "NHK and Jiji Press", "NHK, Jiji Press and Kyodo News"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
