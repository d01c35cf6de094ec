"""Candidates come through two doors, and lists show what was asked for."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from factcheck.errors import BadInput
from factcheck.index import Index
from factcheck.records import Fact, Period, Setting

DAY = date(2023, 3, 27)
# Nothing is near in meaning: only the second door is open.
SECOND_DOOR = {"least_similarity": 2.0}


def ask(index: Index, news: Any, text: str, /, *, search: dict[str, Any] | None = None, **fields: Any) -> list[str]:
    fact = news.fact(news.article("question"), text, **fields)
    return [found.fact.text for found in index.candidates(fact, news.vector(text), **(search or {}))]


def test_what_is_near_in_meaning_is_found_first(news: Any, index: Index) -> None:
    news.put(index, news.article("a"), "the bridge fell on sunday", "a road was closed", "the bridge fell")
    assert ask(index, news, "the bridge fell")[:2] == ["the bridge fell", "the bridge fell on sunday"]


def test_what_is_far_in_meaning_is_left_out(news: Any, index: Index) -> None:
    news.put(index, news.article("a"), "completely unrelated words here")
    assert ask(index, news, "bridge fell") == []
    assert ask(index, news, "bridge fell", search={"least_similarity": -1}) == ["completely unrelated words here"]


@pytest.mark.parametrize(
    ("stored", "asked", "meet"),
    [
        ((350, 350), (350, 350), True),
        ((340, 360), (355, 365), True),
        ((350, 350), (370, 370), True),
        ((350, 350), (400, 400), False),
        ((12, None), (12, 12), True),
        ((12, None), (15, 15), False),
        ((None, 9), (9, 10), True),
        ((-20, -20), (-21, -21), True),
    ],
)
def test_amounts_that_meet_or_nearly_meet_open_the_second_door(
    news: Any, index: Index, stored: tuple[float, float], asked: tuple[float, float], meet: bool
) -> None:
    article = news.article("a", published=DAY)
    news.put(index, article, news.fact(article, "it went so far", quantities=(news.length(*stored),)))
    found = ask(index, news, "range?", search=SECOND_DOOR, quantities=(news.length(*asked),))
    assert found == (["it went so far"] if meet else [])


def test_an_amount_of_another_dimension_does_not(news: Any, index: Index) -> None:
    article = news.article("a")
    news.put(index, article, news.fact(article, "it went so far", quantities=(news.length(350, 350),)))
    assert ask(index, news, "how heavy?", search=SECOND_DOOR, quantities=(news.length(350, 350, "mass"),)) == []


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ({"actors": "Japan"}, {"actors": "Japan"}),
        ({"places": ("Sunan", "Pyongyang", "North Korea")}, {"places": ("North Korea", "Asia")}),
        ({"places": ("Mont-Réal",)}, {"places": ("MONT REAL",)}),
        ({"speaker": "Kim Jong Un"}, {"speaker": "Kim Jong Un"}),
    ],
)
def test_a_shared_actor_place_or_speaker_opens_the_second_door(
    news: Any, index: Index, stored: dict[str, Any], asked: dict[str, Any]
) -> None:
    article = news.article("a", published=DAY)
    news.put(index, article, news.fact(article, "something was said", **_named(news, stored)))
    assert ask(index, news, "else?", search=SECOND_DOOR, **_named(news, asked)) == ["something was said"]
    assert ask(index, news, "else?", search=SECOND_DOOR, actors=(news.actor("Chile"),)) == []


def _named(news: Any, names: dict[str, Any]) -> dict[str, Any]:
    make = {"actors": lambda n: (news.actor(n),), "places": lambda n: (news.place(*n),), "speaker": str}
    return {field: make[field](name) for field, name in names.items()}


@pytest.mark.parametrize("days", [-4, -3, 0, 3, 4])
@pytest.mark.parametrize("known_by", ["times", "setting", "published", "period"])
def test_the_second_door_is_open_within_the_window_only(news: Any, index: Index, days: int, known_by: str) -> None:
    then = DAY + timedelta(days)
    article = news.article("a", published=DAY - timedelta(400))
    fact = news.fact(article, "they met", actors=(news.actor("Japan"),))
    if known_by == "times":
        fact = replace(fact, times=(news.when(then),), setting=Setting(times=(news.when(DAY + timedelta(90)),)))
    elif known_by == "setting":
        fact = replace(fact, setting=Setting(times=(news.when(then), news.when(DAY + timedelta(90)))))
    elif known_by == "published":
        article, fact = replace(article, published=then), replace(fact, published=then)
    else:
        article = replace(article, published=None, period=Period(then, then, "its own dates"))
        fact = replace(fact, published=None)
    news.put(index, article, fact)
    found = ask(index, news, "else?", search=SECOND_DOOR, actors=(news.actor("Japan"),), times=(news.when(DAY),))
    assert found == (["they met"] if abs(days) <= 3 else [])


def test_a_yearless_time_opens_no_window(news: Any, index: Index) -> None:
    article = news.article("a", published=DAY)
    japan = (news.actor("Japan"),)
    yearless = (news.when(date(4, 11, 7), yearless=True),)
    news.put(index, article, news.fact(article, "they met", actors=japan, times=yearless))
    ask_on = {"search": SECOND_DOOR, "actors": japan}
    assert ask(index, news, "else?", **ask_on, times=(news.when(DAY),)) == ["they met"]
    assert ask(index, news, "else?", **ask_on, times=(news.when(date(4, 11, 7)),)) == []
    assert ask(index, news, "else?", **ask_on, times=yearless) == ["they met"]


def test_a_claim_of_unknown_time_is_never_ruled_out(news: Any, index: Index) -> None:
    article = news.article("a")
    news.put(index, article, news.fact(article, "they met", actors=(news.actor("Japan"),)))
    found = ask(index, news, "else?", search=SECOND_DOOR, actors=(news.actor("Japan"),), times=(news.when(DAY),))
    assert found == ["they met"]


def test_the_more_and_the_rarer_the_shared_terms_the_sooner_a_claim_is_a_candidate(news: Any, index: Index) -> None:
    article = news.article("a")
    common, rare = news.actor("Japan"), news.actor("Palau")
    facts = [news.fact(article, f"common {place}", actors=(common,)) for place in range(8)]
    news.put(index, article, *facts, news.fact(article, "rare", actors=(rare,)))
    found = ask(index, news, "else?", search={"limit": 1, **SECOND_DOOR}, actors=(common, rare))
    assert found == ["rare"]


def test_neither_door_crowds_the_other_out(news: Any, index: Index) -> None:
    article = news.article("a")
    near = [news.fact(article, "bridge fell") for _ in range(10)]
    sharing = [news.fact(article, f"other{place}", actors=(news.actor("Japan"),)) for place in range(10)]
    news.put(index, article, *near, *sharing)
    found = ask(index, news, "bridge fell", search={"limit": 6}, actors=(news.actor("Japan"),))
    assert len(found) == 6
    assert found.count("bridge fell") == 3


def test_a_fact_is_no_candidate_for_itself(news: Any, index: Index) -> None:
    news.put(index, news.article("a"), "the bridge fell", "the bridge fell")
    first, second = (fact for fact, _ in index.claims())
    assert [found.fact for found in index.candidates(first, news.vector(first.text))] == [second]


def test_similarity_is_the_cosine_whichever_door_was_taken(news: Any, index: Index) -> None:
    article = news.article("a")
    facts = [news.fact(article, text, actors=(news.actor("Japan"),)) for text in ("the bridge fell", "two were hurt")]
    news.put(index, article, *facts)
    question = news.fact(news.article("q"), "the bridge", actors=(news.actor("Japan"),))
    vector = 7 * news.vector("the bridge")
    for search in ({}, SECOND_DOOR, {"least_similarity": -1}):
        for found in index.candidates(question, vector, **search):
            cosine = float(news.vector("the bridge") @ news.vector(found.fact.text))
            assert found.similarity == pytest.approx(cosine, abs=1e-6)


def test_an_empty_index_has_no_candidates(news: Any, index: Index) -> None:
    assert ask(index, news, "anything", actors=(news.actor("Japan"),)) == []
    assert index.neighbours(np.ones((2, 48)), 3) == ((), ())
    assert index.notes == ()


def test_neighbours_come_for_a_batch_at_once(news: Any, index: Index) -> None:
    news.put(index, news.article("a"), "the bridge fell", "a road closed")
    found = index.neighbours(news.encoder.encode(["a road closed", "the bridge fell", "the bridge"]), 1)
    assert [[candidate.fact.text for candidate in row] for row in found] == [
        ["a road closed"],
        ["the bridge fell"],
        ["the bridge fell"],
    ]


@pytest.fixture
def library(news: Any, index: Index) -> Index:
    for id, outlet, published, speaker in (
        ("late", "Harbour Post", date(2023, 4, 2), "Kim Jong-Un"),
        ("early", "The Lantern-Bay Tribune", date(2023, 3, 1), "Noh Kwang Chol"),
        ("undated", "Harbour Post", None, None),
    ):
        article = news.article(id, outlet=outlet, published=published, text=id)
        news.put(index, article, news.fact(article, f"{id} said", speaker=speaker), news.fact(article, f"{id} told"))
    return index


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ({}, ["early said", "early told", "late said", "late told", "undated said", "undated told"]),
        ({"limit": 3}, ["early said", "early told", "late said"]),
        ({"limit": 0}, []),
        ({"speaker": "kim jong un"}, ["late said"]),
        ({"speaker": "JONG-UN"}, ["late said"]),
        ({"speaker": "noh"}, ["early said"]),
        ({"speaker": "oh"}, []),
        ({"speaker": "person:kim jong-un"}, ["late said"]),
        ({"speaker": "?!"}, []),
        ({"speaker": "%"}, []),
        ({"outlet": "lantern bay"}, ["early said", "early told"]),
        ({"outlet": "Harbour Post", "speaker": "Kim"}, ["late said"]),
        ({"since": date(2023, 3, 2)}, ["late said", "late told"]),
        ({"until": date(2023, 3, 1)}, ["early said", "early told"]),
        ({"since": date(2023, 3, 1), "until": date(2023, 4, 2), "limit": 1}, ["early said"]),
        ({"article": "undated"}, ["undated said", "undated told"]),
        ({"article": "nowhere"}, []),
    ],
)
def test_a_list_shows_what_was_asked_for_in_order_of_publication(
    library: Index, wanted: dict[str, Any], texts: list[str]
) -> None:
    assert [fact.text for fact, _ in library.claims(**wanted)] == texts


def test_a_name_is_not_looked_for_across_the_end_of_another(news: Any, index: Index) -> None:
    article = news.article("one")
    fact = news.fact(article, "a pier fell", speaker="Pyongyang")
    news.put(index, article, replace(fact, speaker=news.actor("North Korea")))
    for speaker, found in (("Pyongyang", 1), ("north korea", 1), ("Pyongyang North", 0), ("\t", 0), ("\n", 0)):
        assert len(list(index.claims(speaker=speaker))) == found


def test_a_filter_that_is_no_text_is_refused_in_one_line(library: Index) -> None:
    with pytest.raises(BadInput, match="half a character"):
        library.claims(speaker="\ud83d")


def test_articles_are_listed_in_order_of_publication(library: Index) -> None:
    assert [article.id for article in library.articles()] == ["early", "late", "undated"]
    assert library.article("late") == list(library.articles())[1]
    assert library.article("nowhere") is None


def test_vectors_are_read_as_they_were_put_in(news: Any, library: Index) -> None:
    facts: list[Fact] = []
    for fact, article, vector in library.facts_with_vectors():
        assert article.id == fact.claim.article_id
        assert vector == pytest.approx(news.vector(fact.text), abs=1e-6)
        facts.append(fact)
    assert library.vectors_of(facts) == pytest.approx(news.encoder.encode([fact.text for fact in facts]), abs=1e-6)
    assert library.vectors_of([]).shape == (0, 48)
    with pytest.raises(KeyError):
        library.vectors_of([news.fact(news.article("elsewhere"), "unheard of")])
