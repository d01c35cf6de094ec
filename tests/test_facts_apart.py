"""Figures and times that look like one thing and are two: wished and real, held and freed, a model and a year."""

from datetime import date

import pytest

from factcheck.facts import actors, quantities, stance, times
from factcheck.facts.states import find_states
from factcheck.facts.tables import table

# A Wednesday.
PUBLISHED = date(2025, 3, 12)
WISHED = [(text, of) for row in table("wished")["wished"] for text, of in row["examples"].items()]


def measured(text):
    return [quantity.of for quantity in quantities(text)]


def day_of(text):
    (when,) = times(text, published=PUBLISHED)
    return str(when.first)


@pytest.mark.parametrize(("text", "of"), WISHED)
def test_a_figure_that_is_wished_for_is_not_the_one_there_is(text, of):
    assert measured(text)[-1] == of


def test_beside_the_figure_there_is_stands_the_one_expected():
    assert measured("Profit was $4.2bn, above the $3.9bn analysts had expected.") == ["profit", "expected profit"]
    assert measured("Inflation was expected to be 3.1%, but came in at 3.4%.") == ["expected inflation", "inflation"]


@pytest.mark.parametrize("text", ["A storm is expected to bring 40 cm of snow.", "The $3bn proposed merger is off."])
def test_what_is_still_to_come_keeps_its_role(text):
    assert not any(of.startswith(("expected", "proposed")) for of in measured(text))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Dostan was sentenced on Thursday to seven years.", "sentence"),
        ("The number of people hurt in the crash rose on Monday to 340.", "injured"),
        ("All 21 people aboard a ferry that sank were killed.", "killed"),
        ("The deal was worth $14.1 billion including debt.", "worth"),
        ("Its net profit was $3.1bn.", "profit"),
        ("Its operating income was $3.1bn.", "operating profit"),
    ],
)
def test_what_stands_between_words_and_figure_does_not_part_them(text, of):
    assert measured(text) == [of]


@pytest.mark.parametrize("crowd", ["people marched through Oslo", "protesters filled the square", "marchers sang"])
def test_a_crowd_has_one_role_by_whatever_name(crowd):
    assert measured(f"Some 22,000 {crowd}.") == ["protester"]


def test_shops_that_rally_are_no_crowd():
    assert measured("Some 300 shares rallied.") == ["share"]


def test_those_held_and_those_freed_are_two_counts():
    assert measured("Some 40 captives remain there.") == measured("40 men are being held hostage.") == ["hostage"]
    assert measured("Rebels freed 40 captives.") == ["hostage freed"]
    assert measured("In all 40 detainees were released.") == measured("It freed 40 prisoners.") == ["prisoner freed"]


@pytest.mark.parametrize(
    ("text", "printed", "bound"),
    [
        ("They handed over three hostages.", "three", "="),
        ("Police turned over 40 files.", "40", "="),
        ("The chain took over 40 shops.", "40", "="),
        ("It took over 40 minutes.", "over 40 minutes", ">"),
        ("Prices rose over 40%.", "over 40%", ">"),
        ("It passed over 40 laws.", "over 40", ">"),
    ],
)
def test_over_bounds_a_figure_unless_it_belongs_to_its_verb(text, printed, bound):
    (quantity,) = quantities(text)
    assert (quantity.text, quantity.bound.value, quantity.dimension == "age") == (printed, bound, False)


@pytest.mark.parametrize("text", ["A Fokker 1970 landed.", "They flew a Beechcraft 1900 home.", "Flight 1850 landed."])
def test_the_number_of_a_model_is_no_year(text):
    assert times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    "text", ["In Oslo 2019 was wet.", "The Olympics 2024 went well.", "The Paris 2024 Games ended."]
)
def test_the_year_of_an_event_or_place_is_one(text):
    assert len(times(text, published=PUBLISHED)) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The unions expect a strike from Monday.", "2025-03-17"),
        ("Airlines fear a strike on Monday.", "2025-03-17"),
        ("The group called for a march on Saturday.", "2025-03-15"),
        ("Fears of a strike grew on Monday.", "2025-03-10"),
        ("It will pay a premium of 30% to Friday's close.", "2025-03-07"),
        ("He is due to speak at Friday's summit.", "2025-03-14"),
    ],
)
def test_what_is_called_for_or_feared_is_to_come_and_a_close_is_over(text, day):
    assert day_of(text) == day


