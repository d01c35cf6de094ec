"""What other programs link: schema.org claims, Web Annotations that find their words again, chains of attribution."""

import json
from dataclasses import replace

import pytest
from formed import ANSWERED, CLAIMS, FAILED, HELD, LAUNCH, RUN, expanded

from factcheck.index import Index
from factcheck.records import Actor, Article, Claim, Fact, Span, Speaker, Voice, words
from factcheck.views import annotations, claimreview, prov
from factcheck.views.linked import claim_iri

SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
RATING = ("reviewRating", "ratingValue", "alternateName", "firstAppearance")


def document(pieces):
    return json.loads("".join(pieces))


@pytest.fixture(scope="module")
def sample(sample_index):
    with Index.open(sample_index) as index:
        return list(index.claims())


def test_every_claim_of_the_sample_is_a_claim_of_schema_org_with_where_it_appears(sample):
    made = document(claimreview.claims(sample))
    nodes = expanded(made)
    assert len(nodes) == len(sample)
    for node, (fact, article) in zip(nodes, sample, strict=True):
        (appearance,) = node[f"{SCHEMA}appearance"]
        said = {
            "text": words(article, fact.claim.spans),
            "url": article.url,
            "datePublished": article.published and article.published.isoformat(),
        }
        assert node["@type"] == [f"{SCHEMA}Claim"]
        for name, value in said.items():
            assert [one["@value"] for one in appearance.get(f"{SCHEMA}{name}", [])] == ([value] if value else [])
        assert appearance[f"{SCHEMA}publisher"][0][f"{SCHEMA}name"] == [{"@value": article.outlet}]


def test_nothing_is_rated_and_no_appearance_is_called_the_first():
    for made in (claimreview.outcomes(RUN), claimreview.dossier(ANSWERED), "".join(claimreview.claims(CLAIMS))):
        assert not any(f'"{name}"' in made for name in RATING)


def test_what_agrees_is_an_appearance_of_a_claim_and_what_conflicts_is_a_claim_of_its_own():
    (asked,) = document(claimreview.dossier(ANSWERED))["@graph"]
    japan, seoul = LAUNCH.reports
    assert [one["text"] for one in asked["appearance"]] == [japan.article.text]
    (against,) = asked["factcheck:conflictsWith"]
    assert (against["text"], against["author"]["name"]) == (seoul.article.text, "Joint Chiefs of Staff")
    assert against["appearance"]["publisher"]["name"] == "Meridian Courier"
    assert against["factcheck:via"] == {"@list": ["Yonhap"]}


def test_every_report_is_an_appearance_of_some_claim():
    nodes = json.dumps(expanded(document(claimreview.dossier(ANSWERED))))
    assert all(report.article.text in nodes for report in LAUNCH.reports)


def test_the_earliest_that_the_index_holds_is_called_that_and_no_more():
    (asked,) = document(claimreview.dossier(ANSWERED))["@graph"]
    earliest = asked["factcheck:earliestAppearanceInIndex"]["@id"]
    assert earliest == asked["appearance"][0]["@id"]


def test_an_entry_of_a_claim_set_is_a_review_unless_it_could_not_be_checked():
    reviews = document(claimreview.outcomes(RUN))["@graph"]
    assert [(one["@type"], one["name"]) for one in reviews] == [
        ("ClaimReview", "range-350"),
        ("ClaimReview", "range-370"),
        ("ClaimReview", "toll"),
    ]
    assert reviews[0]["claimReviewed"] == reviews[0]["itemReviewed"]["text"] == HELD.claim
    assert reviews[0]["reviewBody"] == "conflicting: 1 origin agrees, 1 conflicts (2 reports)"


def test_a_review_of_what_nobody_reports_has_no_appearance():
    (review,) = document(claimreview.outcomes([replace(FAILED, event=None)]))["@graph"]
    assert "appearance" not in review["itemReviewed"]


def test_an_address_that_leads_nowhere_on_the_web_is_left_out_of_linked_data():
    fact, article = CLAIMS[0]
    hostile = replace(article, url="javascript:alert(1)")
    for made in (claimreview.claims, annotations.claims, prov.claims):
        assert "javascript" not in "".join(made([(fact, hostile)]))


def test_every_annotation_of_the_sample_finds_its_words_again_in_the_stored_text(sample):
    made = document(annotations.claims(sample))
    notes = made["first"]["items"]
    assert made["total"] == len(notes) == len(sample)
    for note, (fact, article) in zip(notes, sample, strict=True):
        quote, position = note["target"]["selector"]
        exact, text = quote["exact"], article.text
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == exact
        assert text[: position["start"]].endswith(quote["prefix"])
        assert len(quote["prefix"]) == min(32, position["start"])
        assert text[position["end"] :].startswith(quote["suffix"])
        # By its words alone, as a tool does that was handed another copy: they stand in one place.
        assert text.count(quote["prefix"] + exact + quote["suffix"]) == 1
        assert all(text[span.start : span.end] in exact for span in fact.claim.spans)


