"""Where reports come from: who knew it, not who printed it. Two outlets with one source are one origin.

Reports are put together sign by sign (``signs``); an origin tells which signs it took, and by way of whom its reports
came. In whatever order the reports come, the same ones are put together, for the same reasons and under one name.
"""

from collections.abc import Sequence
from itertools import combinations

from factcheck.records import Article, Fact, Origin
from factcheck.relations.origins.citing import Source, by_way_of, common_name, origin_name
from factcheck.relations.origins.reuse import wording_of
from factcheck.relations.origins.signs import SIGNS

__all__ = ["Source", "find_origins", "origin_name"]


def find_origins(reports: Sequence[tuple[Fact, Article]]) -> tuple[tuple[str, ...], tuple[Origin, ...]]:
    """Origins of reports, and for each report the id of its origin ("o1", "o2", ... in order of appearance)."""
    sources = [Source(fact, article, wording_of(article.text)) for fact, article in reports]
    groups, reasons = _grouped(sources)
    ids = {root: f"o{number}" for number, root in enumerate(dict.fromkeys(groups), 1)}
    origins = []
    for root, name in ids.items():
        members = [source for source, group in zip(sources, groups, strict=True) if group == root]
        origins.append(_origin(name, members, reasons[root]))
    return tuple(ids[root] for root in groups), tuple(origins)


def _grouped(sources: Sequence[Source]) -> tuple[list[int], list[list[str]]]:
    """For each report the number of its group, and for each group the signs that it took, in the order of ``SIGNS``."""
    group = list(range(len(sources)))
    reasons: list[list[str]] = [[] for _ in sources]
    for holds, told in SIGNS:
        joined = [False] * len(sources)
        for one, other in combinations(range(len(sources)), 2):
            keep, give = sorted((group[one], group[other]))
            if keep == give or not holds(sources[one], sources[other]):
                continue
            group = [keep if root == give else root for root in group]
            reasons[keep] += reasons[give]
            joined[keep] = True
        for root in {group[place] for place, is_joined in enumerate(joined) if is_joined}:
            reasons[root].append(told)
    return group, reasons


def _origin(id: str, members: Sequence[Source], reasons: Sequence[str]) -> Origin:
    name = common_name(members)
    relays = by_way_of(members, name)
    because = ", by way of ".join(filter(None, (_because(members, reasons), _listed(relays))))
    return Origin(id, name, because, len(members))


def _because(members: Sequence[Source], reasons: Sequence[str]) -> str:
    if len(members) == 1:
        return "the only report from this source"
    told = _listed([reason for _, reason in SIGNS if reason in reasons])
    return f"{'both' if len(members) == 2 else 'they'} {told}"


def _listed(names: Sequence[str]) -> str:
    """ "NHK", "NHK and Jiji Press", "NHK, Jiji Press and Kyodo News"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
