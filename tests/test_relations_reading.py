"""Two passages read side by side, and what slots and reading are judged to say together."""

import shutil
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.pipeline.reading import read_passage
from factcheck.records import Level, Relation
from factcheck.relations import Reading, relate
from factcheck.relations.inference import LABELLED_SLOTS, MODEL, WEIGHTS, Reader, shipped
from factcheck.relations.judgement import chances, features, likeliest
from factcheck.relations.pairs import Pair
from factcheck.relations.verdict import compared

FLEW = "The missile flew 350 km before it fell into the sea, the ministry said."
FARTHER = "The ministry said the missile flew 470 km and fell into the sea."
ANOTHER = "Off Iceland on 4 May 2021 a drone flew 350 km, the coast guard told reporters in Oslo."
BAKERY = "A bakery in Lund won a prize for its rye bread on Friday."


def reading(relation: Relation, slot: str = "other", sure: float = 0.9) -> Reading:
    rest = (1 - sure) / (len(Relation) - 1)
    slots = tuple(1.0 if name == slot else 0.0 for name in LABELLED_SLOTS)
    return Reading(tuple(sure if one is relation else rest for one in Relation), slots)


def fact(text: str):
    return read_passage(text)[1]


def test_probabilities_sum_to_one_for_relations_and_for_slots():
    (read,) = shipped().read([(FLEW, FARTHER)])
    assert sum(read.relations) == pytest.approx(1)
    assert sum(read.slots) == pytest.approx(1)


def test_left_and_right_can_be_exchanged():
    one, other = shipped().read([(FLEW, FARTHER), (FARTHER, FLEW)])
    assert one.relations == pytest.approx(other.relations, abs=1e-5)


def test_a_pair_is_read_alike_in_any_company():
    (alone,) = shipped().read([(FLEW, FARTHER)])
    *_, last = shipped().read([(BAKERY, FLEW), (BAKERY, BAKERY), (FLEW, FARTHER)])
    assert last == alone


def test_a_bakery_and_a_missile_are_two_events():
    other, same = shipped().read([(FLEW, BAKERY), (FLEW, FARTHER)])
    assert other.of(Relation.DIFFERENT) > 2 * same.of(Relation.DIFFERENT)


def test_a_conflict_that_no_slot_shows_has_to_be_clearly_likelier():
    close = dict.fromkeys(Relation, 0.05) | {Relation.CONFLICTS: 0.45, Relation.UNCLEAR: 0.40}
    clear = close | {Relation.CONFLICTS: 0.60, Relation.UNCLEAR: 0.25}
    assert likeliest(close, {}) is Relation.UNCLEAR
    assert likeliest(close, {"stance.denied": 1.0}) is likeliest(clear, {}) is Relation.CONFLICTS


@pytest.mark.parametrize(("sure", "feature"), [(0.9, "stance.read_so"), (0.1, "stance.opposite")])
def test_a_not_on_one_side_tells_more_where_a_conflict_is_read(sure, feature):
    left, right = fact("The bridge in Bergen will be rebuilt."), fact("The bridge in Bergen will not be rebuilt.")
    pair = Pair(left, right, 0.9, reading=reading(Relation.CONFLICTS, sure=sure))
    assert features(pair, compared(pair), 0.0)[feature] == 1.0


def test_texts_of_any_length_are_read():
    short, long = shipped().read([("", ""), (FLEW * 200, FARTHER * 200)])
    assert sum(short.relations) == pytest.approx(1) == sum(long.relations)


def test_a_damaged_model_is_refused(tmp_path: Path):
    folder = Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))
    model = folder / MODEL
    model.write_bytes(model.read_bytes()[:-1] + b"x")
    with pytest.raises(FactcheckError, match="damaged"):
        Reader(folder)


def test_chances_of_the_relations_sum_to_one():
    assert sum(chances({"same_event": 1.0, "likeness": 0.7}).values()) == pytest.approx(1)


def test_a_reading_is_told_with_its_weight():
    said, denied = "The mayor asked for money.", "The mayor never asked for money."
    finding = relate(fact(said), fact(denied), similarity=0.8, reading=reading(Relation.CONFLICTS, "utterance"))
    told = next(one for one in finding.comparisons if one.slot == "reading")
    assert told.note == "conflicts 0.90"