def test_annotations_are_annotations_to_a_processor_of_json_ld(sample):
    (collection,) = expanded(document(annotations.claims(sample[:20])))
    assert collection["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    oa = "http://www.w3.org/ns/oa#"
    for note in items["@list"]:
        (target,) = note[f"{oa}hasTarget"]
        assert note["@type"] == [f"{oa}Annotation"]
        assert {selector["@type"][0] for selector in target[f"{oa}hasSelector"]} == {
            f"{oa}TextQuoteSelector",
            f"{oa}TextPositionSelector",
        }


def test_an_annotation_says_who_says_it_and_leads_to_the_article_on_the_web():
    fact, article = CLAIMS[1]
    (note,) = document(annotations.claims([(fact, replace(article, url="https://courier.example/1"))]))["first"][
        "items"
    ]
    assert note["body"]["value"] == "Joint Chiefs of Staff, via Yonhap · paraphrased"
    assert note["target"]["source"]["id"] == "https://courier.example/1"


def test_a_collection_of_no_claims_is_a_collection():
    assert document(annotations.claims([]))["total"] == 0


def chain_of(fact: Fact, article: Article) -> list[str]:
    """From the words to who said them: the agent at each link, followed as a reader of PROV would."""
    nodes = {node["@id"]: node for node in expanded(document(prov.claims([(fact, article)])))}

    def one(node, name):
        return next((nodes[link["@id"]] for link in node.get(f"{PROV}{name}", [])), None)

    def label(node):
        return node["http://www.w3.org/2000/01/rdf-schema#label"][0]["@value"]

    claim = nodes[claim_iri(fact.claim)]
    printed = nodes[claim[f"{PROV}wasQuotedFrom"][0]["@id"]]
    agents, link = [label(one(printed, "wasAttributedTo"))], one(claim, "wasDerivedFrom")
    while link:
        agents.append(label(one(link, "wasAttributedTo")))
        link = one(link, "wasDerivedFrom")
    return agents


def test_the_chain_of_attribution_leads_from_outlet_through_relays_to_the_speaker():
    text = "“It flew,” he said."
    article = Article("a1", text, "Harbour Times")
    claim = Claim(
        "c1", "a1", (Span(1, 8),), Voice.DIRECT, Speaker("A. B.", "he", None, "person", Span(10, 12)), via=("NHK", "AP")
    )
    assert chain_of(Fact(claim, "It flew"), article) == ["Harbour Times", "AP", "NHK", "A. B."]
    assert chain_of(Fact(replace(claim, speaker=None, via=()), "It flew"), article) == ["Harbour Times"]


def test_every_chain_of_the_sample_can_be_followed(sample):
    for fact, article in sample:
        speaker = [fact.claim.speaker.name] if fact.claim.speaker else []
        assert chain_of(fact, article) == [article.outlet, *reversed(fact.claim.via), *speaker]


@pytest.mark.parametrize(("voice", "quoted"), [(Voice.DIRECT, 2), (Voice.MIXED, 1), (Voice.INDIRECT, 1)])
def test_only_words_in_quotation_marks_were_quoted_from_who_said_them(voice, quoted):
    (fact, article) = CLAIMS[0]
    claim = replace(fact.claim, voice=voice)
    (node,) = (
        node for node in document(prov.claims([(replace(fact, claim=claim), article)]))["@graph"] if "value" in node
    )
    assert len(node["wasQuotedFrom"]) == quoted


def test_a_speaker_with_a_name_is_one_across_articles_and_officials_of_two_articles_are_two():
    def speakers(name, kind):
        graphs = []
        for number in "12":
            speaker = Speaker(name, name, None, kind, Span(0, 1))
            fact = Fact(
                Claim("c", number, (Span(0, 1),), Voice.INDIRECT, speaker), "x", speaker=Actor(name, kind, f"{kind}:x")
            )
            graphs += document(prov.claims([(fact, Article(number, "x"))]))["@graph"]
        return {node["@id"] for node in graphs if node.get("label") == name}

    assert len(speakers("Ada Berg", "person")) == 1
    assert len(speakers("officials", "group")) == 2


def test_what_several_claims_share_is_told_once(sample):
    names = [node["@id"] for node in document(prov.claims(sample))["@graph"]]
    assert len(names) == len(set(names))


def test_the_chains_of_an_answer_go_back_to_their_origins():
    nodes = {node["@id"]: node for node in expanded(document(prov.dossier(ANSWERED)))}
    sources = [
        node[f"{PROV}hadPrimarySource"][0]["@id"] for node in nodes.values() if f"{PROV}hadPrimarySource" in node
    ]
    agents = [nodes[nodes[source][f"{PROV}wasAttributedTo"][0]["@id"]] for source in sources]
    labels = [agent["http://www.w3.org/2000/01/rdf-schema#label"][0]["@value"] for agent in agents]
    assert labels == ["Japan's Defense Ministry", "Joint Chiefs of Staff"]
