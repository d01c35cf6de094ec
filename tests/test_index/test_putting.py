"""What is put in is what is read again: whole articles, once each, newest version."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import BadInput
from factcheck.index import Index, landing
from factcheck.index.stored import article_of, as_json, fact_of
from factcheck.records import Article, Fact, Period

# Whatever a record can hold, short: figures that are numbers, and text that is text.
HOLDINGS = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


@pytest.fixture(scope="module", autouse=True)
def _holdings() -> Any:
    for kind, strategy in HOLDINGS.items():
        st.register_type_strategy(kind, strategy)
    yield
    st.register_type_strategy(str, st.text())
    st.register_type_strategy(float, st.floats())


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_record_is_read_as_it_was_stored(data: Any) -> None:
    article, fact = data.draw(st.from_type(Article)), data.draw(st.from_type(Fact))
    assert article_of(as_json(article)) == article
    assert fact_of(as_json(fact)) == fact


def test_the_same_article_twice_changes_nothing(news: Any, index: Index) -> None:
    article = news.article("a", url="https://post.example/1")
    assert not index.knows(article)
    assert news.put(index, article, "a bridge fell", "nobody was hurt") == "added"
    before = list(index.facts_with_vectors())
    assert news.put(index, article, "a bridge fell", "nobody was hurt") == "unchanged"
    assert index.knows(article)
    assert str(list(index.facts_with_vectors())) == str(before)
    assert index.counts() == (1, 2)
    assert len(index.candidates(*question(news, "a bridge fell"))) == 1
    index.close()
    assert index.notes == ()


@pytest.mark.parametrize("source", [{"url": "https://post.example/1"}, {"path": "/news/all.jsonl#7"}])
def test_a_changed_article_replaces_its_older_version(news: Any, index: Index, source: dict[str, str]) -> None:
    news.put(index, news.article("old", **source), "two were hurt")
    assert not index.knows(news.article("new", **source))
    assert news.put(index, news.article("new", **source), "three were hurt", "a fourth is missing") == "replaced"
    assert [fact.text for fact, _ in index.claims()] == ["three were hurt", "a fourth is missing"]
    assert index.article("old") is None
    assert [found.fact.text for found in index.candidates(*question(news, "two were hurt"), least_similarity=-1)] == [
        "three were hurt",
        "a fourth is missing",
    ]


def test_a_copy_of_a_file_is_the_same_article(news: Any, index: Index) -> None:
    news.put(index, news.article("a", path="/here/a.txt"), "a bridge fell")
    copy = news.article("a", path="/there/a.txt", notes=("decoded as latin-1, a guess",))
    assert index.knows(copy)
    assert news.put(index, copy, "a bridge fell") == "unchanged"


@pytest.mark.parametrize("other", [{"outlet": "Lantern Tribune"}, {"url": "https://post.example/2"}])
def test_one_text_published_twice_is_two_articles(news: Any, index: Index, other: dict[str, str]) -> None:
    first = news.article("wire", path="/1", url="https://post.example/1")
    second = replace(first, **{"url": "https://tribune.example/1", **other})
    news.put(index, first, "a bridge fell")
    assert not index.knows(second)
    assert news.put(index, second, "a bridge fell") == "added"
    assert {article.url for _, article in index.claims()} == {first.url, second.url}


def test_an_id_that_two_articles_share_hides_neither(news: Any, index: Index) -> None:
    news.put(index, news.article("1", path="/a.jsonl#1", text="One story."), "a bridge fell")
    other = news.article("1", path="/b.jsonl#1", text="Another story.")
    assert not index.knows(other)
    assert news.put(index, other, "a road closed") == "added"
    assert index.counts() == (2, 2)
    changed = replace(other, text="Another story, corrected.")
    assert not index.knows(changed)
    assert news.put(index, changed, "a road closed for a day") == "replaced"
    assert [fact.text for fact, _ in index.claims()] == ["a bridge fell", "a road closed for a day"]


def test_an_article_is_known_before_and_after_its_period_is_estimated(news: Any, index: Index) -> None:
    article = news.article("a", path="/a.txt")
    news.put(index, replace(article, period=Period(date(2023, 3, 1), date(2023, 3, 9), "its dates")), "a bridge fell")
    assert index.knows(article)


def test_an_estimated_period_put_in_later_replaces_the_article(news: Any, index: Index) -> None:
    article = news.article("a", path="/a.txt")
    news.put(index, article, "a bridge fell")
    dated = replace(article, period=Period(date(2023, 3, 1), date(2023, 3, 9), "its own dates"))
    assert news.put(index, dated, "a bridge fell") == "replaced"
    assert index.article("a") == dated
    assert index.counts() == (1, 1)


def test_an_article_without_claims_is_known_too(news: Any, index: Index) -> None:
    article = news.article("empty")
    assert index.put(article, [], np.zeros((0, 48), np.float32)) == "added"
    assert index.put(article, [], []) == "unchanged"
    assert index.knows(article)
    assert index.counts() == (1, 0)


@pytest.mark.parametrize(
    "vectors", [np.ones((1, 48)), np.ones((2, 47)), np.full((2, 48), np.nan), np.full((2, 48), np.inf), np.ones(48)]
)
def test_vectors_that_do_not_fit_are_refused_and_nothing_lands(news: Any, index: Index, vectors: Any) -> None:
    article = news.article("a")
    with pytest.raises(ValueError, match="vector"):
        index.put(article, news.facts(article, "a bridge fell", "a road closed"), vectors)
    assert index.counts() == (0, 0)


def test_half_a_character_is_refused_in_one_line_and_nothing_lands(news: Any, index: Index) -> None:
    with pytest.raises(BadInput, match=r"bad\.txt.*half a character"):
        news.put(index, news.article("a", text="broken \ud83d", path="bad.txt"), "a bridge fell")
    with pytest.raises(BadInput, match="a claim"):
        news.put(index, news.article("a"), "a claim \ud83d")
    assert index.counts() == (0, 0)


def test_a_figure_that_is_no_number_is_refused(news: Any, index: Index) -> None:
    article = news.article("a")
    fact = news.fact(article, "far", quantities=(news.length(float("inf"), None),))
    with pytest.raises(BadInput, match="can't be stored"):
        news.put(index, article, fact)


def test_an_article_that_fails_half_way_is_not_in_and_its_older_version_is(
    news: Any, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.put(index, news.article("old", url="u"), "two were hurt")
    whole = landing._write_terms

    def interrupted(database: Any, claim: int, terms: Any) -> None:
        if claim >= 3:
            raise KeyboardInterrupt
        whole(database, claim, terms)

    monkeypatch.setattr(landing, "_write_terms", interrupted)
    with pytest.raises(KeyboardInterrupt):
        news.put(index, news.article("new", url="u"), "three were hurt", "four were hurt")
    assert [fact.text for fact, _ in index.claims()] == ["two were hurt"]
    assert index.check() == () or all(problem.repairable for problem in index.check())


def test_what_is_taken_out_is_gone(news: Any, index: Index) -> None:
    news.put(index, news.article("a"), "a bridge fell")
    news.put(index, news.article("b"), "a road closed")
    assert index.remove("a")
    assert not index.remove("a")
    assert [fact.text for fact, _ in index.claims()] == ["a road closed"]
    assert len(index.candidates(*question(news, "a bridge fell"), least_similarity=-1)) == 1


SOURCES = st.sampled_from([("url", "u1"), ("url", "u2"), ("path", "p1"), ("path", "p2")])
PUT = st.tuples(st.just("put"), SOURCES, st.sampled_from("abcd"), st.lists(st.sampled_from("vwxyz"), max_size=3))
REOPEN = st.tuples(st.just("reopen"))
SEARCH = st.tuples(st.just("search"))
REMOVE = st.tuples(st.just("remove"), st.sampled_from("abcd"))


@given(steps=st.lists(st.one_of(PUT, PUT, REOPEN, SEARCH, REMOVE), max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_index_holds_what_a_dictionary_would(news: Any, steps: list[Any]) -> None:
    model: dict[tuple[str, str], tuple[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        index = news.create(Path(folder))
        for step in steps:
            index = _take(news, index, model, step)
        index.close()
        with Index.open(Path(folder)) if steps else news.create(Path(folder)) as index:
            expected = sorted((id, claim) for id, claims in model.values() for claim in claims)
            assert sorted((article.id, fact.text) for fact, article in index.claims()) == expected
            assert sorted(_all_found(news, index)) == expected
            assert index.counts() == (len(model), len(expected))
            assert [problem for problem in index.check() if not problem.repairable] == []


def _take(news: Any, index: Index, model: dict[Any, Any], step: Any) -> Index:
    match step:
        case ("put", (kind, source), id, claims):
            expected = _model_put(model, (kind, source), id, claims)
            assert news.put(index, news.article(id, **{kind: source}), *claims) == expected
        case ("remove", id):
            gone = [source for source, (held, _) in model.items() if held == id]
            assert index.remove(id) == bool(gone)
            for source in gone:
                del model[source]
        case ("search",):
            assert len(_all_found(news, index)) == sum(len(claims) for _, claims in model.values())
        case ("reopen",):
            index.close()
            return Index.open(index.folder)
    return index


def _model_put(model: dict[Any, Any], source: tuple[str, str], id: str, claims: list[str]) -> str:
    older = {at for at, (held, _) in model.items() if at == source or (held == id and _same_record(at, source))}
    if len(older) == 1 and model[next(iter(older))] == (id, claims) and _same_record(next(iter(older)), source):
        return "unchanged"
    for at in older:
        del model[at]
    model[source] = (id, claims)
    return "replaced" if older else "added"


def _same_record(left: tuple[str, str], right: tuple[str, str]) -> bool:
    return left == right or left[0] == right[0] == "path"


def _all_found(news: Any, index: Index) -> list[tuple[str, str]]:
    found = index.candidates(*question(news, "anything"), limit=1000, least_similarity=-1)
    return [(candidate.article.id, candidate.fact.text) for candidate in found]


def question(news: Any, text: str) -> tuple[Fact, Any]:
    return news.fact(news.article("question"), text), news.vector(text)
