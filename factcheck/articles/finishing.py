"""A draft becomes an ``Article``: marked, credited, dated and named by its content."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from factcheck.articles.dates import date_in_address, read_date
from factcheck.articles.draft import NOTHING_ELSE, Draft, Otherwise
from factcheck.articles.language import tongue_of
from factcheck.articles.limits import MAX_CHARACTERS, TOO_LARGE
from factcheck.errors import BadInput
from factcheck.records import Article, Mark

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_ID = 200
_ID_DIGITS = 16


def read_text(
    text: str,
    *,
    id: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
    path: str | None = None,
    byline: str | None = None,
    credits: Iterable[str] = (),
    plain: bool = False,
) -> Article:
    """An article from text in hand: marked and credited like one from a file, its text unaltered.

    Without ``id`` the article is named by its content: text, outlet, title, day and address. ``plain``: it is taken as
    English prose whatever it looks like, as a question is. Raises ``BadInput`` where the text is blank, too long or
    damaged.
    """
    draft = Draft(text, id, outlet, title, published, url, path, byline, tuple(credits))
    return finish(draft, plain=plain)


def finish(draft: Draft, *, plain: bool = False, otherwise: Otherwise = NOTHING_ELSE) -> Article:
    """The article of a draft. Raises ``BadInput`` where its text is blank, too long or damaged."""
    _refuse(draft.text)
    return _prose(draft) if plain else _marked(draft, otherwise)


def _prose(draft: Draft) -> Article:
    """A text in which nothing is looked for that is no prose."""
    published, notes = _published(draft, None)
    article = Article("", draft.text, draft.outlet, draft.title, published, draft.url, draft.path, notes=notes)
    return replace(article, id=_name(draft.id)[0] or _content_id(article))


def _marked(draft: Draft, otherwise: Otherwise) -> Article:
    # Here, not above: compiling their patterns costs more than "factcheck --help" may take.
    from factcheck.articles.credits import credits_beside
    from factcheck.articles.marks import mark_text

    tongue = tongue_of(draft.text)
    foreign = (Mark("foreign", span) for span in tongue.foreign)
    marking = mark_text(draft.text, title=draft.title, known=(*draft.marks, *foreign))
    published, date_notes = _published(draft, marking.published)
    name, name_notes = _name(draft.id)
    byline = draft.byline or marking.byline
    outlet = draft.outlet or marking.outlet or otherwise.outlet
    credits = credits_beside(byline=byline, outlet=outlet, stated=draft.credits)
    article = Article(
        id=name or "",
        text=draft.text,
        outlet=outlet,
        title=draft.title or marking.title,
        published=published or otherwise.published,
        url=draft.url,
        path=draft.path,
        byline=byline,
        credits=tuple(dict.fromkeys((*credits, *marking.credits))),
        marks=marking.marks,
        notes=tuple(filter(None, (*draft.notes, *date_notes, *name_notes, tongue.note))),
        language=tongue.language,
    )
    return article if name else replace(article, id=_content_id(article))


def _refuse(text: str) -> None:
    if not text.strip():
        raise BadInput("is empty: it holds nothing but white space")
    if len(text) > MAX_CHARACTERS:
        raise BadInput(f"is too long ({len(text):,} characters); {TOO_LARGE}")
    if damaged := _SURROGATE.search(text):
        raise BadInput(f"holds half a character (a lone surrogate) at character {damaged.start() + 1:,}")


def _published(draft: Draft, marked: date | None) -> tuple[date | None, tuple[str, ...]]:
    """The day given beside the text, else the one printed in it, else the one in the address."""
    notes: tuple[str, ...] = ()
    if draft.published is not None:
        try:
            return read_date(draft.published), ()
        except ValueError as error:
            notes = (f'the date "{draft.published}" was ignored: it {error}',)
    if marked is not None:
        return marked, notes
    if draft.url and (filed := date_in_address(draft.url)):
        return filed, (*notes, "dated by its address")
    return None, notes


def _name(given: str | None) -> tuple[str | None, tuple[str, ...]]:
    if given is None:
        return None, ()
    if given.strip() and given.isprintable() and len(given) <= _LONGEST_ID:
        return given.strip(), ()
    return None, ("the id was ignored: it is empty, unprintable or too long",)


def _content_id(article: Article) -> str:
    """16 hexadecimal digits of SHA-256: the same wherever the file lies, and another for another outlet."""
    published = article.published.isoformat() if article.published else ""
    parts = (article.outlet or "", article.title or "", published, article.url or "", article.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID_DIGITS]
