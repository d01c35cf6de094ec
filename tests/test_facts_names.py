"""Places, actors and their keys."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts import actor_of, actors, places
from factcheck.records import Article

KOREA = Article(
    id="k",
    text="North Korea fired a missile on Monday, South Korea's Defense Ministry said. Kim Jong Un watched the launch "
    "by North Korea, state media reported. Noh Kwan-chol, the minister, spoke in Pyongyang for North Korea. Noh warned "
    "Seoul.",
)


def keys(text):
    return {actor.key for actor in actors(text)}


def names(text):
    return [place.name for place in places(text)]


@pytest.mark.parametrize("name", ["North Korea", "DPRK", "Pyongyang", "North Korean", "the North"])
def test_a_country_has_one_key_by_all_its_names(name):
    assert "country:north-korea" in keys(f"{name} warned South Korea.")


@pytest.mark.parametrize(
    "name",
    [
        "Japan's Defense Ministry",
        "Japan’s defence ministry",
        "the Japanese Ministry of Defense",
        "Tokyo's defense ministry",
    ],
)
def test_a_ministry_has_one_key_by_all_its_names(name):
    assert actor_of(name, "organisation").key == "body:japan/defense-ministry"


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Kim Jong-Un", "person", "person:kim-jong-un"),
        ("North Korean leader Kim Jong Un", "person", "person:kim-jong-un"),
        ("Kim", "person", "person:kim-jong-un"),
        ("DPRK defense minister Noh Kwan-chol", "person", "person:noh-kwan-chol"),
        ("President Biden", "person", "person:joe-biden"),
        ("The South Korean Navy", "organisation", "body:south-korea/navy"),
        ("police", "organisation", "organisation:police"),
        ("Noh", "person", "person:noh-kwan-chol"),
        ("Volodymyr Zelenskyy", "person", "person:volodymyr-zelensky"),
        ("Gen. Mark A. Milley", "person", "person:mark-milley"),
        ("the ministry", "organisation", "body:south-korea/defense-ministry"),
        ("the Defense Ministry", "organisation", "body:south-korea/defense-ministry"),
        ("South Korea's Joint Chiefs of Staff", "organisation", "body:south-korea/joint-chiefs-of-staff"),
        ("South Korea's military", "organisation", "body:south-korea/joint-chiefs-of-staff"),
        ("KCNA", "organisation", "media:north-korea/state"),
        ("the Korean Central News Agency", "organisation", "media:north-korea/state"),
        ("state media", "organisation", "media:north-korea/state"),
        ("state media KCNA", "organisation", "media:north-korea/state"),
        ("Xinhua", "organisation", "media:china/state"),
        ("Reuters", "organisation", "media:reuters"),
        ("the Associated Press", "organisation", "media:ap"),
        ("USGS", "organisation", "organisation:usgs"),
        ("the Pentagon", "organisation", "body:united-states/defense-ministry"),
        ("Washington", "place", "country:united-states"),
        ("Seoul", "place", "country:south-korea"),
        ("North Korean officials", "group", "group:north-korea/officials"),
        ("a witness", "unnamed", "unnamed:witness"),
    ],
)
def test_a_speaker_has_a_key_that_holds_across_articles(name, kind, key):
    assert actor_of(name, kind, KOREA).key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Spain's Interior Ministry sent dogs. In Morocco 12 died, the country's interior ministry said.", "morocco"),
        ("Spain's Interior Ministry sent dogs. In Marrakesh 12 died, the kingdom's interior ministry said.", "morocco"),
        ("Spain helped Morocco. Morocco thanked. The country's interior ministry gave no toll.", "morocco"),
        ("Spain owes nothing to Morocco, an aide at its Interior Ministry said.", "spain"),
        ("RABAT, Sept. 9 (AP) — Spain owes nothing, an aide at its Interior Ministry said.", "spain"),
        ("Morocco wept. Spain sent dogs to Morocco, its interior ministry said.", "spain"),
    ],
)
def test_its_ministry_is_that_of_the_country_pointed_back_to(text, key):
    assert [actor.key for actor in actors(text) if actor.key.startswith("body:")][-1] == f"body:{key}/interior-ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Russia, Russia and Russia again: state media KCNA spoke of nothing else.",
        "Russia warned Russia, state media said. Its report was carried by KCNA.",
    ],
)
def test_state_media_are_those_whose_outlet_is_named(text):
    assert {key for key in keys(text) if key.startswith("media:")} == {"media:north-korea/state"}


def test_state_media_bear_the_name_of_their_country():
    assert actor_of("KCNA", "organisation").name == "North Korean state media"


def test_a_person_keeps_the_hyphen_of_the_name():
    assert actor_of("Noh", "person", KOREA).name == "Noh Kwan-chol"


def test_the_north_is_a_country_only_where_koreas_are_the_matter():
    assert "country:north-korea" not in keys("The North voted for the bill, and Norway did not.")


def test_a_surname_points_back_to_the_full_name():
    assert [actor.key for actor in actors("Pete Hegseth said so. Hegseth added more.")] == ["person:pete-hegseth"] * 2


def test_an_unknown_person_is_found_by_what_stands_around_the_name():
    assert "person:maria-olsen" in keys("Mayor Maria Olsen opened the bridge. Later Olsen left.")


def test_another_first_name_makes_another_person():
    assert "person:donald-trump" not in keys("Ivanka Trump said nothing.")


def test_a_country_stays_where_the_word_behind_it_names_no_body():
    assert "country:norway" in keys("Norway's government plans a law.")


def test_words_and_ships_are_no_actors():
    assert keys("The USS George Washington called at the port; let us go.") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A blast in Busan hurt two.", ["Busan"]),
        ("They were fired from Chunghwa County in North Hwanghae.", ["Chunghwa County", "North Hwanghae"]),
        ("The quake hit the High Atlas in Morocco.", ["High Atlas", "Morocco"]),
        ("It fell outside Japan's zone and off the coast of Japan.", ["Japan", "Japan"]),
        ("Pyongyang said it was ready.", []),
        ("He lives in Pyongyang.", ["Pyongyang"]),
        ("It was nice of Paris Hilton.", []),
        ("Most of them were reading.", []),
        ("They live in Reading.", ["Reading"]),
        ("He spoke to Bolton.", []),
        ("Drones hit Kyiv overnight.", ["Kyiv"]),
        ("A shooting in Portland, Oregon, killed one.", ["Portland", "Oregon"]),
        ("SEOUL, March 28 (Reuters) - A man fell.", ["Seoul"]),
        ("A ship burned near the Black Sea port of Varna.", ["Black Sea", "Varna"]),
        ("A shop burned in the Kyiv Ledger's street.", []),
        ("He told the Black Sea Herald in Varna.", ["Varna"]),
    ],
)
def test_a_place_is_one_where_it_stands_as_one(text, found):
    assert names(text) == found


def test_a_place_carries_what_contains_it():
    (place,) = places("It happened in Chunghwa County.")
    assert place.path == ("North Hwanghae", "North Korea", "Asia")
    (city,) = places("It happened in Houston.")
    assert city.path == ("Texas", "United States", "North America")


@given(st.text(max_size=300))
def test_any_text_is_read_and_names_stand_where_their_spans_say(text):
    for named in (*places(text), *actors(text)):
        assert named.span is not None
        assert 0 <= named.span.start < named.span.end <= len(text)


@given(st.text(max_size=60), st.sampled_from(["person", "organisation", "place", "group", "unnamed", "document"]))
def test_any_speaker_gets_a_key(name, kind):
    assert ":" in actor_of(name, kind).key


def test_twice_the_text_takes_about_twice_the_time():
    text = "On Monday Maria Olsen of Norway's Foreign Ministry said 12 people in Oslo had met Ana Ruiz. "
    actors(text)

    def seconds(copies):
        begin = time.perf_counter()
        actors(text * copies)
        return time.perf_counter() - begin

    def at_best(copies):  # of three, since other work on the machine only ever adds to it
        return min(seconds(copies) for _ in range(3))

    assert at_best(1200) < 12 * max(at_best(200), 0.02)


@pytest.mark.parametrize(
    "text",
    ["Ruiz told the Kyiv Ledger so.", "(Kyiv Lantern) - Two men fell.", "It was in the Japan Gazette, Ruiz said."],
)
def test_an_outlet_is_not_the_country_it_is_named_after(text):
    assert not [actor for actor in actors(text) if actor.key.startswith("country:")]


def test_who_speaks_for_an_outlet_is_no_group_of_its_country():
    assert actor_of("the Kyiv Ledger", "organisation").key == "organisation:kyiv-ledger"
