"""Articles in another language: no claims and a line that says so; what is English is never taken for foreign."""

import json

import pytest
from running import factcheck, ingested, written

from factcheck.articles import read_text
from factcheck.articles.language import tongue_of
from factcheck.records import words
from factcheck.speech import find_claims

# The harbour's three ships, of some 26 words each.
FOREIGN = {
    "German": "Die Hafenbehörde teilte am Montag mit, dass drei Schiffe wegen fehlender Papiere abgewiesen wurden. "
    "Der Sprecher sagte, niemand sei verletzt worden, und die Kontrollen würden fortgesetzt.",
    "French": "Les autorités portuaires ont annoncé lundi que trois navires avaient été refoulés faute de documents. "
    "Le porte-parole a déclaré que personne n'avait été blessé et que les contrôles se poursuivraient.",
    "Spanish": "La autoridad portuaria anunció el lunes que tres barcos fueron rechazados por falta de documentos. "
    "El portavoz dijo que nadie resultó herido y que los controles continuarían durante la semana.",
    "Italian": "L'autorità portuale ha annunciato lunedì che tre navi sono state respinte per mancanza di documenti. "
    "Il portavoce ha detto che nessuno è rimasto ferito e che i controlli continueranno.",
    "Portuguese": "A autoridade portuária anunciou na segunda-feira que três navios foram recusados por falta de "
    "documentos. O porta-voz disse que ninguém ficou ferido e que as inspeções vão continuar.",
    "Dutch": "De havenautoriteit maakte maandag bekend dat drie schepen zijn geweigerd vanwege ontbrekende papieren. "
    "De woordvoerder zei dat niemand gewond raakte en dat de controles worden voortgezet.",
    "Swedish": "Hamnmyndigheten meddelade på måndagen att tre fartyg hade avvisats på grund av saknade handlingar. "
    "Talespersonen sade att ingen hade skadats och att kontrollerna fortsätter under veckan.",
    "Polish": "Władze portu poinformowały w poniedziałek, że trzy statki zostały zawrócone z powodu braku dokumentów. "
    "Rzecznik powiedział, że nikt nie został ranny, a kontrole będą kontynuowane.",
    "Russian": "Портовые власти сообщили в понедельник, что три судна не были допущены из-за отсутствия документов. "
    "Представитель заявил, что никто не пострадал и проверки продолжатся.",
    "Korean": "항만 당국은 월요일 서류 미비를 이유로 선박 세 척의 입항을 거부했다고 발표했다. "
    "대변인은 다친 사람이 없으며 점검은 계속될 것이라고 말했다.",
    "Japanese": "港務局は月曜日、書類に不備があるとして三隻の船の入港を拒否したと発表した。"
    "報道官はけが人はいないと述べた。",
    "Chinese": "港务局星期一宣布，由于文件不全，三艘船只被拒绝入港。发言人表示，没有人员受伤，检查工作将会继续进行。",
    "Arabic": "أعلنت سلطة الميناء يوم الاثنين أنه تم رفض دخول ثلاث سفن بسبب نقص الوثائق. "
    "وقال المتحدث إن أحدا لم يصب بأذى وإن عمليات التفتيش ستستمر.",
    "Turkish": "Liman idaresi pazartesi günü üç geminin eksik belgeler nedeniyle geri çevrildiğini açıkladı. "
    "Sözcü, kimsenin yaralanmadığını ve denetimlerin süreceğini söyledi.",
}
# Near relatives share the probability among them: which one it is stays open, that it is no English does not.
RELATED = [
    "Lučka uprava priopćila je u ponedjeljak da su tri broda odbijena zbog nedostatka dokumenata. Glasnogovornik je "
    "rekao da nitko nije ozlijeđen i da će se provjere nastaviti.",
    "A autoridade portuaria anunciou o luns que tres barcos foron rexeitados por falta de documentos. O voceiro dixo "
    "que ninguén resultou ferido e que os controis continuarán.",
    "Otoritas pelabuhan mengumumkan pada hari Senin bahwa tiga kapal ditolak karena dokumen tidak lengkap. Juru bicara "
    "mengatakan tidak ada yang terluka dan pemeriksaan akan terus dilakukan.",
]
ENGLISH = {
    "short": "Hafen geschlossen, drei Schiffe abgewiesen",
    "names": "Sergio Mattarella, Giorgia Meloni, Matteo Salvini, Antonio Tajani, Elly Schlein, Giuseppe Conte, Carlo "
    "Calenda, Matteo Renzi, Ignazio La Russa, Lorenzo Fontana",
    "Korean names": "Kim Jong Un, Kim Yo Jong, Choe Ryong Hae, Jo Yong Won, Pak Jong Chon, Ri Pyong Chol, Kim Tok Hun, "
    "Choe Son Hui, Ri Il Hwan, Kang Sun Nam, Jong Kyong Thaek",
    "results": "Bayern Munich 3, Borussia Dortmund 1; Bayer Leverkusen 2, Eintracht Frankfurt 2; RB Leipzig 0, VfB "
    "Stuttgart 1; Werder Bremen 4, Hamburger SV 2; Mainz 1, Freiburg 1",
    "capitals": "KIM JONG UN VISITS MISSILE FACTORY IN NORTH HAMGYONG PROVINCE WITH GENERALS PAK JONG CHON, RI PYONG "
    "CHOL AND OTHERS",
    "quotation": "“Wir schließen den Hafen für drei Wochen, bis alle Schiffe geprüft sind und jeder Kapitän seine "
    "Papiere vorgelegt hat, und zwar ohne jede Ausnahme,” Anna Berg told reporters.",
    "exclamation": "“Je suis le port,” the crowd shouted. “Liberté, égalité, fraternité,” answered others near the "
    "Place de la République, as police in the 11th arrondissement looked on.",
    "no spelling": "da port authority aint sayin nothin bout them 3 ships lol, they was turned away mon cuz of no "
    "papers n thats all we kno rn, smh",
}
PROSE = (
    "Three ships were turned away on Monday over missing papers, Anna Berg said.",
    "The port would stay open through the winter, the mayor told reporters at the town hall on the quay.",
)