def test_a_body_that_is_recovered_is_no_patient():
    assert find_states("Four bodies have been recovered.") == find_states("The shares have recovered.") == ()
    assert [state.value for state in find_states("Three patients have recovered.")] == ["recovered"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("He showed no emotion as the verdict was read.", False),
        ("There is no question that the plane was hit.", False),
        ("There is no question of a pay cut.", True),
        ("There is no evidence that it failed.", True),
    ],
)
def test_an_idiom_with_no_negates_nothing(text, negated):
    assert stance(text).negated is negated


def test_a_number_in_capitals_is_nobody():
    assert actors("Twenty-Three said so.") == ()


def test_crowns_of_no_country_are_money_where_there_are_millions():
    (quantity,) = quantities("It cost 40 million crowns.")
    assert (quantity.dimension, quantity.of) == ("money:crown", "cost")
    assert quantities("Two crowns were stolen.")[0].dimension == "count"


def test_efficacy_against_grave_illness_is_another_figure():
    text = "Efficacy was 78.4% for symptomatic infection and 91.6% for severe disease."
    assert measured(text) == ["effectiveness", "effectiveness in severe cases"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Marlin 7 was launched on 24 August.", "Marlin 7"),
        ("The launch of Marlin 7 was called off.", "The launch"),
        ("In Lund 10 were arrested.", "10"),
        ("The gunman in the Ardby station shooting of 22 April 2025 is at large.", "The gunman"),
        ("The gunman in the robbery of May 12, 2024 is at large.", "The gunman"),
        ("The bill of 12 May was signed.", "The bill"),
        ("The number of people killed rose to nine.", "people"),
        ("The number of guards arrested in the raid is unknown.", "guards"),
    ],
)
def test_a_number_or_date_at_its_end_is_not_the_one_of_whom_a_state_is_said(text, who):
    assert find_states(text)[0].who == who


@pytest.mark.parametrize("text", ["Shares sank on Monday.", "The index sank 3%.", "Smoke was drifting over Lund."])
def test_what_sinks_or_drifts_is_a_ship(text):
    assert find_states(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The cabinet declared Saturday a day of national mourning.", "2025-03-15"),
        ("Saturday has been declared a public holiday.", "2025-03-15"),
        ("The judge set Tuesday as the deadline.", "2025-03-18"),
        ("The mayor declared Saturday that the fire was out.", "2025-03-08"),
        ("On Saturday the cabinet declared a day of mourning.", "2025-03-08"),
    ],
)
def test_a_day_that_is_made_something_lies_ahead(text, day):
    assert day_of(text) == day


def test_of_money_or_a_share_it_is_known_at_least_that_it_is_wished_for():
    assert measured("Analysts expected $3.9bn.") == measured("Economists had forecast 3.1%.") == ["expected"]
    assert measured("The firm received $3.9bn.") != ["expected"]


def test_a_river_is_known_by_the_words_of_its_story():
    stood = "The Elva stood at 7.2 metres."
    assert measured(stood) == [None]
    assert measured(f"Heavy rain flooded the valley. {stood}") == ["water level"]
    assert [one.of for one in quantities(stood, story=f"Heavy rain flooded the valley. {stood}")] == ["water level"]


@pytest.mark.parametrize("text", ["104F", "Temperatures reached 104F on Monday.", "It was 104F in the shade."])
def test_a_letter_means_degrees_where_words_of_warmth_stand_or_nothing_else(text):
    (quantity,) = quantities(text)
    assert (quantity.dimension, quantity.value.low) == ("temperature", pytest.approx(313.15))


def test_a_letter_behind_the_number_of_a_seat_is_no_degree():
    assert quantities("She sat in seat 12C.") == ()


def test_who_flees_goes_a_distance():
    assert measured("Ten residents fled 3km.")[-1] == "distance"
