"""What a report has to say to agree with a question: its figure, its state, its words; else it is not comparable."""

from collections.abc import Sequence
from datetime import date

import pytest
from indexing import index_of

from factcheck.articles import read_text
from factcheck.index import Encoder, load_encoder
from factcheck.pipeline.answering import asked
from factcheck.pipeline.gathering import gather
from factcheck.pipeline.reading import Question, read_question
from factcheck.records import Article, Relation, Status


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def printed(outlet: str, text: str, day: str = "2024-05-06") -> Article:
    return read_text(text, outlet=outlet, published=date.fromisoformat(day))


def answers(
    articles: Sequence[Article], question: str, encoder: Encoder, *, quote: bool = False
) -> tuple[Status, dict[str, Relation]]:
    """The status, and how the report of each outlet in the first event stands to the question."""
    with index_of(articles, encoder) as index:
        dossier = gather(Question(question, quote), index, encoder)
        reports = dossier.events[0].reports if dossier.events else ()
        return dossier.status, {report.article.outlet or "": report.relation for report in reports}


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("Two missiles flew 350 km", {"distance"}),
        ("Two men were arrested", {"count"}),
        ("The river stood at 6.45 metres", {"distance"}),
        ("A missile hit the depot", {"weapon"}),
        ("The gunman was arrested", {"custody"}),
        ("The truce took effect at 5 p.m.", {"time"}),
        # A name's number is no figure.
        ("The rocket Tern 10 was launched", {"process"}),
        ("The vote was unanimous", set()),
    ],
)
def test_what_is_asked_is_a_figure_else_a_state_else_a_time_of_day(question, slots):
    _, fact = read_question(Question(question))
    assert asked(fact) == slots


MISSILE = "A cruise missile hit the oil depot in Ostrava on Sunday night, the governor said."
DRONES = "Drones struck the oil depot in Ostrava on Sunday night, setting two tanks on fire, the fire service said."
FIREMEN = "Three firemen died at the oil depot in Ostrava on Sunday night, a union official said."


def test_a_report_of_other_weapons_or_of_none_does_not_agree(encoder):
    articles = [printed("Coast Post", MISSILE), printed("Hill Courier", DRONES), printed("Ostra News", FIREMEN)]
    _, found = answers(articles, "A missile hit the oil depot in Ostrava on 5 May 2024", encoder)
    assert [outlet for outlet, relation in found.items() if relation is Relation.CORROBORATES] == ["Coast Post"]


CREST = "The river Orl reached 6.45 metres in Klodzin on Monday, the water board said."
DEATHS = "Four people have died in the floods of the river Orl in Klodzin since Monday, the mayor said."


def test_a_figure_of_no_known_role_is_asked_for_too(encoder):
    articles = [printed("Coast Post", CREST), printed("Hill Courier", DEATHS)]
    _, found = answers(articles, "The Orl reached 6.45 metres in Klodzin on 6 May 2024", encoder)
    assert [outlet for outlet, relation in found.items() if relation is Relation.CORROBORATES] == ["Coast Post"]


UNANIMOUS = "The decision of the Union Bank on Monday to cut its rate was not unanimous, three governors said."


def test_a_not_on_one_side_is_never_agreement(encoder):
    status, _ = answers([printed("Coast Post", UNANIMOUS)], "The rate decision was unanimous", encoder)
    assert status not in {Status.CORROBORATED, Status.SINGLE_ORIGIN}


ABLAZE = "The tanker Souna was attacked on Sunday and is drifting on fire west of Hodar, the navy said."
SUNK = "The tanker Souna, attacked on Sunday, has sunk, the militia said."


def test_without_anything_to_compare_a_report_has_to_say_nearly_the_same(encoder):
    articles = [printed("Coast Post", ABLAZE), printed("Hill Courier", SUNK)]
    _, found = answers(articles, "The tanker Souna sank in May 2024", encoder)
    assert [outlet for outlet, relation in found.items() if relation is Relation.CORROBORATES] == ["Hill Courier"]


LAUNCHED = "The rocket Tern 10 lifted off from Boca Mar on Sunday, the company said."
PLANNED = "The company plans to launch the rocket Tern 10 from Boca Mar on Sunday."


