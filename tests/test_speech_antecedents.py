"""Whom "he" and "she" mean, with no claim read; and the given names that hint at it."""

import pytest

from factcheck.records import Article
from factcheck.speech.antecedents import read_pronoun
from factcheck.speech.given_names import gender_of


def meant(text: str) -> str | None:
    """Whom the pronoun between angle brackets means."""
    return read_pronoun(Article("a", text.replace("<", "").replace(">", "")), text.index("<"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Berg met Nils Holm. <She> was late.", "Ada Berg"),
        ("Nils Holm met Ada Berg. <He> was late.", "Nils Holm"),
        ("Mr. Vossen met Mrs. Kadar. <She> was late.", "Kadar"),
        ("Nils Holm opened the mill. <He> had built it. Later <he> sold it.".replace("<He>", "He"), "Nils Holm"),
        ("Ada Berg sold <her> mill in Oslo.", "Ada Berg"),
        ("Nils Holm came to Virginia. There <he> slept.", "Nils Holm"),
    ],
)
def test_a_pronoun_means_whom_a_reader_takes_it_for(text: str, name: str) -> None:
    assert meant(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shut. <She> was late.",
        "Mr. Holm slept. <She> was late.",
        "The Danish Wind Council met. <He> slept.",
    ],
)
def test_where_nobody_fits_nobody_is_meant(text: str) -> None:
    assert meant(text) is None


@pytest.mark.parametrize(
    ("given", "gender"), [("Ada", "f"), ("NILS", "m"), ("José", "m"), ("Casey", None), ("Virginia", None), ("Xq", None)]
)
def test_a_given_name_tells_a_gender_or_nothing(given: str, gender: str | None) -> None:
    assert gender_of(given) == gender


def test_a_long_article_is_read_in_linear_time() -> None:
    from time import perf_counter

    def seconds(times: int) -> float:
        article = Article("a", "Ada Berg met Nils Holm. She was late. He had left his mill. " * times)
        began = perf_counter()
        assert read_pronoun(article, article.text.rindex("his")) == "Nils Holm"
        return perf_counter() - began

    seconds(20)
    assert seconds(2000) < 25 * max(seconds(200), 0.05)
