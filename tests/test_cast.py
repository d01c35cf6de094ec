"""One key for each body and person, however a text spells or shortens the name."""

import pytest

from factcheck.facts import actor_of, actors
from factcheck.facts.spelling import spelled_like
from factcheck.records import Article

HARBOUR = Article(
    id="h",
    text="The Office of Ocean Affairs (OOA) met. Later the OOA spoke. Japan's Defense Ministry (JDM) listened, and JDM "
    "left. The Fair Trade League (QRS) met too.",
)


def keys(text):
    return {actor.key for actor in actors(text)}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the OOA", "organisation:office-of-ocean-affairs"),
        ("Office of Ocean Affairs", "organisation:office-of-ocean-affairs"),
        ("JDM", "body:japan/defense-ministry"),
        ("QRS", "organisation:qrs"),
    ],
)
def test_a_short_name_that_the_text_defines_is_the_body(name, key):
    assert actor_of(name, "organisation", HARBOUR).key == key


def test_every_mention_of_a_defined_body_has_its_key_once():
    found = [actor for actor in actors(HARBOUR.text) if actor.key == "organisation:office-of-ocean-affairs"]
    assert [HARBOUR.text[one.span.start : one.span.end] for one in found] == ["Office of Ocean Affairs", "OOA", "OOA"]


def test_a_known_body_with_its_own_short_name_is_named_once_a_place():
    found = [actor.span for actor in actors("South Korea's Joint Chiefs of Staff (JCS) met.")]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kim Jong Un waved.", "kim-jong-un"),
        ("Kim Jong-un waved.", "kim-jong-un"),
        ("Kim Jong-Un waved.", "kim-jong-un"),
        ("Volodymyr Zelenskiy waved.", "volodymyr-zelensky"),
        ("Volodymyr Zelenskyy waved.", "volodymyr-zelensky"),
        ("Moammar Gadhafi waved.", "muammar-gaddafi"),
        ("Muammar Qaddafi waved.", "muammar-gaddafi"),
        ("Muhammad bin Salman waved.", "mohammed-bin-salman"),
        ("Aleksei Navalny waved.", "alexei-navalny"),
        ("Sergey Shoygu waved.", "sergei-shoigu"),
        ("Nicolás Maduro waved.", "nicolas-maduro"),
        ("President Yoon Seok-youl waved.", "yoon-suk-yeol"),
    ],
)
def test_a_known_person_has_one_key_in_any_transliteration(text, key):
    assert keys(text) == {f"person:{key}"}


@pytest.mark.parametrize("name", ["donna trump", "ivanka trump", "jim biden", "hunter biden", "ana maduro", "kim"])
def test_another_first_name_is_another_person(name):
    assert spelled_like(tuple(name.split())) is None


def test_an_unknown_person_keeps_the_key_of_the_words():
    assert keys("Mayor Maria Olsen waved.") == {"person:maria-olsen"}
