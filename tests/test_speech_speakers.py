"""Whose words: from what an article calls a speaker to who that is, and of what kind."""

import pytest
from making import spoken

from factcheck.records import Article
from factcheck.speech import find_claims


def said(text: str) -> list[tuple[str, str]]:
    """Speaker's name and words of every attributed claim."""
    article = Article("a", text)
    return [(claim.speaker.name, spoken(article, claim)) for claim in find_claims(article) if claim.speaker]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("She", "Ada Berg"),
        ("Berg", "Ada Berg"),
        ("Ms. Berg", "Ada Berg"),
        ("The minister", "Ada Berg"),
        ("The Danish minister", "Ada Berg"),
        ("The Danish energy minister", "Ada Berg"),
        ("The official", "Ada Berg"),
        ("The Norwegian minister", "Nils Holm"),
        ("The fisheries minister", "Nils Holm"),
        ("Holm", "Nils Holm"),
        ("The ministry", "Denmark's Energy Ministry"),
        ("The DWC", "Danish Wind Council"),
        ("A senior official", "senior official"),
        ("Danish officials", "Danish officials"),
        ("Copenhagen", "Copenhagen"),
    ],
)
def test_a_mention_means_the_fullest_name(mention: str, name: str) -> None:
    story = (
        "Norwegian fisheries minister Nils Holm came to the Danish Wind Council (DWC) on Monday. "
        "Denmark's Energy Ministry had invited him. Danish energy minister Ada Berg welcomed the talks. "
        f"{mention} said the farm would open."
    )
    assert said(story)[-1] == (name, "the farm would open")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Japan's Joint Staff Office said it fell. The Joint Staff said it broke.", ["Japan's Joint Staff Office"] * 2),
        ("Norway's fisheries ministry said it fell. Nils Holm slept. The Norwegian ministry said it broke.", None),
        (
            "A deputy director at sea said it fell. The official said it broke.",
            ["deputy director at sea"] * 2,
        ),
        ("Yonhap news agency said it fell.", ["Yonhap"]),
        ("Oslo and Copenhagen said they agreed.", ["Oslo and Copenhagen"]),
    ],
)
def test_bodies_and_the_unnamed_are_met_again(text: str, names: list[str] | None) -> None:
    assert [name for name, _ in said(text)] == (names or ["Norway's fisheries ministry"] * 2)


def test_an_initial_before_a_surname_is_a_persons() -> None:
    (claim,) = find_claims(Article("a", "M. Koleva said the farm was late."))
    assert claim.speaker is not None and (claim.speaker.name, claim.speaker.kind) == ("M. Koleva", "person")


def test_a_title_tells_he_from_she() -> None:
    text = "Mr. Holm met Mrs. Berg on Monday. He said the farm was late. She said it was early."
    assert [name for name, _ in said(text)] == ["Holm", "Berg"]


def test_it_is_the_body_that_spoke_last() -> None:
    text = "Ada Berg smiled. The Danish Wind Council said the farm was late. It added that costs had doubled."
    assert [name for name, _ in said(text)] == ["Danish Wind Council"] * 2


def test_a_statement_speaks_for_whoever_issued_it() -> None:
    text = (
        "The farm was late, a statement from the Danish Wind Council said. The statement added that costs had doubled."
    )
    assert [name for name, _ in said(text)] == ["Danish Wind Council"] * 2


def test_an_office_set_off_by_commas_belongs_to_the_name_beside_it() -> None:
    text = "The port's spokeswoman, Maria Vega, said the crane was new. Ole Dahl, head of the union, said it was old."
    speakers = [claim.speaker for claim in find_claims(Article("a", text))]
    named = [(speaker.name, speaker.role) for speaker in speakers if speaker]
    assert named == [("Maria Vega", "port's spokeswoman"), ("Ole Dahl", "head of the union")]