@pytest.mark.parametrize(("name", "text"), FOREIGN.items(), ids=FOREIGN)
def test_another_language_yields_no_claims_and_one_clear_line(name: str, text: str) -> None:
    article = read_text(text)
    assert article.notes == (f"in {name}; factcheck reads English, no claims were taken",)
    assert article.language is not None
    assert find_claims(article) == ()


@pytest.mark.parametrize("text", RELATED)
def test_languages_near_each_other_are_no_english_either(text: str) -> None:
    assert tongue_of(text).language is not None
    assert tongue_of(f"{text} " * 15).language is not None


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_in_doubt_it_is_english(text: str) -> None:
    article = read_text(text)
    assert (article.language, article.notes, article.marks) == (None, (), read_text(text, plain=True).marks)


@pytest.mark.parametrize("break_", ["\n", "\n\n", "\r\n"])
def test_paragraphs_too_short_to_tell_are_told_together(break_: str) -> None:
    assert tongue_of(FOREIGN["Spanish"].replace(" ", break_)).language == "es"
    assert tongue_of(break_.join(PROSE).replace(" ", break_)).language is None


@pytest.mark.parametrize(("name", "text"), FOREIGN.items(), ids=FOREIGN)
def test_a_mixed_article_is_read_in_its_english_paragraphs(name: str, text: str) -> None:
    article = read_text("\n\n".join((*PROSE, text, *PROSE)))
    assert article.language is None
    assert article.notes == (f"1 paragraph in {name} was left out; factcheck reads English",)
    assert [words(article, [mark.span]) for mark in article.marks if mark.kind == "foreign"] == [text]
    claims = find_claims(article)
    assert {claim.speaker.name for claim in claims if claim.speaker} == {"Anna Berg", "mayor"}
    assert all(words(article, [span]) not in text for claim in claims for span in claim.spans)


def test_languages_left_out_are_counted_and_named_once_each() -> None:
    several = (*PROSE * 6, FOREIGN["French"], *PROSE, FOREIGN["German"], FOREIGN["German"])
    assert tongue_of("\n\n".join(several)).note == (
        "3 paragraphs in French and German were left out; factcheck reads English"
    )


@pytest.mark.usefixtures("elsewhere")
def test_a_foreign_article_is_in_the_index_once_and_is_no_failure(tmp_path) -> None:
    path = written(tmp_path / "hafen.txt", FOREIGN["German"])
    told = f"note {path}: in German; factcheck reads English, no claims were taken"
    first = factcheck("ingest", path, "--format", "json")
    assert (first.status, ingested(first), first.json["claims"]) == (0, {"added": 1}, 0)
    assert told in first.stderr
    again = factcheck("ingest", path, "--format", "json")
    assert (again.status, ingested(again)) == (0, {"unchanged": 1})


@pytest.mark.usefixtures("elsewhere")
def test_extract_says_it_to_people_and_to_programs(tmp_path) -> None:
    path = written(tmp_path / "hafen.txt", FOREIGN["German"])
    note = "in German; factcheck reads English, no claims were taken"
    shown = factcheck("extract", path)
    assert (shown.status, f"note: {note}" in shown.stdout) == (0, True)
    for format in ("json", "jsonl"):
        done = factcheck("extract", path, "--format", format)
        assert (done.status, done.stderr) == (0, f"note {path}: {note}\n")
        (line,) = json.loads(done.stdout) if format == "json" else done.lines
        assert (line["claims"], line["article"]["language"], line["article"]["notes"]) == ([], "de", [note])


def test_a_question_in_another_language_is_not_refused(sample_index) -> None:
    assert factcheck("lookup", FOREIGN["German"], "--index", sample_index).status == 0
