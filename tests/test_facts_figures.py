"""Figures with units, rates and ages: what they are taken for, of whom they are said, and what is none."""

import pytest

from factcheck.facts import quantities
from factcheck.facts.tables import table


def one(text):
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(("text", "unit"), table("rates")["examples"].items())
def test_a_rate_is_a_dimension_of_its_own(text, unit):
    quantity = one(text)
    assert quantity.printed_unit == unit
    assert " per " in quantity.dimension


def test_quotation_marks_are_no_inches():
    assert one('The class is "English for 101".').printed_unit == ""


def test_scales_in_no_order_a_number_has_are_no_number():
    assert quantities("Two thousand three thousand, they sang.") == ()


def test_by_how_much_and_to_what_are_two_figures():
    assert [quantity.printed for quantity in quantities("Gold fell, losing $16.50 to $1,660.30.")] == [16.5, 1660.3]
    assert [quantity.printed for quantity in quantities("Oil rose 5 to 10 percent.")] == [5]


def test_a_day_later_is_no_rate():
    (toll,) = quantities("It killed four people a day after the flood.")
    assert (toll.dimension, toll.printed_unit) == ("count", "person")


def test_points_of_a_share_are_percentage_points():
    assert quantities("It rose by 3 points to 41%.")[0].dimension == "points"
    assert quantities("The Dow rose by 3 points.")[0].dimension == "index points"


def test_a_difference_of_temperatures_has_no_zero_point():
    quantity = one("The year was 1.2 °C warmer.")
    assert (quantity.of, quantity.value.low) == ("temperature change", pytest.approx(1.2))


def test_none_of_the_passengers_says_who():
    assert one("None of the passengers was hurt.").who == "the passengers"


@pytest.mark.parametrize(
    ("text", "unit"),
    [("350 KM", "kilometre"), ("60 Mph", "mile per hour"), ("5 MW", "megawatt"), ("5 mW", ""), ("12 MILES", "mile")],
)
def test_a_unit_in_capitals_is_one_unless_it_would_be_another(text, unit):
    assert one(text).printed_unit == unit


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("The bank cut its rate by a quarter of a percentage point.", 0.25, "percentage point"),
        ("Prices rose by one-tenth of one percent.", 0.1, "percent"),
        ("Its half-point rise came late.", 0.5, "point"),
        ("The storm did hundreds of millions of dollars of damage.", 1e8, "USD"),
        ("They walked thousands of miles.", 2000, "mile"),
        ("They gave several million dollars.", 2e6, "USD"),
        ("The scheme costs Rs 2 crore 50 lakh.", 2.5e7, "INR"),
        ("The scheme costs three lakh crore rupees.", 3e12, "INR"),
        ("The scheme costs Rupees 500 crore.", 5e9, "INR"),
        ("The plant cost 35 MEUR.", 3.5e7, "EUR"),
        ("The plant cost 75 USD million.", 7.5e7, "USD"),
        ("The plant cost $16.4 million.", 16_400_000, "USD"),
        ("A $5 million plan was shelved.", 5e6, "USD"),
        ("He was fined 500 pounds.", 500, "GBP"),
        ("He carried 500 pounds of flour.", 500, "pound"),
        ("He paid for 500 pounds of flour.", 500, "pound"),
        ("It pumps 1.9 million bpd.", 1.9e6, "barrel per day"),
        ("The bond yields 25 bps more.", 25, "basis point"),
        ("It trades at 3.5x sales.", 3.5, "times"),
        ("It took 70-odd minutes.", 70, "minute"),
        ("It has a 300-plus-km range.", 300, "kilometre"),
    ],
)
def test_a_unit_stands_where_papers_print_it(text, printed, unit):
    quantity = one(text)
    assert (quantity.printed, quantity.printed_unit) == (printed, unit)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It is 2 hundred and 21 of them.", 221),
        ("Two-thirds of a million people came.", pytest.approx(2e6 / 3)),
        ("A hundred and three quarters of it is left.", 100.75),
        ("A hundred and three third-graders came.", 103),
        ("One in 14 children is short.", pytest.approx(1 / 14)),
        ("A sample holds 10^6 cells.", 1e6),
        ("A couple hundred people came.", 150),
        ("Five lakh people came.", 500_000),
        ("Fifty - two people came.", 52),
        ("Two hundred point seventy-one is the mean.", 200.71),
    ],
)
def test_a_number_is_read_to_its_end(text, printed):
    assert quantities(text)[0].printed == printed


@pytest.mark.parametrize(
    "text", ["At one point the crowd sang.", "The video is in 1080p.", "The fund sent in its 13F."]
)
def test_what_looks_like_a_figure_is_none(text):
    assert quantities(text) == ()


def test_degrees_without_their_sign_are_known_in_pairs():
    assert [quantity.printed_unit for quantity in quantities("It was 40C (104F) in the shade.")] == [
        "degree celsius",
        "degree fahrenheit",
    ]


def test_a_lot_of_foot_soldiers_is_no_length():
    assert one("Dozens of foot soldiers came.").dimension == "count"


def test_a_sign_between_two_numbers_is_of_the_first():
    assert [quantity.printed_unit for quantity in quantities("Give 10 rmb 20 usd.")] == ["CNY", "USD"]


def test_millions_and_thousands_with_and_between_are_two_figures():
    assert [quantity.printed for quantity in quantities("It gave 5 million and 300 thousand.")] == [5e6, 3e5]


def test_who_is_the_noun_phrase_beside_the_figure():
    assert one("North Korea sent 5,000 military construction workers to Russia.").who == "military construction workers"


@pytest.mark.parametrize("text", ["It burnt for two hours before help came.", "The trial took two hours after lunch."])
def test_how_long_something_went_on_is_a_duration_though_more_follows(text):
    assert one(text).of == "duration"


