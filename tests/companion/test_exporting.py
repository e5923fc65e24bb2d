"""What is exported is everything, and opens again."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from nearer.companion import exporting, people, reminders, safety, safety_answers, tags
from nearer.companion.reporting_plan import choose_frame
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.values import Moment, Pair, Preferences
from nearer.exchange import own
from nearer.exchange.diary.faults import Faults
from nearer.vault import LEAST_COST, open_archive

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def lived(settle):
    """Mira's space with ten days of an invented life in it."""
    wishes, *life = sample_life(7, NOW, days=10)
    assert isinstance(wishes, Preferences)
    return settle(*life, zone=wishes.zone, called="Sam").space


def files(parts) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def test_everything_is_in_the_lines_with_every_version(lived: Space) -> None:
    moment = lived.all(Moment)[0]
    lived.put(Moment(id=moment.id, when=moment.when, words="put in other words"))
    source = io.BytesIO(files(exporting.export(lived, exporting.Wanted()))["nearer.jsonl"])
    found = [one for _row, one in own.read_lines(source, Faults())]
    assert found == list(exporting.revisions(lived))
    assert [one.value for one in found if one.value.id == moment.id] == [
        one.value for one in lived.history(moment.id)
    ]


def test_the_same_space_at_the_same_time_gives_the_same_bytes(lived: Space) -> None:
    first = b"".join(exporting.export(lived, exporting.Wanted()))
    assert b"".join(exporting.export(lived, exporting.Wanted())) == first


def test_only_what_is_wanted_is_in_it(lived: Space) -> None:
    wanted = exporting.Wanted(lines=False, book=False)
    found = files(exporting.export(lived, wanted))
    assert "tables/moments.csv" in found
    assert not {"nearer.jsonl", "book.html"} & found.keys()
    assert b"tables" in found["read-me.txt"]
    assert b"book.html" not in found["read-me.txt"]
    with pytest.raises(BadInput):
        exporting.export(lived, exporting.Wanted(lines=False, tables=False, book=False))


def test_tables_and_book_name_people_and_tags(space: Space) -> None:
    ana, work = people.add(space, "Ana"), tags.add(space, "A long day")
    space.put(Moment(id="1" * 32, when=NOW, people=(ana.id,), tags=(work.id,), urge=0))
    found = files(exporting.export(space, exporting.Wanted()))
    table = found["tables/moments.csv"].decode("utf-8-sig").splitlines()
    row = dict(zip(table[0].split(","), table[1].split(","), strict=True))
    assert (row["people"], row["tags"], row["urge"], row["mood"]) == ("Ana", "A long day", "0", "")
    assert "<dd>A long day</dd>" in found["book.html"].decode()


DANGER = "Ana hit me again last night and I am afraid of Ana."


def test_what_stopped_by_itself_is_in_no_file(space: Space) -> None:
    ana = people.add(space, "Ana")
    space.put(Moment(id="1" * 32, when=NOW, words=DANGER))
    space.put(Moment(id="2" * 32, when=NOW, words="I am going to kill myself tonight."))
    assert safety.unsafe_people(space) == {ana.id}
    assert safety.suggestions_held(space)
    found = files(exporting.export(space, exporting.Wanted()))
    assert b'"safety' not in found["nearer.jsonl"]
    assert b'"quiet' not in found["nearer.jsonl"]
    assert not any("safety" in name or "quiet" in name for name in found)
    assert b"About safety" not in found["book.html"]


@pytest.mark.parametrize("along", [True, False])
def test_marks_and_kept_answers_go_along_only_where_wished(space: Space, along) -> None:
    ana = people.add(space, "Ana")
    safety.mark(space, ana.id, unsafe=True)
    safety_answers.keep(space, ana.id, {"afraid": "yes"})
    found = files(exporting.export(space, exporting.Wanted(safety=along)))
    assert (b'"unsafe":true' in found["nearer.jsonl"]) is along
    assert (b'"safety answers"' in found["nearer.jsonl"]) is along
    assert ("tables/safety.csv" in found) is along
    assert (b"About safety" in found["book.html"]) is along
    assert (b"Answers about safety" in found["book.html"]) is along


@pytest.mark.parametrize("despite", [True, False])
def test_without_marks_a_file_says_the_same_whoever_is_marked(space: Space, despite: bool) -> None:
    ana, ben = people.add(space, "Ana"), people.add(space, "Ben")

    def told() -> list[object]:
        chosen = (ana.id, ben.id) if despite or not safety.unsafe_people(space) else (ben.id,)
        choose_frame(space, since=None, until=None, naming="numbers", people=chosen, short=despite)
        files(exporting.export(space, exporting.Wanted(safety=False)))
        return [one.value for one in exporting.revisions(space, safety=False)]

    unmarked = told()
    safety.mark(space, ana.id, unsafe=True)
    assert [one for one in told() if one not in unmarked] == []
    found = files(exporting.export(space, exporting.Wanted(lines=False, safety=False)))
    row = found["tables/report.csv"].decode("utf-8-sig").splitlines()[1]
    assert "Ana" not in row
    assert "Ben" not in row


@pytest.mark.parametrize("discreet", [True, False])
def test_a_files_name_keeps_to_the_wish_for_plain_titles(settle, discreet: bool) -> None:
    space = settle(discreet=discreet).space
    names = [exporting.file_name(space, ending) for ending in ("zip", "pdf", exporting.SEALED)]
    assert any("nearer" in name for name in names) is not discreet
    assert all("2026-03-10" in name for name in names)


def test_a_chosen_period_and_a_watched_pair_are_in_the_book(space: Space) -> None:
    choose_frame(
        space, since=date(2026, 1, 1), until=None, naming="numbers", people=(), short=False
    )
    space.put(Pair(id="1" * 32, first="tag:a", second="tag:b", asked=NOW))
    book = files(exporting.export(space, exporting.Wanted()))["book.html"].decode()
    assert "<dd>2026-01-01</dd>" in book
    assert "<dd>tag:b</dd>" in book


def test_the_address_for_calendars_stays_here(space: Space) -> None:
    token = reminders.new_address(space)
    assert token
    for file in files(exporting.export(space, exporting.Wanted())).values():
        assert token.encode() not in file


def test_what_somebody_wrote_is_only_text_in_the_book(space: Space) -> None:
    words = "<script>alert(1)</script><img src=//evil.example/x onerror=run()>&amp;"
    space.put(Moment(id="1" * 32, when=NOW, words=words))
    book = files(exporting.export(space, exporting.Wanted()))["book.html"].decode()
    assert "<script" not in book
    assert "<img" not in book
    assert "&lt;script&gt;" in book
    assert "default-src 'none'" in book


def test_a_formula_in_the_words_is_text_in_a_spreadsheet(space: Space) -> None:
    space.put(Moment(id="1" * 32, when=NOW, words="=HYPERLINK(1)"))
    table = files(exporting.export(space, exporting.Wanted()))["tables/moments.csv"].decode()
    assert ",'=HYPERLINK(1)," in table


def test_an_archive_opens_with_its_own_passphrase(lived: Space) -> None:
    wanted = exporting.Wanted(tables=False, book=False)
    passphrase = "seven lanterns under water"
    sealed = b"".join(exporting.export_sealed(lived, wanted, passphrase, LEAST_COST))
    assert b"nearer.jsonl" not in sealed
    inside = files(open_archive(io.BytesIO(sealed), passphrase))
    assert set(inside) == {"read-me.txt", "nearer.jsonl"}
    with pytest.raises(BadInput):
        exporting.export_sealed(lived, wanted, "short", LEAST_COST)
