"""Articles added and claim sets run through the page: what becomes of them, watched, stopped and taken away."""

import json
import threading
from pathlib import Path

import pytest
from lxml import html
from serving import copied, sent, visiting

from factcheck.errors import BadInput
from factcheck.web.jobs import WAITING, Job, Jobs, State

ARTICLE = "The ferry sank within ten minutes, harbour master Ada Berg said on Tuesday."
SET = """version: 1
claims:
  - {id: flew, claim: The two missiles launched on 27 March 2023 flew about 350 km., expect: conflicting}
  - {id: landed, claim: The two missiles launched on 27 March 2023 flew about 350 km., expect: not-found}
  - {id: words, quote: more practical and defensive, severity: warn}
"""


@pytest.fixture(scope="module")
def folder(sample_index, tmp_path_factory):
    return copied(sample_index, tmp_path_factory.mktemp("jobs"))


@pytest.fixture(scope="module")
def visitor(folder):
    with visiting(folder) as visitor:
        yield visitor


def words(answer):
    return " ".join(html.fromstring(answer.text).get_element_by_id("main").text_content().split())


def test_an_article_that_is_sent_is_in_the_index_and_its_file_is_kept(visitor, folder):
    answer = sent(visitor, "/upload", ("ferry.txt", ARTICLE), ("table.csv", "a,b\n1,2\n"))
    assert answer.status_code == 200
    assert "new in the index" in words(answer)
    assert "table.csv is a table, not an article" in words(answer)
    [link] = html.fromstring(answer.text).xpath("//tbody//a/@href")
    assert "Ada Berg" in visitor.get(link).text
    path = Path(visitor.get(f"/api{link}").json()["article"]["path"])
    assert path.read_text(encoding="utf-8") == ARTICLE
    assert [kept.name for kept in (folder / "received").rglob("*.*")] == ["ferry.txt"]


def test_an_article_that_is_sent_again_is_told_to_be_there(visitor, folder):
    for _ in range(2):
        answer = sent(visitor, "/upload", ("bridge.md", "---\ntitle: A bridge\n---\nThe bridge held, Bo Lind said."))
    assert "was in the index already" in words(answer)
    assert len(list((folder / "received").rglob("bridge.md"))) == 1


def test_lines_of_a_file_that_can_not_be_read_are_named(visitor):
    lines = '{"text": "The mill burned down, Cy Dahl said.", "title": "A mill"}\n{"text": 5}\n'
    told = words(sent(visitor, "/upload", ("many.jsonl", lines)))
    assert "A mill" in told and "many.jsonl:2" in told


def test_a_form_without_a_file_is_told_so(visitor):
    answer = sent(visitor, "/upload")
    assert (answer.status_code, "no file was chosen" in answer.text) == (400, True)


def test_a_long_run_goes_on_from_page_to_page(visitor, monkeypatch):
    monkeypatch.setattr("factcheck.web.pages.verifying.LISTED", 2)
    first = sent(visitor, "/verify", ("mine.yaml", SET), field="file")
    (further,) = html.fromstring(first.text).xpath("//nav[@class='pages']/a/@href")
    shown = [
        html.fromstring(page).xpath("//details[starts-with(@id, 'c')]/@id")
        for page in (first.text, visitor.get(further).text)
    ]
    assert shown == [["c1", "c2"], ["c3"]]


def test_a_claim_set_is_run_and_every_outcome_opens_to_its_reports(visitor):
    answer = sent(visitor, "/verify", ("mine.yaml", SET), field="file")
    page = html.fromstring(answer.text)
    assert "Done · 3 of 3" in words(answer)
    assert [one.text for one in page.xpath("//dl[@class='totals']//dd")] == ["1", "1", "1"]
    entries = page.xpath("//details[contains(@class, 'outcome')]")
    assert [entry.get("open") is None for entry in entries] == [True, False, False]
    assert "Expected not-found, found conflicting" in entries[1].text_content()
    assert entries[0].xpath(".//table//a[contains(@href, '/articles/')]")
    assert not page.xpath("//script | //meta[@http-equiv]")


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html", "junit"])
def test_a_run_can_be_taken_away(visitor, form):
    page = sent(visitor, "/verify", ("mine.yaml", SET), field="file")
    answer = visitor.get(f"{page.url.path}?format={form}")
    assert answer.status_code == 200
    assert "landed" in answer.text