@pytest.mark.parametrize(("text", "who"), table("ages")["examples"].items())
def test_an_age_is_that_of_whom_the_words_beside_it_name(text, who):
    assert {quantity.who for quantity in quantities(text) if quantity.dimension == "age"} == {who or None}


@pytest.mark.parametrize("text", ["Inflation was 45.", "They dug 6 foot 2 more times.", "Vance, 12,000, sang."])
def test_what_only_looks_like_an_age_or_a_height_is_none(text):
    assert not {quantity.text for quantity in quantities(text) if quantity.dimension == "age"}
    assert "6 foot 2" not in {quantity.text for quantity in quantities(text)}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They found two species of newt.", "species"),
        ("Nine series were cut.", "series"),
        ("Three viruses were named.", "virus"),
        ("Two buses burned.", "bus"),
        ("Four analyses agreed.", "analysis"),
        ("Five heroes came.", "hero"),
        ("Six houses fell.", "house"),
        ("It lost 300 of the agency's inspectors.", "inspector"),
        ("The fees of 900 widows’ homes rose.", "house"),
        ("Two arms dealers spoke.", "dealer"),
        ("One in five shops stands empty.", "shop"),
        ("It uses 40 percent of total U.S. military spending.", "spending"),
        ("About a third of the fund's 60 million members voted.", "member"),
    ],
)
def test_what_is_counted_is_one_word_in_the_singular(text, noun):
    assert quantities(text)[0].of == noun


@pytest.mark.parametrize(
    "text",
    [
        "Hide Caption 5 of 18 Photos: The bridge at night",
        "She took another route to 880, which is longer.",
        "The exit off the 405 is shut.",
        "They repealed the 1099 reporting rule.",
        "The seas may rise further by 2100.",
        "A three-to-one win ended it.",
    ],
)
def test_roads_forms_pictures_odds_and_far_years_count_nothing(text):
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("They chose 5 of 18 photos.", [5, 18]),
        ("The shop sold 1,099 forms.", [1099]),
        ("By noon 2100 voters had come.", [2100]),
    ],
)
def test_what_only_looks_like_a_label_counts(text, figures):
    assert [quantity.printed for quantity in quantities(text)] == figures


@pytest.mark.parametrize(
    "text", ["It fell to minus-3 degrees.", "A minus 3 degrees night.", "It was -3 degrees there."]
)
def test_a_minus_in_words_or_marks_is_kept(text):
    assert one(text).printed == -3


def test_a_duration_is_of_the_subject_only_where_the_verb_is_one_of_lasting():
    assert one("The talks lasted five days.").who == "The talks"
    assert one("The parties want to end the levy over five years.").who is None


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Oslo and Rome had rates of 4.6 and 3.7 percent.", "rate"),
        ("It lowered its target to $40 from $55.", "earlier target"),
        ("In the trial 64 percent of patients recovered, against 22 percent on placebo.", "patient"),
        ("Of the 212 children in the study, 31 had a relapse.", "child"),
    ],
)
def test_a_second_figure_measures_what_the_first_does_where_no_words_say_another(text, of):
    assert quantities(text)[-1].of == of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("House prices in Dublin were up 8.1 per cent.", "House prices in Dublin"),
        ("In March the rate rose by 4.5%.", "the rate"),
        ("Sales of cars in June fell 4 percent.", "Sales of cars"),
        ("Shares in the bank, the country's biggest, fell 3%.", "Shares in the bank"),
        ("Acme (ACM) rose 3%.", "Acme"),
        ("Factory orders unexpectedly jumped 3.8 percent.", "Factory orders"),
        ("Wages in the mines rose slowly but fell by 2.5% in real terms.", "Wages in the mines"),
        ("The Dow Jones Industrial Average lost 0.9 percent.", "The Dow Jones Industrial Average"),
        ("The model starts at $41,190.", "The model"),
        ("The club raised its ticket prices by 5 percent.", "its ticket prices"),
        ("The plan could reduce deficits by $2 billion.", "deficits"),
        ("The pills cut mortality by 12 percent.", "mortality"),
        ("The dam released 50 percent more water than before.", "water"),
        ("The maker reported a 17 percent jump in profit.", "profit"),
        ("It has a 14-inch screen.", "screen"),
        ("The fever has an incubation period of 14 days.", "an incubation period"),
        ("Then the rate exceeded 5%.", "the rate"),
    ],
)
def test_a_figure_is_of_what_rose_was_changed_or_stands_beside_it(text, who):
    assert quantities(text)[-1].who == who


def test_by_how_much_more_is_said_of_the_figure_before():
    assert quantities("The line carried 52 million passengers, 8% more than in May.")[1].who == "passengers"
    assert quantities("The chip has 127 qubits, up from 65 then.")[1].of == "earlier qubit"


def test_a_figure_told_by_others_is_of_none_of_them():
    assert quantities("A study of 1,200 patients found that 40 percent of them coughed.")[1].who is None


@pytest.mark.parametrize(
    ("text", "dimension"),
    [("It kills people over 65.", "age"), ("It has people over 65 sites.", "count"), ("Hire adults under 30!", "age")],
)
def test_people_over_a_number_are_older_unless_it_counts(text, dimension):
    assert one(text).dimension == dimension


def test_what_people_expected_is_no_count_of_people():
    assert one("It missed the 200,000 jobs economists had expected.").of == "expected job"
    assert one("Some 40 arms dealers were held.").who == "arms dealers"


def test_a_model_of_an_airliner_counts_none():
    assert [quantity.printed for quantity in quantities("They flew 38 of its 737 jets.")] == [38]
