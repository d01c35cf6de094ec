"""Facts of claims: stance, quotations, setting, and the period of an article without a date."""

from datetime import date

import pytest

from factcheck.facts import estimate_period, extract_fact, extract_facts, stance
from factcheck.records import Article, Claim, Cue, Mark, Period, Span, Speaker, Voice

TEXT = (
    "SEOUL, March 28 (Reuters) - In mid-March North Korea held drills near Wonsan. It has told nobody why.\n"
    "Later that month two missiles flew about 350 km, Japan's Defense Ministry said on Tuesday, citing 12 radars.\n"
    'Kim Jong Un called for a "more practical and offensive" stance, state media KCNA said on Tuesday.\n'
)


def article(**changes):
    return Article(**({"id": "a", "text": TEXT, "published": date(2023, 3, 28)} | changes))


def claim(words, voice=Voice.NARRATOR, **changes):
    start = TEXT.index(words)
    return Claim(id=words[:9], article_id="a", spans=(Span(start, start + len(words)),), voice=voice, **changes)


LAUNCH = claim(
    "two missiles flew about 350 km",
    Voice.INDIRECT,
    speaker=Speaker("Japan's Defense Ministry", "Japan's Defense Ministry", None, "organisation", Span(0, 1)),
    cue=Cue("said", Span(0, 1)),
    via=("Reuters",),
)


def test_a_fact_holds_what_its_claim_says_and_nothing_of_the_cue():
    fact = extract_fact(LAUNCH, article())
    assert fact.text == "two missiles flew about 350 km"
    assert [(quantity.text, quantity.of) for quantity in fact.quantities] == [
        ("two", "missile"),
        ("about 350 km", "distance flown"),
    ]
    assert fact.times == ()
    assert fact.speaker is not None and fact.speaker.key == "body:japan/defense-ministry"
    assert [actor.key for actor in fact.via] == ["media:reuters"]


def test_a_speaker_is_read_where_it_stands():
    text = "Spain owes nothing to Morocco, an aide at its Interior Ministry said. Morocco's Interior Ministry agreed."
    mention = "an aide at its Interior Ministry"
    start = text.index(mention)
    speaker = Speaker(mention, mention, None, "unnamed", Span(start, start + len(mention)))
    said = Claim(id="c", article_id="a", spans=(Span(0, 29),), voice=Voice.INDIRECT, speaker=speaker)
    found = extract_fact(said, article(text=text)).speaker
    assert found is not None and found.key == "body:spain/interior-ministry"


def test_times_are_read_within_the_period_of_the_article():
    text = "In mid-March South Korean President Yoon Suk-yeol protested. Later that month two missiles flew."
    start = text.index("Later")
    said = Claim(id="c", article_id="a", spans=(Span(start, len(text)),), voice=Voice.NARRATOR)
    period = Period(date(2022, 5, 10), date(2023, 8, 28), "")
    (when,) = extract_fact(said, article(text=text, published=None, period=period)).times
    assert (when.first, when.last, when.yearless) == (date(2023, 3, 21), date(2023, 3, 31), False)


def test_the_setting_is_nearest_first_and_the_time_of_saying_last():
    dated = article(marks=(Mark("dateline", Span(0, TEXT.index("In mid-March"))),))
    fact = extract_fact(LAUNCH, dated)
    assert [when.text for when in fact.setting.times] == ["mid-March", "Later that month", "Tuesday"]
    assert [place.name for place in fact.setting.places] == ["Wonsan", "Seoul"]


def test_every_span_of_a_fact_points_into_the_article():
    fact = extract_fact(LAUNCH, article())
    for quantity in fact.quantities:
        assert TEXT[quantity.span.start : quantity.span.end] == quantity.text
    for when in fact.setting.times:
        assert TEXT[when.span.start : when.span.end] == when.text


def test_a_caption_is_no_setting():
    captioned = article(marks=(Mark("caption", Span(0, TEXT.index("\n"))),))
    assert extract_fact(LAUNCH, captioned).setting.places == ()


def test_a_title_outside_the_text_is_a_setting_at_an_empty_span():
    fact = extract_fact(LAUNCH, article(text=TEXT, title="Quake in Morocco"))
    assert [(place.name, place.span) for place in fact.setting.places if place.name == "Morocco"] == [
        ("Morocco", Span(0, 0))
    ]