@pytest.mark.parametrize(
    ("who", "name", "role"),
    [
        ("The mayor of Elmar, Ada Berg,", "Ada Berg", "mayor of Elmar"),
        ("The head of the Elmar Port Authority, Ada Berg,", "Ada Berg", "head of the Elmar Port Authority"),
        ("The mayor of Austin, Texas,", "mayor of Austin", None),
    ],
)
def test_an_office_of_a_place_is_not_whose_name_it_ends_in(who: str, name: str, role: str | None) -> None:
    speakers = [claim.speaker for claim in find_claims(Article("a", f"{who} said the farm was late."))]
    assert [(speaker.name, speaker.kind) for speaker in speakers if speaker] == [(name, "person")]
    assert role is None or [speaker.role for speaker in speakers if speaker] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prof Berg said the farm was late.", "Berg"),
        ("Theresa May said the farm was late.", "Theresa May"),
        ("On May 5 the ministry said the farm was late.", "ministry"),
        ("U.S. Secretary of State Anna Cole said the farm was late.", "Anna Cole"),
        ("House Budget Committee Chairman Bo Ray said the farm was late.", "Bo Ray"),
        ("Gen. James R. Cole Jr. said the farm was late.", "James R. Cole Jr."),
        ("The Joint Chiefs of Staff said the farm was late.", "Joint Chiefs of Staff"),
        ("The North said the farm was late.", "North"),
    ],
)
def test_a_name_comes_without_its_titles(text: str, name: str) -> None:
    assert said(text) == [(name, "the farm was late")]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Danish energy minister Ada Berg", "person"),
        ("The energy ministry", "organisation"),
        ("Copenhagen", "place"),
        ("South Korean authorities", "group"),
        ("A survey of 900 farmers", "document"),
        ("A senior official", "unnamed"),
        ("The prefecture", "organisation"),
        ("The municipality", "organisation"),
    ],
)
def test_a_speaker_has_a_kind(speaker: str, kind: str) -> None:
    claim = find_claims(Article("a", f"{speaker} said that the farm was late."))[0]
    assert claim.speaker is not None
    assert claim.speaker.kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Voltane's Aurora circled the lake, the company said.", "Voltane"),
        ("Boeing said the wing was sound. The company said it would fly.", "Boeing"),
        ("Kyodo sent two reporters. The wing was sound, the agency said.", "Kyodo"),
        ("NATO met in Oslo. The bridge is safe, the alliance said.", "NATO"),
        ("NATO met the Danish energy ministry. The group said the bridge was safe.", "NATO"),
        (
            "The Norwegian Mapping Survey moved. Kyodo slept. The Norwegian agency said it fell.",
            "Norwegian Mapping Survey",
        ),
        ("Greta Lund of Voltane slept. The intelligence service said it fell.", "intelligence service"),
        ("Officials at the mill said it fell.", "Officials at the mill"),
    ],
)
def test_a_general_word_means_the_body_last_spoken_of(text: str, name: str) -> None:
    assert said(text)[-1][0] == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ships would turn back, a port spokesman, Ole Dahl, said.", "Ole Dahl", "port spokesman"),
        ("Ships would turn back, said a port spokesman, Ole Dahl.", "Ole Dahl", "port spokesman"),
        ("A port spokesman, Ole Dahl, told reporters that ships would turn back.", "Ole Dahl", "port spokesman"),
        (
            "Norway's transport minister, Ada Berg, complained that ships were late.",
            "Ada Berg",
            "Norway's transport minister",
        ),
        ("Ships would turn back, the union's secretary general, Ada Berg, said at its office.", "Ada Berg", None),
        ("A port spokesman, tired and cold, said ships would turn back.", "port spokesman", None),
    ],
)
def test_a_name_set_off_after_an_office_is_the_speaker(text: str, name: str, role: str | None) -> None:
    (claim,) = find_claims(Article("a", text))
    assert claim.speaker is not None
    assert claim.speaker.name == name
    assert role in (None, claim.speaker.role)


@pytest.mark.parametrize(
    "source",
    [
        "figures that the Danish Wind Council published on Tuesday",
        "figures the Danish Wind Council released Tuesday",
        "data released by the Danish Wind Council",
        "a statement by the Danish Wind Council",
        "the Danish Wind Council's figures",
    ],
)
def test_figures_speak_for_whoever_gave_them_out(source: str) -> None:
    assert said(f"The storm cost 12 million euros, according to {source}.") == [
        ("Danish Wind Council", "The storm cost 12 million euros")
    ]
    assert said(f"According to {source}, the storm cost 12 million euros.") == [
        ("Danish Wind Council", "the storm cost 12 million euros")
    ]


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Kim", "person"),
        ("Dahl", "person"),
        ("SpaceX", "organisation"),
        ("Boeing", "organisation"),
        ("The Hub", "organisation"),
    ],
)
def test_one_word_alone_is_a_surname_unless_it_looks_like_a_body(speaker: str, kind: str) -> None:
    claim = find_claims(Article("a", f"{speaker} said the boat was late."))[0]
    assert claim.speaker is not None
    assert claim.speaker.kind == kind