def test_where_figures_are_compared_nothing_that_is_read_says_more():
    near = FARTHER.replace("470", "350")
    for text, relation in ((FARTHER, Relation.CONFLICTS), (near, Relation.CORROBORATES)):
        read = reading(Relation.UNCLEAR, sure=0.99)
        assert relate(fact(FLEW), fact(text), similarity=0.9, reading=read).relation is relation


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize(("text", "similarity", "same"), [(FARTHER, 0.9, True), (ANOTHER, 0.3, False)])
def test_what_is_read_moves_how_likely_one_event_is_but_never_past_what_figures_decided(
    relation, text, similarity, same
):
    alone = relate(fact(FLEW), fact(text), similarity=similarity)
    beside = relate(fact(FLEW), fact(text), similarity=similarity, reading=reading(relation, sure=0.99))
    assert (alone.same_event >= 0.5, beside.same_event >= 0.5) == (same, same)
    assert alone.relation is beside.relation and alone.same_event != beside.same_event


def test_the_surer_two_events_are_read_the_less_likely_one_is():
    one, two = (
        relate(fact(FLEW), fact(FARTHER), similarity=0.9, reading=reading(Relation.DIFFERENT, sure=sure)).same_event
        for sure in (0.3, 0.9)
    )
    assert one > two


def test_a_conflict_always_names_a_slot():
    denied, said = "The mayor never asked for money.", "The mayor asked for money."
    finding = relate(fact(said), fact(denied), similarity=0.8, reading=reading(Relation.CONFLICTS, "utterance", 0.99))
    if finding.relation is Relation.CONFLICTS:
        assert any(one.level is Level.CONFLICTS for one in finding.comparisons)
    else:
        pytest.fail(f"{finding.relation} where the reader is sure of a conflict")


def test_the_same_words_never_conflict_whatever_is_read_in_them():
    finding = relate(fact(FLEW), fact(FLEW), similarity=1.0, reading=reading(Relation.CONFLICTS, "distance", 0.999))
    assert finding.relation is not Relation.CONFLICTS


@pytest.mark.parametrize("hedged", ["about 1.1 percent", "more than 1.1 percent", "nearly 1.1 percent"])
def test_nor_do_words_that_differ_in_a_hedge_alone(hedged: str):
    rose = "Unemployment in Norway rose to {} in March, the statistics office said."
    one, other = fact(rose.format("1.1 percent")), fact(rose.format(hedged))
    read = reading(Relation.CONFLICTS, "other", 0.95)
    assert relate(one, other, reading=read).relation is not Relation.CONFLICTS


@pytest.mark.parametrize(("left", "right", "slot"), [("", "", "stance"), ('"', '"', "utterance")])
def test_what_is_read_in_an_utterance_is_told_of_one_only_where_somebody_is_quoted(left, right, slot):
    said = "The bridge will be rebuilt within a year, the minister said."
    denied = f"{left}We shall never build it,{right} the minister said, and dropped the plan of a bridge."
    read = reading(Relation.CONFLICTS, "utterance", 0.99)
    finding = relate(fact(said), fact(denied), similarity=0.7, reading=read)
    assert finding.relation is Relation.CONFLICTS
    assert [one.slot for one in finding.comparisons if one.note == "as read"] == [slot]


SENTENCED = "Ruiz was sentenced to seven years in prison."


@pytest.mark.parametrize(
    ("left", "right", "slot", "relation"),
    [
        (SENTENCED, "Prosecutors demanded nine years in prison for Ruiz.", "time", Relation.UNCLEAR),
        ("Orla Foods made a profit of $4.2bn.", "Analysts expected $3.9bn of Orla Foods.", "money", Relation.UNCLEAR),
        (SENTENCED, "Prosecutors demanded nine years in prison for Ruiz.", "place", Relation.CONFLICTS),
        (SENTENCED, "Judges gave Ruiz a fine, and no prison.", "time", Relation.CONFLICTS),
    ],
)
def test_what_was_wished_for_contradicts_nothing_that_is(left, right, slot, relation):
    read = reading(Relation.CONFLICTS, slot, 0.99)
    one, other = fact(left), fact(right)
    assert relate(one, other, similarity=0.8, reading=read).relation is relation
    assert relate(other, one, similarity=0.8, reading=read).relation is relation


def test_nor_does_it_bear_out_what_is():
    demanded = "Prosecutors demanded nine years in prison for Ruiz."
    read = reading(Relation.CORROBORATES, sure=0.99)
    assert relate(fact(SENTENCED), fact(demanded), similarity=0.8, reading=read).relation is Relation.UNCLEAR
    no_figure = "A court in Lund sent Ruiz to prison."
    assert relate(fact(SENTENCED), fact(no_figure), similarity=0.8, reading=read).relation is Relation.CORROBORATES