def test_a_state_told_in_words_that_no_table_has_agrees_and_a_plan_does_not(encoder):
    articles = [printed("Coast Post", LAUNCHED), printed("Hill Courier", PLANNED)]
    _, found = answers(articles, "Tern 10 was launched from Boca Mar on 5 May 2024", encoder)
    assert found["Coast Post"] is Relation.CORROBORATES
    assert found.get("Hill Courier") is not Relation.CORROBORATES


BOUND = "At least five people were killed in the fire at the Hodar market on Sunday, the governor said."
SEVEN = "Seven people were killed in the fire at the Hodar market on Sunday, the hospital said."


def test_a_bound_far_below_the_figure_asked_for_does_not_confirm_it(encoder):
    articles = [printed("Coast Post", BOUND), printed("Hill Courier", SEVEN)]
    asked_for = "people were killed in the fire at the Hodar market on 5 May 2024"
    status, found = answers(articles, f"Seven {asked_for}", encoder)
    assert status is Status.SINGLE_ORIGIN
    assert found == {"Coast Post": Relation.UNCLEAR, "Hill Courier": Relation.CORROBORATES}
    assert answers(articles, f"Five {asked_for}", encoder)[1]["Coast Post"] is Relation.CORROBORATES


DOUBLED = "Interest rates on farm loans in Ostrava doubled in May 2024, the bank said."
TO_SIX = "Interest rates on farm loans in Ostrava doubled to 6.8 percent in May 2024, the minister said."


def test_all_figures_that_are_asked_for_have_to_be_met(encoder):
    articles = [printed("Coast Post", DOUBLED), printed("Hill Courier", TO_SIX)]
    _, found = answers(articles, "Interest rates on farm loans in Ostrava doubled to 8.2 percent in May 2024", encoder)
    assert found["Coast Post"] is Relation.UNCLEAR
    assert found["Hill Courier"] is Relation.CONFLICTS
    _, found = answers(articles, "Interest rates on farm loans in Ostrava doubled to 6.8 percent in May 2024", encoder)
    assert found["Hill Courier"] is Relation.CORROBORATES


FLEW = "A missile fired by North Korea on Sunday flew about 600 km, the Joint Chiefs said."
ROSE = "North Korea's missile reached an altitude of about 90 km on Sunday, the Joint Chiefs said."


def test_figures_that_an_article_gives_in_two_sentences_are_met(encoder):
    question = "North Korea fired a missile on 5 May 2024 that flew 600 km and reached an altitude of 90 km"
    status, _ = answers([printed("Coast Post", f"{FLEW}\n\n{ROSE}")], question, encoder)
    assert status is Status.SINGLE_ORIGIN
    status, _ = answers([printed("Coast Post", FLEW)], question, encoder)
    assert status is Status.UNCLEAR


DENIED = "The interior minister denied on Sunday that a drone had hit the plant in Hodar."
HIT = "A drone hit the plant in Hodar on Sunday, a security official said."


def test_what_only_asks_is_neither_agreed_with_nor_contradicted(encoder):
    articles = [printed("Coast Post", DENIED), printed("Hill Courier", HIT)]
    status, found = answers(articles, "Did a drone hit the plant in Hodar?", encoder)
    assert status is Status.UNCLEAR
    assert set(found.values()) == {Relation.UNCLEAR}


NO_PART = "Zamora denied any involvement in the disappearance of the reporter Anna Berg."
NEITHER = "The Zamorans have denied involvement in the disappearance of Anna Berg, President Jo Ample said."
GONE = "Two weeks have gone since Anna Berg, a critic of Norway, vanished on a visit to the consulate."


def test_a_denial_agrees_with_a_denial_and_a_report_of_the_matter_disputes_none(encoder):
    articles = [
        printed("Coast Post", NO_PART.replace("Zamora", "Norway")),
        printed("Hill Courier", NEITHER.replace("Zamorans", "Norwegians")),
        printed("Ostra News", GONE),
    ]
    status, found = answers(articles, "Norway denied any part in the disappearance of Anna Berg", encoder)
    assert status is Status.CORROBORATED
    assert found["Coast Post"] is found["Hill Courier"] is Relation.CORROBORATES
    assert found.get("Ostra News") is not Relation.CONFLICTS


