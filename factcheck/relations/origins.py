"""Where reports come from: who knew it, not who printed it. Two outlets with one source are one origin.

The first sign that holds names the reason: the same cited body, utterance or wire credit, nearly the same text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath
from urllib.parse import urlsplit

from factcheck.records import Actor, Article, Fact, Origin

# Two texts of which this share of the shorter one's runs of words stands in the other are one text: rewriting
# a wire story changes a sentence here and there, two reporters never agree on a third of their word runs.
COPIED = 0.6
RUN_OF_WORDS = 5
# An utterance of this many runs, eight words, is not said twice in the same words.
UTTERANCE = 4
# Shorter texts agree by chance.
SHORTEST_COPY = 12

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """One report with what it says of its own source. ``runs``: its article's runs of words."""

    fact: Fact
    article: Article
    runs: frozenset[tuple[str, ...]]


def find_origins(reports: Sequence[tuple[Fact, Article]]) -> tuple[tuple[str, ...], tuple[Origin, ...]]:
    """Origins of reports, and for each report the id of its origin ("o1", "o2", ... in order of appearance)."""
    runs = {article.id: runs_of(article.text) for _, article in reports}
    sources = [Source(fact, article, runs[article.id]) for fact, article in reports]
    groups, reasons = _grouped(sources)
    ids = {root: f"o{number}" for number, root in enumerate(dict.fromkeys(groups), 1)}
    origins = []
    for root, name in ids.items():
        members = [source for source, group in zip(sources, groups, strict=True) if group == root]
        origins.append(Origin(name, origin_name(members[0]), _because(members, reasons.get(root)), len(members)))
    return tuple(ids[root] for root in groups), tuple(origins)


def origin_name(source: Source) -> str:
    """Who the knowledge comes from: state media that pass a statement on, else the speaker, the wire, the outlet."""
    return _cited(source)[1] or _credited(source)[1] or _printed_by(source.article)


def _printed_by(article: Article) -> str:
    """The outlet; of an article without one, where it was read or what it is called."""
    host = urlsplit(article.url).hostname if article.url else None
    file = PurePath(article.path).name if article.path else None
    return article.outlet or host or file or article.title or "an unnamed outlet"


def _cited(source: Source) -> tuple[str | None, str | None]:
    fact = source.fact
    mouthpiece = next((actor for actor in fact.via if _is_state_media(actor)), None)
    who = mouthpiece or fact.speaker
    if who is None or who.kind == "unnamed":
        return None, who.name if who else None
    return who.key, who.name


def _is_state_media(actor: Actor) -> bool:
    return actor.key.startswith("media:") and actor.key.endswith("/state")


def _credited(source: Source) -> tuple[str | None, str | None]:
    credits = source.article.credits
    if _cited(source)[0] or not credits:
        return None, None
    return f"credit:{'+'.join(sorted(credits))}", " and ".join(credits)


def _same_body(left: Source, right: Source) -> bool:
    cited = _cited(left)[0]
    return cited is not None and cited == _cited(right)[0]


def _state_and_its_body(left: Source, right: Source) -> bool:
    """A ministry speaks for its state: "Pyongyang denied it" and "the North's defence ministry denied it"."""
    one, other = sorted((_cited(left)[0] or "", _cited(right)[0] or ""))
    state = other.removeprefix("country:")
    return state != other and one.startswith((f"body:{state}/", f"media:{state}/"))


def _same_utterance(left: Source, right: Source) -> bool:
    """Long words of one mouth were spoken once, whoever wrote them down."""
    return any(
        min(len(one), len(other)) >= UTTERANCE and (one <= other or other <= one)
        for one in map(runs_of, left.fact.quoted)
        for other in map(runs_of, right.fact.quoted)
    )


def _same_credit(left: Source, right: Source) -> bool:
    credited = _credited(left)[0]
    return credited is not None and credited == _credited(right)[0]


def _same_article(left: Source, right: Source) -> bool:
    return left.article.id == right.article.id and not _cited(left)[0] and not _cited(right)[0]


def _same_outlet(left: Source, right: Source) -> bool:
    own = [not _cited(source)[0] and not _credited(source)[0] and source.article.outlet for source in (left, right)]
    return bool(own[0]) and own[0] == own[1]


def _same_words(left: Source, right: Source) -> bool:
    fewer = min(len(left.runs), len(right.runs))
    if fewer < SHORTEST_COPY or len(left.runs & right.runs) < COPIED * fewer:
        return False
    return left.article.id != right.article.id and _cited(left)[0] == _cited(right)[0]


SIGNS: tuple[tuple[Callable[[Source, Source], bool], str], ...] = (
    (_same_body, "cite the same source"),
    (_state_and_its_body, "cite one state"),
    (_same_utterance, "carry the same utterance"),
    (_same_credit, "carry the same wire credit"),
    (_same_words, "have nearly the same text"),
    (_same_outlet, "come from the same outlet"),
    (_same_article, "stand in the same article"),
)


def runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of ``RUN_OF_WORDS`` words of a text, case and punctuation aside."""
    found = WORD.findall(text.casefold())
    return frozenset(zip(*(found[start:] for start in range(RUN_OF_WORDS)), strict=False))


def _grouped(sources: Sequence[Source]) -> tuple[list[int], dict[int, list[str]]]:
    group = list(range(len(sources)))
    reasons: dict[int, list[str]] = {}
    for one, other in combinations(range(len(sources)), 2):
        reason = next((told for holds, told in SIGNS if holds(sources[one], sources[other])), None)
        if reason is None:
            continue
        keep, give = sorted((group[one], group[other]))
        group = [keep if root == give else root for root in group]
        reasons.setdefault(keep, []).extend([reason, *(reasons.pop(give, []) if give != keep else [])])
    return group, reasons


def _because(members: Sequence[Source], reasons: list[str] | None) -> str:
    if not reasons:
        return "the only report from this source"
    told = " and ".join(dict.fromkeys(reasons))
    return f"{'both' if len(members) == 2 else 'they'} {told}"
