"""Articles read for a claim set are kept until they, the encoder or the program change."""

import threading
from pathlib import Path

import pytest

from factcheck.checks import cache as caching
from factcheck.checks import fingerprints
from factcheck.checks.cache import SHELF, Cache
from factcheck.errors import BadInput


class Reader:
    """Fills a folder as reading would, and remembers how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> None:
        self.times += 1
        (folder / caching.DATABASE).write_text(f"read {self.times} times", "utf-8")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "quay.txt").write_text("The quay is closed.", "utf-8")
    return folder


@pytest.fixture
def notes() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, notes: list[str]) -> Cache:
    return Cache(tmp_path / "cache", notes.append)


@pytest.fixture
def read() -> Reader:
    return Reader()


def test_what_was_read_once_is_not_read_again(cache: Cache, articles: Path, read: Reader) -> None:
    first = cache.index_of([str(articles)], "encoder", read)
    assert first and (first / caching.DATABASE).read_text("utf-8") == "read 1 times"
    assert cache.index_of([str(articles)], "encoder", read) == first
    assert read.times == 1


def test_a_changed_article_is_read_again_and_the_old_state_is_still_known(
    cache: Cache, articles: Path, read: Reader
) -> None:
    first = cache.index_of([str(articles)], "encoder", read)
    (articles / "quay.txt").write_text("The quay is open.", "utf-8")
    assert cache.index_of([str(articles)], "encoder", read) != first
    (articles / "quay.txt").write_text("The quay is closed.", "utf-8")
    assert cache.index_of([str(articles)], "encoder", read) == first
    assert read.times == 2


def test_a_new_article_another_name_and_another_encoder_are_other_states(
    cache: Cache, articles: Path, read: Reader
) -> None:
    states = [cache.index_of([str(articles)], "encoder", read), cache.index_of([str(articles)], "another", read)]
    (articles / "ferry.txt").write_text("The ferry runs.", "utf-8")
    states.append(cache.index_of([str(articles)], "encoder", read))
    (articles / "ferry.txt").rename(articles / "boat.txt")
    states.append(cache.index_of([str(articles)], "encoder", read))
    assert len(set(states)) == 4


def test_another_version_of_the_program_reads_again(
    cache: Cache, articles: Path, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.index_of([str(articles)], "encoder", read)
    monkeypatch.setattr(fingerprints, "of_program", lambda: "another version")
    cache.index_of([str(articles)], "encoder", read)
    assert read.times == 2


def test_the_digest_of_the_program_covers_what_reads_articles() -> None:
    package = Path(fingerprints.factcheck.__file__).parent
    told = {file.relative_to(package).as_posix() for file in fingerprints._telling(package)}
    assert {"speech/claims.py", "facts/units.toml", "index/weights/SHA256SUMS"} <= told
    assert not any(name.startswith(("views", "cli")) for name in told)


@pytest.mark.parametrize("damage", ["cut", "no seal", "no database"])
def test_a_damaged_state_is_told_and_read_again(
    damage: str, cache: Cache, articles: Path, read: Reader, notes: list[str]
) -> None:
    index = cache.index_of([str(articles)], "encoder", read)
    assert index
    if damage == "cut":
        (index / caching.DATABASE).write_text("read 1", "utf-8")
    else:
        (index / {"no seal": caching.SEAL, "no database": caching.DATABASE}[damage]).unlink()
    assert cache.index_of([str(articles)], "encoder", read) == index
    assert read.times == 2
    assert [note for note in notes if "damaged" in note and "read again" in note] == notes and len(notes) == 1


def test_reading_that_fails_leaves_nothing_behind(cache: Cache, articles: Path, read: Reader) -> None:
    def broken_off(folder: Path) -> None:
        read(folder)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.index_of([str(articles)], "encoder", broken_off)
    assert [each for each in cache.folder_of([str(articles)]).iterdir() if each.is_dir()] == []
    cache.index_of([str(articles)], "encoder", read)
    assert read.times == 2


def test_what_changes_while_it_is_read_is_not_kept_under_a_state_that_it_is_not(
    cache: Cache, articles: Path, read: Reader
) -> None:
    def slow(folder: Path) -> None:
        read(folder)
        if read.times == 1:
            (articles / "quay.txt").write_text("The quay is open.", "utf-8")

    now = cache.index_of([str(articles)], "encoder", slow)
    assert read.times == 2
    (articles / "quay.txt").write_text("The quay is closed.", "utf-8")
    assert cache.index_of([str(articles)], "encoder", read) != now
    assert read.times == 3


def test_two_runs_at_once_read_once(cache: Cache, articles: Path, notes: list[str]) -> None:
    reading, go_on, read = threading.Event(), threading.Event(), Reader()

    def slow(folder: Path) -> None:
        reading.set()
        go_on.wait(10)
        read(folder)

    found: list[Path | None] = []
    one = threading.Thread(target=lambda: found.append(cache.index_of([str(articles)], "encoder", slow)))
    one.start()
    reading.wait(10)
    two = threading.Thread(target=lambda: found.append(cache.index_of([str(articles)], "encoder", slow)))
    two.start()
    while not notes and two.is_alive():
        two.join(0.05)
    go_on.set()
    one.join(10)
    two.join(10)
    assert read.times == 1 and len(set(found)) == 1
    assert notes == ["another run is reading these articles; waiting for it"]


@pytest.mark.parametrize("source", ["missing.txt", "nothing-*.txt"])
def test_what_cannot_be_known_again_is_not_kept(source: str, cache: Cache, articles: Path, read: Reader) -> None:
    assert cache.index_of([str(articles / source)], "encoder", read) is None
    assert read.times == 0


def test_old_states_and_sets_are_taken_out_and_nothing_else(
    tmp_path: Path, cache: Cache, read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "SETS", 2)
    (tmp_path / "cache" / SHELF / "somebody's").mkdir(parents=True)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(str(number), "utf-8")
        kept = cache.index_of([str(tmp_path / f"{number}.txt")], "encoder", read)
        assert kept and kept.is_dir()
    names = {each.name for each in (tmp_path / "cache" / SHELF).iterdir()}
    assert "somebody's" in names and len(names) == 3


def test_a_cache_that_cannot_be_written_is_told_with_what_to_do(articles: Path, tmp_path: Path, read: Reader) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BadInput, match=r"can't be written .*--cache DIR.*--no-cache"):
        Cache(tmp_path / "file").index_of([str(articles)], "encoder", read)