TWENTY = "The European Commission will send 20 million euros in aid to Bulgaria after a blast, Anna Berg said."
TWELVE = "The European Commission said it would send 12 million euros in aid to Bulgaria."


def test_what_somebody_says_of_himself_is_found_by_his_name(encoder):
    articles = [printed("Coast Post", TWENTY), printed("Hill Courier", TWELVE.replace(" to Bulgaria", ""))]
    _, found = answers(articles, "The European Commission sends 12 million euros to Bulgaria", encoder)
    assert found["Hill Courier"] is Relation.CORROBORATES
    assert found.get("Coast Post") is not Relation.CORROBORATES


# Other days

RUNOFF = "Republican Cindy Hallmark won the Senate runoff in Mississippi on Tuesday, defeating Mike Orlen."


@pytest.mark.parametrize("day", ["13 November 2018", "20 November 2018"])
def test_a_report_of_another_day_does_not_agree(day, encoder):
    article = printed("Coast Post", RUNOFF, "2018-11-28")
    status, _ = answers([article], f"Cindy Hallmark won the Senate runoff in Mississippi on {day}", encoder)
    assert status in {Status.CONTRADICTED, Status.NOT_FOUND}
    status, _ = answers([article], "Cindy Hallmark won the Senate runoff in Mississippi on 27 November 2018", encoder)
    assert status is Status.SINGLE_ORIGIN


def test_what_looks_alike_on_another_day_comes_first_and_says_so(encoder):
    articles = [
        printed("Coast Post", "The Supreme Court opened betting on sports to the states on Monday.", "2018-05-15"),
        printed("Hill Courier", "Betting has long been banned in Singapore, a gaming lawyer said.", "2018-05-20"),
    ]
    with index_of(articles, encoder) as index:
        dossier = gather(Question("The Supreme Court ruled on sports betting on 28 May 2018"), index, encoder)
    assert dossier.status is Status.NOT_FOUND
    assert dossier.other_events[0].apart == "date: Monday, 14 May 2018, against 28 May 2018, 14 days apart"


# Somebody's words

HOLDS = "The dam will hold through the whole of the coming winter"
LONGER = "“The dam will hold through the whole of the coming winter and nobody needs to leave,” Anna Berg said."
TROOPS = "We will not send troops as long as the fighting goes on"


def test_the_beginning_of_a_quotation_is_on_record(encoder):
    articles = [printed("Coast Post", LONGER), printed("Hill Courier", LONGER.replace("Anna Berg", "the minister"))]
    status, found = answers(articles, HOLDS, encoder, quote=True)
    assert status in {Status.CORROBORATED, Status.SINGLE_ORIGIN}
    assert set(found.values()) == {Relation.CORROBORATES}


def test_words_altered_conflict_and_words_cut_short_do_not_agree(encoder):
    articles = [
        printed("Coast Post", f"“{TROOPS}, and we have told our partners so,” Anna Berg said on Monday."),
        printed("Hill Courier", f"“{TROOPS.replace('not', 'now')},” Anna Berg said on Monday."),
        printed("Ostra News", "“We will not send troops,” Anna Berg said on Monday."),
    ]
    status, found = answers(articles, TROOPS, encoder, quote=True)
    assert status is Status.CONFLICTING
    assert found == {
        "Coast Post": Relation.CORROBORATES,
        "Hill Courier": Relation.CONFLICTS,
        "Ostra News": Relation.UNCLEAR,
    }


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("We will not send troops as long as fighting goes on", Relation.CORROBORATES),
        ("We will not send troops as long as the fighting stops nowhere", Relation.UNCLEAR),
        ("We will not send troops as long as the fighting goes on?", Relation.CORROBORATES),
    ],
)
def test_an_article_may_be_missing_and_no_word_that_tells(words, relation, encoder):
    articles = [printed("Coast Post", f"“{TROOPS},” Anna Berg said on Monday.")]
    assert answers(articles, words, encoder, quote=True)[1] == {"Coast Post": relation}


def test_a_quotation_whose_speaker_denies_it_is_not_on_record(encoder):
    articles = [printed("Coast Post", f"Anna Berg denied on Monday that “{HOLDS.lower()}”.")]
    status, _ = answers(articles, HOLDS, encoder, quote=True)
    assert status is Status.CONTRADICTED
