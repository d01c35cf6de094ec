"""Any text in any field leaves every form well-formed, and comes back out of it as it was."""

import csv
import io
import json
import unicodedata
from functools import cache

import pyarrow.parquet
import pytest
from formed import SCHEMAS, anywhere, expanded
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree
from markdown_it import MarkdownIt

from factcheck.views.columns import writable
from factcheck.views.csv import guarded, unguarded
from factcheck.views.forms import CLAIM_FORMS, DOSSIER_FORMS, EVENT_FORMS, OUTCOME_FORMS
from factcheck.views.legible import legible
from factcheck.views.markdown.escaping import code, escaped, link

# Every character, half a pair included; and what breaks formats, more often than chance would have it.
TEXTS = st.text(st.characters(), min_size=1) | st.lists(
    st.sampled_from(
        [
            *(
                "<script>",
                "]]>",
                "&lt;",
                "<!--",
                "-->",
                "</summary>",
                "|",
                "\n",
                "\r",
                "\x00",
                "\x1b[2J",
                "\ud800",
                "\ufffe",
            ),
            *(
                "=1+1",
                "'",
                '"',
                ",",
                "%0A",
                "::",
                "@all",
                "#1",
                "`",
                "```",
                "*",
                "_",
                "[a](b)",
                "http://a.b",
                "www.a.b",
            ),
            *(
                "{0}",
                "[",
                "]",
                "\\",
                "\u202e",
                "javascript:alert(1)",
                "1. ",
                "- ",
                "\t",
                "---",
                "$x$",
                ":a:",
                "a@b.c",
                " ",
            ),
        ]
    ),
    min_size=1,
).map("".join)

few = settings(max_examples=40, deadline=None)


@cache
def junit() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(SCHEMAS / "junit-10.xsd"))


@cache
def sarif() -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8")))


def of_outcomes(form: str, text: str) -> str:
    made = OUTCOME_FORMS[form](anywhere(text))
    assert isinstance(made, str)
    made.encode("utf-8")
    return made


@few
@given(TEXTS)
def test_any_text_leaves_junit_valid(text):
    document = etree.fromstring(of_outcomes("junit", text).encode())
    junit().assertValid(document)
    assert document.find(".//testcase").get("name") == legible(text).replace("\ufffe", "\ufffd").replace(
        "\uffff", "\ufffd"
    )


@few
@given(TEXTS)
def test_any_text_leaves_sarif_valid(text):
    log = json.loads(of_outcomes("sarif", text))
    sarif().validate(log)
    related = log["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]
    assert related["snippet"]["text"] == text


@few
@given(TEXTS)
def test_any_text_makes_one_command_a_line_for_github(text):
    lines = of_outcomes("github", text).splitlines()
    assert len(lines) == 4
    for line in lines:
        assert line.startswith(("::error file=", "::warning file=", "::notice title="))
        assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in line)


@few
@given(TEXTS)
def test_any_text_leaves_json_lines_whole(text):
    assert {json.loads(line)["id"] for line in of_outcomes("jsonl", text).splitlines()} == {text}
    lines = DOSSIER_FORMS["jsonl"](anywhere(text)[0].dossier)
    assert {json.loads(line)["question"] for line in lines.splitlines()} == {text}


@few
@given(TEXTS)
def test_any_text_comes_back_out_of_csv(text):
    outcomes = anywhere(text)
    for table, column, rows in (
        (OUTCOME_FORMS["csv"](outcomes), "claim", 4),
        (DOSSIER_FORMS["csv"](outcomes[0].dossier), "outlet", 10),
        (b"".join(EVENT_FORMS["csv"]([outcomes[0].event])).decode(), "event_label", 5),
    ):
        read = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
        assert [unguarded(row[column]) for row in read] == [writable(text)] * rows