def test_quoted_words_are_those_between_the_marks():
    mixed = claim('called for a "more practical and offensive" stance', Voice.MIXED)
    inside = claim("more practical and offensive", Voice.DIRECT)
    cut = claim('a "more practical', Voice.MIXED)
    facts = extract_facts((mixed, inside, cut, LAUNCH), article())
    assert [fact.quoted for fact in facts] == [
        ("more practical and offensive",),
        ("more practical and offensive",),
        ("more practical",),
        (),
    ]


@pytest.mark.parametrize(("story", "of"), [("Heavy rain flooded the valley.", "water level"), ("It was dark.", None)])
def test_a_claim_is_read_in_the_light_of_its_article(story, of):
    stood = "The Elva stood at 7.2 metres."
    told = Article(id="a", text=f"{stood} {story}")
    fact = extract_fact(Claim("c", "a", (Span(0, len(stood)),), Voice.NARRATOR), told)
    assert [quantity.of for quantity in fact.quantities] == [of]


def test_no_claims_give_no_facts():
    assert extract_facts((), article()) == ()


@pytest.mark.parametrize(
    ("text", "negated", "hedge", "denied"),
    [
        ("They have never exported weapons to Russia", True, None, False),
        ("No casualties were reported", True, None, False),
        ("It didn't land", True, None, False),
        ("He said that it would not land", True, None, False),
        ("He did not say that it would land", False, "did not say", False),
        ("At least 12, and no fewer than 10, were seen", False, None, False),
        ("It appeared to fire a missile", False, "appeared to", False),
        ("Two were reportedly killed", False, "reportedly", False),
        ("They met in May", False, None, False),
        ("Pyongyang denied that it had sold shells", False, None, True),
        ("The minister rejected the allegations", False, None, True),
        ("They were denied entry", False, None, False),
        ("Police arrested five suspects", False, None, False),
        ("Seoul suspects it was a test", False, "suspects", False),
        ("If it does not rain, they will march", False, None, False),
    ],
)
def test_the_stance_is_that_of_the_main_clause(text, negated, hedge, denied):
    found = stance(text)
    assert (found.negated, found.hedge, found.denied) == (negated, hedge, denied)


@pytest.mark.parametrize(
    "text",
    [
        "He denied he had resigned",
        "The mayor denied there had been a leak",
        "He denied Kyiv was behind it",
        "She denied resigning",
        "She denied ever owning the boat",
        "They denied the murder",
        "They denied an attack on the port",
        "We have never exported arms",
        "We've never used such shells",
        "I did not attack anybody",
        "We have sold no arms",
        "We had no part in it",
        "We were not involved",
    ],
)
def test_who_disowns_a_doing_denies_it(text):
    assert stance(text).denied


@pytest.mark.parametrize(
    "text",
    [
        "He was denied bail",
        "They were denied a visa",
        "They denied him a role",
        "The bank denied funding to the group",
        "He did not deny having sold it",
        "We have never seen such rain",
        "I have never met him",
        "We had no idea",
        "We have not yet decided",
        "We have never been so cold",
        "We were not ready",
    ],
)
def test_who_is_refused_something_or_has_not_lived_it_denies_nothing(text):
    assert not stance(text).denied


def test_a_cue_that_denies_makes_a_denial():
    assert stance("it sold shells", cue=Cue("denied", Span(0, 1), "denies")).denied


def undated(text):
    return estimate_period(Article(id="u", text=text))


def test_holders_of_offices_say_when_an_article_was_published():
    period = undated("South Korean President Yoon Suk-yeol met Tokyo's chief cabinet secretary Hirokazu Matsuno.")
    assert period is not None
    assert (period.first, period.last) == (date(2022, 5, 10), date(2023, 12, 14))
    assert "Hirokazu Matsuno" in period.because


@pytest.mark.parametrize(
    "text",
    [
        "Former President Barack Obama spoke.",
        "President-elect Joe Biden spoke.",
        "Mr Yoon went home.",
        "President Nobody spoke.",
    ],
)
def test_who_holds_no_office_says_nothing_of_the_date(text):
    assert undated(text) is None


def test_a_surname_is_enough_behind_the_country():
    period = undated("American president Obama spoke.")
    assert period is not None and (period.first, period.last) == (date(2009, 1, 20), date(2017, 1, 20))


def test_a_dated_article_needs_no_estimate():
    assert estimate_period(Article(id="d", text="President Joe Biden spoke.", published=date(2022, 1, 1))) is None
