"""What somebody or something is in: custody, health, arms, and how far a deed has come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.states import find_states
from factcheck.facts.tables import table

# Sentence, and each state in it: kind, value, of whom as printed. Written before the reader was run on them.
LABELLED = [
    # Custody
    ("Police arrested a 25-year-old man on Friday.", [("custody", "arrested", "a 25-year-old man")]),
    ("A suspect was arrested on Friday.", [("custody", "arrested", "A suspect")]),
    ("A suspect in the robbery was arrested.", [("custody", "arrested", "A suspect")]),
    ("Maria Olsen was arrested at her home.", [("custody", "arrested", "Maria Olsen")]),
    ("The gunman remains at large.", [("custody", "at large", "The gunman")]),
    ("The driver is still on the run.", [("custody", "at large", "The driver")]),
    ("No arrests have been made.", [("custody", "at large", None)]),
    ("Police have made no arrests.", [("custody", "at large", None)]),
    ("No one has been arrested.", [("custody", "at large", None)]),
    ("The driver has not been arrested.", [("custody", "at large", "The driver")]),
    ("Detectives are searching for the gunman.", [("custody", "sought", "the gunman")]),
    ("The two brothers were taken into custody.", [("custody", "in custody", "The two brothers")]),
    ("One man is in custody.", [("custody", "in custody", "One man")]),
    ("Officers detained three students.", [("custody", "detained", "three students")]),
    (
        "Olsen was arrested and charged with arson.",
        [("custody", "arrested", "Olsen"), ("custody", "charged", "Olsen")],
    ),
    ("Prosecutors charged the nurse with fraud.", [("custody", "charged", "the nurse")]),
    ("The nurse faces two charges of fraud.", [("custody", "charged", "The nurse")]),
    ("A grand jury indicted the mayor on Tuesday.", [("custody", "indicted", "the mayor")]),
    ("The mayor was convicted of bribery.", [("custody", "convicted", "The mayor")]),
    ("The mayor was found guilty of bribery.", [("custody", "convicted", "The mayor")]),
    ("The mayor pleaded guilty to bribery.", [("custody", "pleaded guilty", "The mayor")]),
    ("The mayor pleaded not guilty.", [("custody", "pleaded not guilty", "The mayor")]),
    ("A judge sentenced the mayor to six years.", [("custody", "sentenced", "the mayor")]),
    ("The jury acquitted the officer.", [("custody", "acquitted", "the officer")]),
    ("The officer was found not guilty.", [("custody", "acquitted", "The officer")]),
    ("The reporter was released on bail.", [("custody", "released", "The reporter")]),
    ("Two prisoners escaped from a jail in Oslo.", [("custody", "escaped", "Two prisoners")]),
    ("The driver could be arrested within days.", []),
    ("If the driver is arrested, his lawyer will speak.", []),
    ("The shop charged a fee of two dollars.", []),
    ("The band released a new album.", []),
    # Health
    ("The girl was not injured.", [("health", "unhurt", "The girl")]),
    ("The girl was unhurt.", [("health", "unhurt", "The girl")]),
    ("Nobody was hurt.", [("health", "unhurt", None)]),
    ("The crash injured the pilot.", [("health", "injured", "the pilot")]),
    ("The pilot suffered minor injuries.", [("health", "injured", "The pilot")]),
    ("A cyclist was taken to hospital.", [("health", "hospitalised", "A cyclist")]),
    ("A cyclist was hospitalized on Sunday.", [("health", "hospitalised", "A cyclist")]),
    ("The boy is in stable condition.", [("health", "stable", "The boy")]),
    ("The boy was listed in serious condition.", [("health", "serious", "The boy")]),
    ("The boy remains in critical condition.", [("health", "critical", "The boy")]),
    ("The woman was critically wounded.", [("health", "critical", "The woman")]),
    ("The woman died at the scene.", [("health", "dead", "The woman")]),
    ("The woman was pronounced dead.", [("health", "dead", "The woman")]),
    ("A fall killed the governor.", [("health", "dead", "the governor")]),
    ("The governor was shot and killed.", [("health", "shot", "The governor"), ("health", "dead", "The governor")]),
    ("A sailor has been missing since Monday.", [("health", "missing", "A sailor")]),
    ("The sailor has fully recovered.", [("health", "recovered", "The sailor")]),
    ("The woman did not die.", []),
    ("Doctors fear the woman may die.", []),
    # Weapons
    ("The attacker used a pistol.", [("weapon", "handgun", "The attacker")]),
    ("He was armed with an AR-15.", [("weapon", "assault rifle", "He")]),
    ("Police found a shotgun in the car.", [("weapon", "shotgun", None)]),
    ("A man with a kitchen knife entered the shop.", [("weapon", "knife", "A man")]),
    ("It fired a short-range ballistic missile.", [("weapon", "short-range ballistic missile", "It")]),
    ("The navy tested two cruise missiles.", [("weapon", "cruise missile", "The navy")]),
    ("The city was hit by drones.", [("weapon", "drone", None)]),
    ("It was not a ballistic missile.", []),
    # Plans and deeds
    ("The president will sign the bill.", [("process", "planned: signed", "the bill")]),
    ("The president signed the bill.", [("process", "signed", "the bill")]),
    ("The bill was signed on Monday.", [("process", "signed", "The bill")]),
    ("The bill is expected to be signed.", [("process", "planned: signed", "The bill")]),
    ("The president refused to sign the bill.", [("process", "not signed", "the bill")]),
    ("Ruiz plans to resign.", [("process", "planned: resigned", "Ruiz")]),
    ("Ruiz has resigned.", [("process", "resigned", "Ruiz")]),
    ("The Senate rejected the treaty.", [("process", "rejected", "the treaty")]),
    ("Lawmakers approved the budget.", [("process", "approved", "the budget")]),
    ("The talks were called off.", [("process", "cancelled", "The talks")]),
    ("The talks have been suspended.", [("process", "suspended", "The talks")]),
    ("The exercise began on Thursday.", [("process", "begun", "The exercise")]),
    ("The exercise will begin on Thursday.", [("process", "planned: begun", "The exercise")]),
    ("Workers completed the bridge.", [("process", "completed", "the bridge")]),
    ("Ruiz won the election.", [("process", "won", "Ruiz")]),
    ("Ruiz lost the election.", [("process", "lost", "Ruiz")]),
    ("The minister proposed a new tax.", [("process", "proposed", "a new tax")]),
    # Around the state: insertions, relatives, headlines, lists
    ("Ana Ruiz (D-Ohio) was arrested on Friday.", [("custody", "arrested", "Ana Ruiz")]),
    ("Sam Olsen Jr., 31, of Oslo, was convicted.", [("custody", "convicted", "Sam Olsen Jr.")]),
    ("A man is being sought by police.", [("custody", "sought", "A man")]),
    (
        "The driver, who was not hurt, was released without charge.",
        [("health", "unhurt", "The driver"), ("custody", "released", "The driver")],
    ),
    (
        "The officer who killed Sam Olsen was charged with murder.",
        [("health", "dead", "Sam Olsen"), ("custody", "charged", "The officer")],
    ),
    ("Senate Passes Farm Bill", [("process", "passed", "Farm Bill")]),
    ("Ruiz on Friday endorsed the plan.", [("process", "approved", "the plan")]),
    ("The new bans and launches worry them.", []),
    ("A reward was offered for the arrest of the thief.", []),
    ("The injured man went home.", []),
    ("The king may sign the bill.", []),
    ("The king would have signed the bill.", []),
    ("The king is believed to have signed the bill.", [("process", "signed", "the bill")]),
    ("The gunman is believed to be in custody.", [("custody", "in custody", "The gunman")]),
    ("It rained in the hills all week.", []),
]

EXAMPLES = [
    (row["kind"], row["value"], text, who) for row in table("states")["state"] for text, who in row["examples"].items()
]


@pytest.mark.parametrize(("text", "found"), LABELLED, ids=[text for text, _ in LABELLED])
def test_a_sentence_tells_its_states_and_of_whom(text, found):
    assert [(state.kind, state.value, state.who) for state in find_states(text)] == found


@pytest.mark.parametrize(("kind", "value", "text", "who"), EXAMPLES)
def test_a_row_of_the_table_reads_its_examples(kind, value, text, who):
    assert (kind, value, who or None) in {(state.kind, state.value, state.who) for state in find_states(text)}


def test_there_are_enough_labelled_sentences():
    assert len(LABELLED) >= 60


@given(st.text(max_size=200) | st.lists(st.sampled_from([t for t, _ in LABELLED]), max_size=3).map(" and ".join))
def test_any_text_is_read_and_a_state_stands_where_its_span_says(text):
    for state in find_states(text):
        assert text[state.span.start : state.span.end] == state.text
