"""Who is meant, as it is learned: from chains of mentions, and from passages in which people have told it."""

import gzip
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from factcheck.benchmarks.pronouns import Passage
from factcheck.records import Span
from factcheck.speech.tagging.network import TOKENIZER, WEIGHTS
from factcheck.speech.tagging.pieces import Pieces
from factcheck.speech.tagging.windows import Window
from factcheck.speech.tagging.words import read_words
from factcheck.training.batches import IGNORED, collate, example
from factcheck.training.chains import NOBODY, Token, read_chains
from factcheck.training.corpus import Labelled, label
from factcheck.training.passages import PASSAGES, asked, read_asked
from factcheck.training.tagger import missed

TEXT = "The mayor Ada Berg and Nils Holm met; the mayor left, she said."
TAGS = "DT NN NNP NNP CC NNP NNP VBD : DT NN VBD , PRP VBD .".split()  # noqa: SIM905 - reads as a sentence does
KINDS = {"Ada": "PERSON", "Berg": "PERSON", "Nils": "PERSON", "Holm": "PERSON"}


def tokens() -> list[Token]:
    words = list(read_words(TEXT))
    return [Token(word.start, word.end, tag, KINDS.get(word.text, "O")) for word, tag in zip(words, TAGS, strict=True)]


def chain(*printed: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)] for words in printed]


def meant(*chains: list[list[int]]) -> tuple[list[str], list[str]]:
    """The words that ask for somebody, and those that answer."""
    words = list(read_words(TEXT))
    found = read_chains(TEXT, words, tokens(), chains)
    asks = [word.text for word, number in zip(words, found.asks, strict=True) if number != NOBODY]
    return asks, [word.text for word, number in zip(words, found.named, strict=True) if number != NOBODY]


@pytest.mark.parametrize(
    ("mentions", "asks", "named"),
    [
        (("The mayor Ada Berg", "she"), ["she"], ["Ada", "Berg"]),
        (("Ada Berg", "the mayor", "she"), ["mayor", "she"], ["Ada", "Berg"]),
        (("the mayor", "she"), [], []),
        (("Ada Berg and Nils Holm", "she"), [], []),
        (("Nils Holm", "Ada Berg"), [], ["Ada", "Berg", "Nils", "Holm"]),
    ],
)
def test_pronouns_and_descriptions_ask_for_the_names_of_their_chain(
    mentions: tuple[str, ...], asks: list[str], named: list[str]
) -> None:
    assert meant(chain(*mentions)) == (asks, named)


def test_who_has_lost_all_names_to_another_chain_is_nobody() -> None:
    assert meant(chain("Ada Berg", "the mayor"), chain("Ada Berg", "she"))[0] == ["she"]


def passage(text: str, first: bool, second: bool) -> Passage:
    at = text.index("he ")
    return Passage("p", text, Span(at, at + 2), (("Nils Holm", first), ("Ola Holm", second)))


MET = "Nils Holm met Ola Holm before he left; Ola Holm stayed. Holm wept."


def test_a_passage_asks_for_the_right_name_wherever_it_stands() -> None:
    row = asked(passage(MET, False, True))
    assert row is not None
    assert [at for at, number in enumerate(row.named) if number == 0] == [3, 4, 9, 10]
    assert [row.words[at] for at, number in enumerate(row.asks) if number == 0] == ["he"]


def test_a_passage_that_means_neither_of_its_names_teaches_nothing() -> None:
    assert asked(passage(MET, False, False)) is None


def test_a_folder_without_passages_has_none(tmp_path: Path) -> None:
    assert read_asked(tmp_path) == []


def test_passages_are_read_from_beside_the_corpus(tmp_path: Path) -> None:
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"
    row = f"p\t{MET}\the\t{MET.index('he ')}\tNils Holm\t0\tTRUE\tOla Holm\t14\tFALSE\tu"
    with gzip.open(tmp_path / PASSAGES, "wt", encoding="utf-8") as file:
        file.write(f"{head}\n{row}\n")
    (read,) = read_asked(tmp_path)
    assert not read.attributed


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(Tokenizer.from_file(str(WEIGHTS / TOKENIZER)))


def whole(article: Labelled) -> Window:
    return Window(0, 0, len(article.words), len(article.words))


def test_of_a_passage_only_whom_the_pronoun_means_is_learned(pieces: Pieces) -> None:
    row = asked(passage(MET, True, False))
    assert row is not None
    seen = example(row, whole(row), pieces, None)
    others = (seen.labels, seen.names, seen.to_cue, seen.to_source)
    assert all(set(values) == {IGNORED} for values in others)
    assert [at for at, number in enumerate(seen.asks) if number != IGNORED] == [6]


def test_an_article_without_chains_asks_for_nobody(pieces: Pieces) -> None:
    article = label({"text": TEXT, "attributions": []})
    batch = collate([example(article, whole(article), pieces, None)])
    count = len(article.words)
    assert missed(torch.zeros(1, count, count + 1), batch.asks, batch.named) == 0


@pytest.mark.parametrize(
    ("asks", "named", "right"),
    [
        ([-100, -100, 0], [0, 0, -100], [1, 2]),
        ([-100, 0, -100], [0, -100, 0], [1]),
        ([0, -100, -100], [-100, -100, 0], [3]),
        ([-100, -100, 0], [1, -100, -100], [0]),
    ],
    ids=["any of its words", "an earlier one first", "else a later one", "else none"],
)
def test_pointing_to_any_earlier_name_of_who_is_meant_is_right(asks: list[int], named: list[int], right: list[int]):
    logits = torch.full((1, 3, 4), -20.0)
    logits[..., right] = 5.0
    assert missed(logits, torch.tensor([asks]), torch.tensor([named])) == pytest.approx(0, abs=1e-4)
    assert missed(-logits, torch.tensor([asks]), torch.tensor([named])) > 10