def test_a_document_ends_where_it_begins_to_say() -> None:
    assert said("The mill cited a report by the Danish Wind Council saying the storm was over.") == [
        ("Danish Wind Council", "the storm was over")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Nobody in somebody's own words is meant by who says them.
        ("Nils Holm spoke on Monday. Berg, he said, had never come.", "Nils Holm"),
        ("Nils Holm was asked about the mill. “I leave that to Arne Berg,” was his reply.", "Nils Holm"),
        # Nor who is named in what he did, or was done to him.
        ("Nils Holm spoke on Monday. Describing Arne Berg as a friend, he said the mill would open.", "Nils Holm"),
        ("Nils Holm spoke on Monday. Asked if Arne Berg would come, he said the mill was shut.", "Nils Holm"),
        ("Nils Holm came late. He'd told Arne Berg nothing. The mill was shut, he said.", "Nils Holm"),
        ("Nils Holm came late. “The mill is shut,” he'd said.", "Nils Holm"),
        # A wrong "he" before does not forbid "she".
        (
            "Ivet Zahir told the choir he was late. Zahir left. “He was on his way,” she said.",
            "Ivet Zahir",
        ),
        # Parties are no "she", and a word that opens a sentence is nobody.
        ("Anna Clifton opened the dyke. The Senate Democrats voted. “It is too low,” she warned.", "Anna Clifton"),
        (
            "Indeed, two fishermen and a cook had gone to sea. "
            "Rep. Ted Marlow saw them off. “The sea was calm,” the Ohio Republican said.",
            "Ted Marlow",
        ),
        # Of two who hold an office, who acted.
        (
            "State Senator Olaf Walters once rowed with Senator Booth. "
            "The six-term state lawmaker said the boat leaked.",
            "Olaf Walters",
        ),
        # Another administration than the one that ends in the word.
        (
            "The Fish and Kelp Administration met in May. In June, the Berg administration announced that it was late.",
            "Berg administration",
        ),
        ("A CNN film was shot aboard with GOP candidate Paul Rowan. The network said Rowan had steered.", "CNN"),
        (
            "The Harbour Front group rules the pier. The group has painted a boat. It said it would stay.",
            "Harbour Front",
        ),
        ("Malaria had left the delta, WHO reported.", "WHO"),
        ("Nils Holm's choir wrote that it was cold. Berg's choir said the hall was full.", "Berg's choir"),
        ("Nils Holm's party wrote that it was cold. Berg's party said the hall was full.", "Berg's party"),
        (
            "Many village leaders are bakers. They agree with Berg. They say the rye is early.",
            "Many village leaders",
        ),
        (
            "President Holm bought a boat, according to an official from the harbour master's office. "
            "“It leaks,” the official said.",
            "official from the harbour master's office",
        ),
        (
            "Hours after Holm signed the lease, an email seen by the Ledger said the mill was dry. "
            "“Bring buckets,” the email read.",
            "email",
        ),
        # "The police" are not their commissioner, and "the official" is who was called so.
        ("Commissioner Nils Holm came. “We are ready,” Holm said. The police reported that two were hurt.", "police"),
        (
            "According to a Fisheries official, Fisheries Secretary Nils Holm was at sea. "
            "Holm rowed home, the official said.",
            "Fisheries official",
        ),
        ("Ada Berg, a spokeswoman, said he was well. The car was old, said the police statement.", "police"),
        ("On the eve of Easter Day, Pope Fabian fed the geese. “They were hungry,” the pontiff said.", "Fabian"),
        ("It rained in El Salvador. O’Riley said it was warm. “I swam,” he said.", "O’Riley"),
        (
            "Ada Berg has bought a goat, as told in a press release from the Oslo campaign. "
            "The release said it was brown.",
            "Oslo campaign",
        ),
    ],
)
def test_whom_a_reader_takes_the_words_for(text: str, name: str) -> None:
    assert said(text)[-1][0] == name


def test_people_according_to_whom_somebody_said_something_say_so_themselves() -> None:
    article = Article("a", "The minister has threatened to close the port, according to two officials.")
    told = [(each.speaker.name, each.via, spoken(article, each)) for each in find_claims(article) if each.speaker]
    assert told == [
        ("two officials", (), "The minister has threatened to close the port"),
        ("minister", ("two officials",), "to close the port"),
    ]


def test_a_news_body_only_passes_on() -> None:
    article = Article("a", "The minister has threatened to close the port, according to Business Insider.")
    assert [(each.speaker.name, each.via) for each in find_claims(article) if each.speaker] == [
        ("minister", ("Business Insider",))
    ]
