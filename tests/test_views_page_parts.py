"""The chain of attribution, links out, and passages with words marked in them."""

from dataclasses import replace

import pytest
from checking import JAPAN, LAUNCH, ORIGINS, SEOUL, report
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Actor, Article, Event, Report, Span, Speaker, Status
from factcheck.views.html.chain import OWN_WORDS, Node, chains
from factcheck.views.html.passages import Quoted, around, whole
from factcheck.views.links import at_words, web_address


def event(*reports: Report) -> Event:
    return Event("e", "Launch", None, None, Status.CONFLICTING, reports, ORIGINS, 1, 1)


def said_by(name: str, key: str, *via: str, outlet: str) -> Report:
    told = report("They flew.", name, outlet=outlet, via=via)
    return replace(told, fact=replace(told.fact, speaker=Actor(name, "organisation", key)))


def test_the_way_of_words_goes_from_speaker_over_relay_to_outlet():
    (chain,) = chains(
        event(
            said_by("Defense Ministry", "mod", "NHK", outlet="Eastlight Bulletin"),
            said_by("Japan's Defense Ministry", "mod", outlet="Harbour Times"),
            said_by("Japan's Defense Ministry", "mod", outlet="Aldermoor Herald"),
        )
    )
    (speaker,) = chain.speakers
    assert (speaker.name, speaker.kind) == ("Japan's Defense Ministry", "speaker")
    assert [report.article.outlet for report in speaker.printed] == ["Aldermoor Herald", "Harbour Times"]
    (relay,) = speaker.onward
    assert (relay.name, relay.kind, [told.article.outlet for told in relay.printed]) == (
        "NHK",
        "relay",
        ["Eastlight Bulletin"],
    )


def test_each_origin_has_a_tree_of_its_own_and_who_agrees_comes_first():
    assert [chain.origin.id for chain in chains(replace(LAUNCH, reports=(SEOUL, JAPAN)))] == ["o1", "o2"]


def test_what_an_outlet_says_itself_begins_with_nobody():
    told = report("They flew.")
    (chain,) = chains(event(told))
    assert chain.speakers == (Node(OWN_WORDS, "speaker", (), (told,)),)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "https://bank.example@evil.example/",
        'https://x.example/"onclick="x',
        "https://x.example/\u202egnp",
        "https://x.example/a b",
        "https://[broken",
        "notes/article.txt",
        "",
        None,
    ],
)
def test_an_address_that_is_no_plain_web_page_is_no_link(url):
    assert web_address(url) is None
    assert at_words(url, "words") is None


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("about 350 km", "about%20350%20km"),
        ("short-range, & co.", "short%2Drange%2C%20%26%20co."),
        ("“Größe”", "%E2%80%9CGr%C3%B6%C3%9Fe%E2%80%9D"),
        (
            " ".join(f"word{n}" for n in range(40)),
            "word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39",
        ),
        ("one\ntwo", "one"),
    ],
)
def test_a_web_page_is_opened_at_the_words(words, directive):
    assert at_words("https://x.example/a?b=c", words) == f"https://x.example/a?b=c#:~:text={directive}"


@given(st.text(alphabet="ab \n", max_size=60), st.data())
def test_marking_words_changes_none_of_them(text, data):
    spans = data.draw(
        st.lists(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted).map(lambda ends: Span(*ends)), max_size=4)
    )
    quoted = [Quoted(f"q{n}", (span,), (span,)) for n, span in enumerate(spans) if span.start < span.end]
    for shown in (whole(Article("a", text), quoted), around(Article("a", text), quoted)):
        pieces = [piece for paragraph in shown for stretch in paragraph.stretches for piece in stretch.pieces]
        told = "".join(piece.text for piece in pieces)
        assert told.split() == [] or "".join(told.split()) in "".join(text.split())
        assert {name for piece in pieces for name in piece.anchors} <= {one.anchor for one in quoted}
    assert "".join(text.split()) == "".join(
        "".join(piece.text.split())
        for paragraph in whole(Article("a", text), quoted)
        for stretch in paragraph.stretches
        for piece in stretch.pieces
    )


def test_claims_that_overlap_each_have_their_anchor():
    text = "He said she said they flew."
    outer, inner = Quoted("outer", (Span(8, 27),)), Quoted("inner", (Span(17, 27),))
    ((paragraph,),) = [whole(Article("a", text), [outer, inner])]
    assert [
        (stretch.quoted, [(piece.text, piece.anchors) for piece in stretch.pieces]) for stretch in paragraph.stretches
    ] == [
        (False, [("He said ", ())]),
        (True, [("she said ", ("outer",)), ("they flew.", ("inner",))]),
    ]


def test_a_speaker_without_a_key_goes_by_name():
    told = replace(JAPAN, fact=replace(JAPAN.fact, speaker=None))
    other = replace(
        told,
        fact=replace(
            told.fact,
            claim=replace(told.fact.claim, speaker=Speaker("japan's defense ministry", "it", None, "x", Span(0, 1))),
        ),
    )
    (chain,) = chains(replace(LAUNCH, reports=(told, other)))
    assert len(chain.speakers) == 1
