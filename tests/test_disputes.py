"""Conflicts without a question: each dispute once, the clearest first, over the slot asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from making import fact, km, on, toll
from running import factcheck, one_line

from factcheck.benchmarks.scale import WordEncoder, as_json, measure_scale, render
from factcheck.errors import NothingMatched
from factcheck.index import Index
from factcheck.pipeline import disputes
from factcheck.pipeline.disputes import find_disputes
from factcheck.pipeline.gathering import Filters
from factcheck.records import Actor, Article, Cue, Event, Fact, Relation, Span, Stance

ENCODER = WordEncoder()
DAY = "2024-05-04"
FLEW = "The missile fired from Orlen on Saturday flew far over the sea"
DROWNED = "The flood in the valley of Ostra drowned people in their sleep"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = {"encoder_name": "words", "encoder_digest": "words", "dimension": ENCODER.dimension}
    with Index.create_or_open(tmp_path / "index", **made) as index:
        yield index


def print_in(index: Index, outlet: str, told: Fact, speaker: str | None = None) -> None:
    """An article of one claim."""
    said = Actor(speaker, "organisation", f"organisation:{speaker}") if speaker else None
    article = Article(f"a-{outlet}", told.text, outlet, published=told.published)
    claim = replace(told.claim, id=f"c-{outlet}", article_id=article.id)
    index.put(article, [replace(told, claim=claim, speaker=said)], ENCODER.encode([told.text]))


def print_denial(index: Index, outlet: str, cue: str, words: str) -> None:
    """An article in which somebody denies something."""
    article = Article(f"a-{outlet}", f"{cue} {words}", outlet, published=date.fromisoformat(DAY))
    told = fact(words, published=DAY, times=[on(DAY)], stance=Stance(denied=True))
    span = Span(len(cue) + 1, len(article.text))
    denied = Cue(cue, Span(0, len(cue)), "denies")
    claim = replace(told.claim, id=f"c-{outlet}", article_id=article.id, spans=(span,), cue=denied)
    index.put(article, [replace(told, claim=claim)], ENCODER.encode([words]))


def flew(far: float, **known: object) -> Fact:
    return fact(FLEW, published=DAY, times=[on(DAY)], quantities=[km(far)], **known)  # type: ignore[arg-type]


def drowned(many: float) -> Fact:
    return fact(DROWNED, published=DAY, times=[on(DAY)], quantities=[toll(many)])


def outlets(event: Event, relation: Relation) -> set[str | None]:
    return {report.article.outlet for report in event.reports if report.relation is relation}


def test_reports_take_sides_and_those_that_agree_are_gathered_with_the_two_that_do_not(index):
    for outlet, far in (("Echo", 350), ("News", 350), ("Post", 370)):
        print_in(index, outlet, flew(far), speaker=f"body {outlet}")
    (event,) = find_disputes(index).events
    sides = [outlets(event, relation) for relation in (Relation.CORROBORATES, Relation.CONFLICTS)]
    assert sorted(sides, key=len) == [{"Post"}, {"Echo", "News"}]


def test_a_pair_is_one_dispute_and_not_two(index):
    print_in(index, "Echo", flew(350))
    print_in(index, "Post", flew(370))
    found = find_disputes(index)
    assert len(found.events) == found.found == 1
    assert found.unrelated == 0


def test_only_disputes_over_the_slot_asked_for_are_shown(index):
    for outlet, told in (("Echo", flew(350)), ("Post", flew(370)), ("News", drowned(12)), ("Mark", drowned(15))):
        print_in(index, outlet, told)
    assert find_disputes(index).found == 2
    (event,) = find_disputes(index, slot="casualties").events
    assert outlets(event, Relation.CORROBORATES) | outlets(event, Relation.CONFLICTS) == {"News", "Mark"}
    with pytest.raises(NothingMatched, match=r"'colour'.*casualties, distance"):
        find_disputes(index, slot="colour")


def test_a_filter_leaves_only_claims_that_pass_it_on_either_side(index):
    for outlet, far in (("Echo", 350), ("Post", 370), ("Posthorn", 390)):
        print_in(index, outlet, flew(far))
    (event,) = find_disputes(index, filters=Filters(outlet="post")).events
    assert {report.article.outlet for report in event.reports} == {"Post", "Posthorn"}


def test_of_two_as_sure_disputes_that_over_a_figure_comes_first(index):
    print_in(index, "Echo", flew(350))
    print_in(index, "Post", flew(370))
    print_in(index, "News", fact(DROWNED, published=DAY, times=[on(DAY)]))
    print_denial(index, "Mark", "The council denied", f"that {DROWNED[:1].lower()}{DROWNED[1:]}")
    first, second = find_disputes(index).events
    assert "missile" in first.label and "flood" in second.label
    assert find_disputes(index, limit=1).events[0].label == first.label
    assert find_disputes(index, limit=1).found == 2


def test_how_many_pairs_were_not_looked_into_is_told(index, monkeypatch):
    for outlet, far in (("Echo", 350), ("Post", 370), ("News", 390)):
        print_in(index, outlet, flew(far))
    monkeypatch.setattr(disputes, "RELATED", 1)
    assert find_disputes(index).unrelated == 2


def test_claims_taken_as_a_side_of_a_dispute_still_show_it_where_their_speaker_agrees_elsewhere(index):
    """A speaker's figure that conflicts is not hidden by another claim of the same speaker and article."""
    print_in(index, "Echo", flew(350))
    said = Actor("Navy", "organisation", "organisation:navy")
    article = Article("a-Post", FLEW, "Post", published=flew(1).published)
    both = [flew(370), replace(flew(350), quantities=())]
    facts = [
        replace(one, claim=replace(one.claim, id=f"c-{number}", article_id=article.id), speaker=said)
        for number, one in enumerate(both)
    ]
    index.put(article, facts, ENCODER.encode([one.text for one in facts]))
    (event,) = find_disputes(index).events
    assert outlets(event, Relation.CONFLICTS)


# The command


def test_the_command_shows_disputes_of_a_slot_and_names_those_there_are(sample_index):
    asked = ("conflicts", "--index", sample_index)
    told = factcheck(*asked, "--slot", "distance", "--format", "json").json
    assert told and all(
        any(one["slot"] == "distance" and one["level"] == "conflicts" for one in report["comparisons"])
        for event in told
        for report in event["reports"]
        if report["relation"] == "conflicts" and event is told[0]
    )
    assert "distance" in one_line(factcheck(*asked, "--slot", "colour"))


def test_what_a_limit_leaves_out_is_told_on_standard_error(sample_index):
    asked = ("conflicts", "--limit", "1", "--index", sample_index)
    assert "disputes are shown" in factcheck(*asked).stderr
    assert factcheck(*asked, "--quiet").stderr == ""


# Scale


def test_the_time_of_a_large_index_is_measured_on_made_up_reports():
    advanced: list[int] = []
    scores = measure_scale(60, progress=advanced.append)
    assert scores.claims == sum(advanced) >= 60
    assert scores.disputes > 0 and scores.unrelated == 0
    assert min(scores.filling, scores.conflicts, scores.lookup) > 0
    assert "disputes" in render(scores) and as_json(scores)["claims"] == scores.claims