@given(TEXTS | st.text(st.sampled_from("'=+-@\t\r ＝x")))
@example("'=1")
@example("''-1")
@example(" +1")
def test_no_cell_begins_a_formula_and_each_guard_can_be_taken_off(text):
    cell = guarded(text)
    assert not cell.lstrip(" \n\x0b\x0c").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == text


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_any_text_comes_back_out_of_parquet(text):
    outcomes = anywhere(text)
    made = OUTCOME_FORMS["parquet"](outcomes)
    table = pyarrow.parquet.read_table(io.BytesIO(made))
    assert table["claim"].to_pylist() == [writable(text)] * 4
    claims = b"".join(CLAIM_FORMS["parquet"]([(told.fact, told.article) for told in outcomes[0].event.reports]))
    assert pyarrow.parquet.read_table(io.BytesIO(claims))["via"].to_pylist() == [[writable(text)] * 2] * 5


@pytest.mark.parametrize("form", ["claimreview", "annotations", "prov"])
@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_any_text_leaves_linked_data_linked(form, text):
    (report, *_) = anywhere(text)[0].event.reports
    document = json.loads(b"".join(CLAIM_FORMS[form]([(report.fact, report.article)])))
    assert expanded(document)
    assert text in json.dumps(document, ensure_ascii=False) or json.dumps(text)[1:-1] in json.dumps(document)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_any_text_leaves_a_dossiers_linked_data_linked(text):
    outcomes = anywhere(text)
    assert expanded(json.loads(of_outcomes("jsonld", text)))
    for form in ("jsonld", "prov"):
        assert expanded(json.loads(DOSSIER_FORMS[form](outcomes[0].dossier)))


# As GitHub reads it, but for mentions; "linkify" is left out, which finds addresses in text that was unescaped.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def words_of(source: str) -> str:
    """The text that a reader sees. Fails where there is anything but text in one paragraph, and empty comments."""
    kinds = [token.type for token in READER.parse(source)]
    assert kinds in (["paragraph_open", "inline", "paragraph_close"], [])
    inline = [token for block in READER.parse(source) for token in block.children or ()]
    assert {token.type for token in inline} <= {"text", "text_special", "html_inline"}
    assert {token.content for token in inline if token.type == "html_inline"} <= {"<!-- -->"}
    return "".join(token.content for token in inline if token.type != "html_inline")


@settings(deadline=None)
@given(TEXTS)
@example("1) first")
@example("+ plus")
@example("    code")
@example("# heading")
@example("=== ")
@example("<img src=x onerror=alert(1)>")
@example("[a]: http://b.c")
def test_any_text_is_text_in_markdown_and_reads_as_it_was(text):
    assert words_of(escaped(text)) == legible(text).strip()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("@desk", "@<!-- -->desk"),
        ("see #12", "see #<!-- -->12"),
        ("http://a.example/b", "http\\://a.example/b"),
        ("www.a.example", "www\\.a.example"),
        ("desk@a.example", "desk@<!-- -->a.example"),
        ("![x](http://a.example/p.png)", "!\\[x\\](http\\://a.example/p.png)"),
    ],
)
def test_nothing_in_a_text_names_or_leads_to_anybody(text, source):
    assert escaped(text) == source


@given(TEXTS)
def test_code_is_code_whatever_is_in_it(text):
    kinds = [token.type for block in READER.parse(code(text)) for token in block.children or ()]
    assert kinds == ["code_inline"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", "https://a@b.c", None])
def test_words_lead_to_pages_on_the_web_only(address):
    assert link("words", address) == "words"


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["Cs"])))
def test_an_address_never_breaks_out_of_its_link(path):
    linked = link("words", f"https://news.example/{path}")
    inline = [token.type for block in READER.parse(linked) for token in block.children or ()]
    assert inline in (["link_open", "text", "link_close"], ["text"])


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_no_text_makes_markup_of_its_own_in_a_comment_or_an_answer(text):
    outcomes = anywhere(text)
    for page in (of_outcomes("markdown", text), DOSSIER_FORMS["markdown"](outcomes[0].dossier)):
        tokens = [token for block in READER.parse(page) for token in (block, *(block.children or ()))]
        tags = {token.content.strip() for token in tokens if token.type in {"html_inline", "html_block"}}
        folds = {tag for tag in tags if tag.startswith("<details><summary>") and tag.endswith("</summary>")}
        assert tags - folds <= {"<!-- -->", "<br>", "<strong>", "</strong>", "</details>"}
        assert not {token.type for token in tokens} & {"image", "fence", "code_block"}
        assert all(
            token.attrs["href"].startswith(("https://", "http://")) for token in tokens if token.type == "link_open"
        )
