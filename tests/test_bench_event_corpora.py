"""Events and the articles that tell of them, as ``bench same-event`` reads them: from JSONL, and from ECB+."""

import gzip
import io
import json
import tarfile
from datetime import date

import pytest

from factcheck.benchmarks.event_corpora import corpora, read_events
from factcheck.errors import BadInput


def event(name, *articles):
    rows = [article if isinstance(article, dict) else {"title": "", "text": article} for article in articles]
    return {"event": name, "articles": rows}


def written(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def fires(tmp_path):
    return written(tmp_path / "fires.jsonl", event("one", "A mill burned."), event("two", "A barn burned."))


def tokens(*sentences):
    """A document of ECB+ as its makers would have tokenised these sentences."""
    words = (
        f'<token t_id="{place}" sentence="{number}" number="{place}">{word}</token>'
        for number, sentence in enumerate(sentences)
        for place, word in enumerate(sentence.split())
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Document>\n{"".join(words)}\n</Document>'


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "corpus"
    for name, content in {
        "4_1ecb": tokens("A tram left the rails , police said .", "Nobody was hurt ."),
        "4_2ecb": tokens("Nobody was hurt when a tram derailed ."),
        "4_1ecbplus": tokens(
            "http : / / example . org / news / tram", "Tram hits a mill", "May 3 , 2012", "It didn 't burn ."
        ),
        "12_1ecb": tokens("The queen 's choir sang ( twice ) ."),
    }.items():
        path = folder / name.split("_")[0] / f"{name}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_an_event_a_line_is_read_with_days_and_addresses_where_they_are_known(tmp_path):
    dated = {"title": "Flood", "text": "It rose.", "published": "2020-02-01", "url": "https://example.org/flood"}
    path = written(tmp_path / "two.jsonl", event("a", dated), event("b", "Snow fell."))
    first, second = read_events(path)
    assert (first.name, first.topic, second.name) == ("a", "a", "b")
    assert (first.articles[0].published, first.articles[0].url) == (date(2020, 2, 1), "https://example.org/flood")
    assert (second.articles[0].text, second.articles[0].published) == ("Snow fell.", None)


def test_a_compressed_file_is_read_as_well(fires):
    packed = fires.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(fires.read_bytes()))
    assert read_events(packed) == read_events(fires)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("no JSON", ":2: expected an object with event and articles"),
        ("[]", ":2: expected an object"),
        ('{"articles": []}', ":2: .*without 'event'"),
        ('{"event": "b", "articles": [{"title": "T"}]}', ":2: .*without 'text'"),
        ('{"event": "b", "articles": [{"title": "T", "text": 3}]}', ":2: .*without words"),
        ('{"event": "b", "articles": [{"title": "T", "text": "x", "published": "soon"}]}', ":2: .*soon"),
        ('{"event": "b", "articles": [{"text": " "}]}', ":2: .*without words"),
        ('{"event": "b", "articles": 3}', ":2: .*not iterable"),
        ("", "holds one event;"),
    ],
)
def test_a_line_that_is_no_event_is_named(tmp_path, line, complaint):
    path = tmp_path / "bad.jsonl"
    path.write_text(f"{json.dumps(event('a', 'Snow fell.'))}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=complaint):
        read_events(path)


def test_a_file_that_is_not_there_or_not_packed_is_named(tmp_path):
    for name in ("plain.jsonl.gz", "plain.tar.gz"):
        (tmp_path / name).write_text("plain")
    for name in ("missing.jsonl", "plain.jsonl.gz", "plain.tar.gz"):
        with pytest.raises(BadInput, match=f"{name}.* can't be read"):
            read_events(tmp_path / name)


def test_documents_of_ecbplus_are_two_events_a_topic(documents):
    events = {told.name: told for told in read_events(documents)}
    assert {name: (told.topic, len(told.articles)) for name, told in events.items()} == {
        "4ecb": ("4", 2),
        "4ecbplus": ("4", 1),
        "12ecb": ("12", 1),
    }


def test_tokens_become_text_again(documents):
    events = {told.name: told.articles[0] for told in read_events(documents)}
    assert events["4ecb"].text == "A tram left the rails, police said.\nNobody was hurt."
    assert events["12ecb"].text == "The queen's choir sang (twice)."


def test_a_document_bears_the_day_and_address_at_its_head(documents):
    article = next(told.articles[0] for told in read_events(documents) if told.name == "4ecbplus")
    assert (article.published, article.url) == (date(2012, 5, 3), "http://example.org/news/tram")
    assert article.text.startswith("Tram hits a mill\n")


def test_an_archive_reads_as_its_folder(documents, tmp_path):
    packed = tmp_path / "corpus.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(documents, arcname=".")
    by_name = {told.name: told for told in read_events(documents)}
    assert {told.name: told for told in read_events(packed)} == by_name


def test_a_document_that_cannot_be_used_is_named(tmp_path):
    for content, complaint in (
        ("<Document>\n<token", ":2: not XML"),
        ("<Document/>", "no token"),
        ("<a><token>x</token></a>", "no sentence"),
    ):
        (tmp_path / "1_1ecb.xml").write_text(content)
        with pytest.raises(BadInput, match=rf"1_1ecb.xml:.*{complaint}|1_1ecb.xml{complaint}"):
            read_events(tmp_path)


def test_a_broken_document_in_an_archive_is_named(tmp_path):
    packed = tmp_path / "corpus.tar"
    with tarfile.open(packed, "w") as archive:
        member = tarfile.TarInfo("1/1_1ecb.xml")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"<a>"))
    with pytest.raises(BadInput, match=r"corpus.tar\(1/1_1ecb.xml\):1: not XML"):
        read_events(packed)


def test_a_folder_is_its_files_or_its_documents(fires, documents, tmp_path):
    assert corpora(tmp_path) == (fires,)
    assert corpora(documents) == (documents,)
    assert corpora(fires) == (fires,)
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="empty holds no events"):
        corpora(tmp_path / "empty")
