"""How states stand to each other: who is in custody, who lives, with what, and how far it has come."""

from dataclasses import replace
from datetime import date

import pytest
from making import fact

from factcheck.facts.states import find_states
from factcheck.pipeline.reading import read_passage
from factcheck.records import Level
from factcheck.relations.bearers import Bearers, bearers
from factcheck.relations.pairs import Pair
from factcheck.relations.states import compare_states
from factcheck.relations.tables import table

AT_LARGE, TO_SIGN = "moved on: at large -> in custody", "moved on: planned: signed -> signed"
POSTPONED, SCRAPPED = "moved on: suspended -> launched", "moved on: planned: launched -> cancelled"
AGREES, COMPATIBLE, CONFLICTS, SILENT = Level.AGREES, Level.COMPATIBLE, Level.CONFLICTS, Level.SILENT


def compared(left, right, similarity=0.7):
    facts = (replace(fact(text), states=find_states(text)) for text in (left, right))
    return {one.slot: one for one in compare_states(Pair(*facts, similarity=similarity))}


@pytest.mark.parametrize(
    ("left", "right", "slot", "level", "note"),
    [
        ("The driver was arrested.", "Police arrested the driver.", "custody", AGREES, None),
        ("Ruiz was arrested.", "Ruiz was charged with theft.", "custody", CONFLICTS, "moved on: arrested -> charged"),
        ("Ruiz was sentenced.", "Ruiz was charged with theft.", "custody", CONFLICTS, "moved on: charged -> sentenced"),
        ("Ruiz was acquitted.", "Ruiz was convicted.", "custody", CONFLICTS, None),
        ("Ruiz was sentenced.", "Ruiz was convicted.", "custody", COMPATIBLE, None),
        (
            "The gunman is at large.",
            "The gunman is in custody.",
            "custody",
            CONFLICTS,
            AT_LARGE,
        ),
        ("The gunman is at large.", "The victim was arrested.", "custody", SILENT, None),
        ("Ana Ruiz was arrested.", "Omar Haddad was charged with theft.", "custody", SILENT, None),
        ("A 19-year-old man was arrested.", "A 40-year-old man was convicted.", "custody", SILENT, None),
        ("Two men were arrested.", "Three men were charged with theft.", "custody", SILENT, None),
        ("The girl was shot.", "The girl is in critical condition.", "health", COMPATIBLE, None),
        ("The girl is in stable condition.", "The girl died.", "health", CONFLICTS, None),
        ("The girl was not injured.", "The girl was wounded.", "health", CONFLICTS, None),
        ("The girl is in critical condition.", "The girl died.", "health", CONFLICTS, "moved on: critical -> dead"),
        ("The boy died.", "The girl is in stable condition.", "health", SILENT, None),
        ("He used a handgun.", "He used a rifle.", "weapon", CONFLICTS, None),
        ("He used an AR-15.", "He used a rifle.", "weapon", COMPATIBLE, None),
        ("He used an AR-15.", "He used a knife.", "weapon", CONFLICTS, None),
        ("He had a handgun and a rifle.", "He used a rifle.", "weapon", AGREES, None),
        ("He had a handgun and a shotgun.", "He used a rifle.", "weapon", SILENT, None),
        ("It fired a ballistic missile.", "It fired a cruise missile.", "weapon", CONFLICTS, None),
        ("It fired a missile.", "It fired a cruise missile.", "weapon", COMPATIBLE, None),
        ("It fired a short-range missile.", "It fired an ICBM.", "weapon", CONFLICTS, None),
        (
            "The king will sign the bill.",
            "The king signed the law.",
            "process",
            CONFLICTS,
            TO_SIGN,
        ),
        ("The king refused to sign the bill.", "The king signed the bill.", "process", CONFLICTS, None),
        ("Ruiz won the race.", "Ruiz lost the race.", "process", CONFLICTS, None),
        ("Ruiz won the race.", "Olsen lost the race.", "process", SILENT, None),
        ("The talks began.", "The talks were suspended.", "process", CONFLICTS, "moved on: begun -> suspended"),
        ("Starlance was launched.", "They called off the launch of Starlance.", "process", CONFLICTS, None),
        ("Starlance was launched.", "They called off the launch.", "process", CONFLICTS, None),
        ("Starlance was launched.", "The launch was postponed.", "process", CONFLICTS, POSTPONED),
        ("They will launch Starlance.", "The launch was scrapped.", "process", CONFLICTS, SCRAPPED),
        ("They launched Starlance.", "They scrapped the tax.", "process", SILENT, None),
        ("Starlance 10 was launched.", "The launch of Starlance 10 was called off.", "process", CONFLICTS, None),
        ("The ferry sank off Varna.", "The ferry is adrift off Varna.", "process", CONFLICTS, None),
        ("The ferry sank.", "The ferry has not sunk.", "process", CONFLICTS, None),
        ("The ferry is still afloat.", "The ferry has not sunk.", "process", COMPATIBLE, None),
    ],
)
def test_two_states_stand_to_each_other(left, right, slot, level, note):
    one, other = compared(left, right)[slot], compared(right, left)[slot]
    assert (one.level, one.note) == (level, note)
    assert (other.level, other.note) == (level, note)