def test_a_claim_set_with_faults_is_not_run_and_each_is_told_with_its_line(visitor):
    answer = sent(visitor, "/verify", ("mine.yaml", SET.replace("expect", "expct")), field="file")
    assert answer.status_code == 400
    assert "mine.yaml:3: claims[0].expct: unknown key, did you mean &#39;expect&#39;?" in answer.text
    assert "/tmp" not in answer.text


def test_claim_sets_of_the_folder_are_offered_and_run_by_name(visitor):
    page = html.fromstring(visitor.get("/verify").text)
    names = page.xpath("//input[@name='name']/@value")
    assert names == sorted(names) and "everyday.yaml" in names
    assert "Done · 6 of 6" in words(sent(visitor, "/verify", name="everyday.yaml"))


def test_a_claim_set_of_the_folder_that_can_not_be_run_says_why(sample_index, tmp_path):
    (tmp_path / "bad.yaml").write_text("version: 1\nclaims: []\n", encoding="utf-8")
    with visiting(sample_index, claim_sets=tmp_path) as visitor:
        page = html.fromstring(visitor.get("/verify").text)
        assert page.xpath("//button[@disabled]")
        assert "bad.yaml:2: claims:" in page.text_content()


def test_a_run_under_way_is_refreshed_with_and_without_script_and_stops_when_told(visitor, monkeypatch):
    reached, go_on = threading.Event(), threading.Event()

    def slowly(*_):
        yield outcome
        reached.set()
        go_on.wait(20)
        yield outcome
        yield outcome

    outcome = visitor.app.state.runs.latest()[0].results[0]
    monkeypatch.setattr("factcheck.web.claim_sets.run", slowly)
    monkeypatch.setattr("factcheck.web.pages.verifying.SOON", 0.01)
    running = sent(visitor, "/verify", ("mine.yaml", SET), field="file", wait=False)
    reached.wait(20)
    page = html.fromstring(visitor.get(running.url.path).text)
    assert page.get_element_by_id("job").get("hx-get") == running.url.path
    assert page.xpath("//noscript/meta[@http-equiv='refresh'] | //head//meta[@http-equiv='refresh']")
    assert page.xpath("//progress/@value") == ["1"]
    sent(visitor, f"{running.url.path}/stop", wait=False)
    go_on.set()
    visitor.app.state.runs.get(running.url.path.rpartition("/")[2]).ended.wait(20)
    stopped = visitor.get(running.url.path)
    assert "Stopped" in words(stopped) and "2 of 3" in words(stopped)
    told = json.loads(visitor.get(f"{running.url.path}?format=json").text)
    assert (len(told["outcomes"]), told["partial"]) == (2, True)


def test_a_job_that_fails_keeps_what_it_has_and_says_why(caplog):
    def work(error):
        yield 1
        raise error

    expected, bug = Job[int]("expected"), Job[int]("a bug")
    expected.run(lambda: work(BadInput("the disk is full")))
    bug.run(lambda: work(KeyError("x")))
    assert (expected.results, expected.state, expected.failure) == ([1], State.FAILED, "the disk is full")
    assert (bug.results, bug.state) == ([1], State.FAILED)
    assert "terminal" in (bug.failure or "") and "KeyError" in caplog.text


def test_a_job_stopped_before_its_turn_is_never_begun():
    job = Job[int]("late")
    job.stop()
    job.run(lambda: pytest.fail("it was begun"))
    assert (job.state, job.results, job.is_over) == (State.STOPPED, [], True)


def test_only_so_many_jobs_may_wait():
    jobs, hold = Jobs[int]("test"), threading.Event()

    def wait():
        hold.wait(20)
        yield 1

    for _ in range(WAITING):
        jobs.start(Job("one"), wait)
    with pytest.raises(BadInput, match="waiting already"):
        jobs.start(Job("one more"), wait)
    hold.set()
    jobs.close()
    assert all(job.is_over for job in jobs.latest())