def test_a_kind_that_one_side_alone_tells_of_is_not_compared():
    assert compared("Ruiz was arrested.", "The girl was shot.") == {}


def test_an_unnamed_one_is_the_other_only_in_sentences_about_one_matter():
    pair = ("The suspect was acquitted.", "Ruiz was convicted.")
    assert compared(*pair, similarity=0.7)["custody"].level is CONFLICTS
    assert compared(*pair, similarity=0.3)["custody"].level is SILENT


LOOSE = (
    "A gunman who wounded three people at Ellery Dome on Friday is at large.",
    "Police arrested a man over Friday's shooting, which left three people wounded at Ellery Dome.",
)


@pytest.mark.parametrize(
    ("left", "right", "similarity", "level"),
    [
        (*LOOSE, 0.55, CONFLICTS),
        (*LOOSE, 0.3, SILENT),
        (LOOSE[0], LOOSE[1].replace("Friday", "Sunday"), 0.55, SILENT),
        (LOOSE[0].replace("three", "two"), LOOSE[1], 0.55, CONFLICTS),
        (LOOSE[0].replace("Ellery Dome", "a market"), LOOSE[1], 0.55, CONFLICTS),
        (LOOSE[0].replace("Ellery Dome", "a market").replace("three", "two"), LOOSE[1], 0.55, SILENT),
    ],
)
def test_one_day_with_a_name_or_a_toll_in_common_is_one_matter(left, right, similarity, level):
    facts = (read_passage(text, published=date(2024, 5, 5))[1] for text in (left, right))
    (custody,) = (one for one in compare_states(Pair(*facts, similarity=similarity)) if one.slot == "custody")
    assert custody.level is level


@pytest.mark.parametrize(("later", "level"), [(0, CONFLICTS), (1, SILENT)])
def test_two_reports_of_one_day_with_a_name_in_common_are_of_one_matter(later, level):
    texts = ("The gunman in the Ellery Dome shooting is at large.", "A man was arrested over the Ellery Dome shooting.")
    days = (date(2024, 5, 5), date(2024, 5, 5 + later))
    facts = (read_passage(text, published=day)[1] for text, day in zip(texts, days, strict=True))
    (custody,) = (one for one in compare_states(Pair(*facts, similarity=0.55)) if one.slot == "custody")
    assert custody.level is level


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Ana Ruiz", "Ruiz", Bearers.SAME),
        ("Jon Olsen", "Jon Olson", Bearers.SAME),
        ("Ana Ruiz", "Tariq Haddad", Bearers.APART),
        ("the suspect", "the victim", Bearers.APART),
        ("the suspect", "Ana Ruiz", Bearers.UNSURE),
        ("the boy", "the woman", Bearers.APART),
        ("one man", "three men", Bearers.APART),
        (None, "three men", Bearers.UNSURE),
        ("he", "the suspect", Bearers.UNSURE),
        ("the bill", "the spending package", Bearers.SAME),
    ],
)
def test_of_whom_it_is_said_is_read_off_the_words(left, right, found):
    assert bearers(left, right) is bearers(right, left) is found


@pytest.mark.parametrize(
    "text", ["The king signed the bill.", "The gunman was arrested.", "He used a rifle and a knife."]
)
def test_a_text_never_conflicts_with_itself(text):
    assert {one.level for one in compared(text, text).values()} == {AGREES}


@pytest.mark.parametrize(
    ("plain", "hedged"),
    [
        ("The king signed the bill.", "The king may have signed the bill."),
        ("The king signed the bill.", "The king reportedly signed the bill."),
        ("The gunman was arrested.", "The gunman may have been arrested."),
        ("The gunman was arrested.", "The gunman is believed to have been arrested."),
    ],
)
def test_a_hedge_makes_no_conflict(plain, hedged):
    assert CONFLICTS not in {one.level for one in compared(plain, hedged, similarity=0.95).values()}


def test_nothing_is_both_implied_and_excluded():
    for kind, pairs in table("states")["exclusive"].items():
        implied = {frozenset(pair) for pair in table("states")["implied"].get(kind, [])}
        assert not implied & {frozenset(pair) for pair in pairs}
