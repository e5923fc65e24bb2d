"""Other diaries come in once, as moments that were not asked for, and go as one."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import arrivals, importing, incoming, people, tags
from nearer.companion.arriving_foreign import MOST_NEW
from nearer.companion.space import Space
from nearer.domain.arrival import Incoming
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.text import WORDS
from nearer.domain.values import Moment, Person, Tag

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    '2026-03-01,March 1,Sunday,20:15,rad,"Work | a long walk",,Good\n'
    "2026-03-01,March 1,Sunday,20:15,rad,,,\n"
    "2026-03-01,March 1,Sunday,20:15,rad,,,\n"
    "2026-03-11,March 11,Wednesday,20:15,good,,,to come\n"
    "1899-03-01,March 1,Wednesday,20:15,good,,,long ago\n"
)


def bring(space: Space, text: str, name: str = "f.csv", asked: incoming.Asked = ()):
    source = io.BytesIO(text.encode())
    plan = importing.look(space, source, name, asked)
    return importing.bring(space, plan, source, name, asked)


def test_entries_become_moments_that_nobody_asked_for(space: Space) -> None:
    work = tags.add(space, "work")
    plan = bring(space, DAYLIO)
    assert [problem.row for problem in plan.faults] == [4, 5]
    first, *rest = space.all(Moment)
    assert len(rest) == 2, "two that say the same are two"
    assert (first.way, first.mood, first.words) == ("self", 10, "Good")
    names = tags.names(space)
    assert [names[tag] for tag in first.tags] == ["work", "a long walk"]
    assert work.id in first.tags


def test_importing_twice_adds_nothing_and_more_adds_the_rest(space: Space) -> None:
    bring(space, DAYLIO)
    before = space.revisions()
    assert bring(space, DAYLIO).already == 3
    assert space.revisions() == before
    longer = DAYLIO + "2026-03-02,March 2,Monday,20:15,bad,,,new\n"
    assert dict(bring(space, longer).counts) == {"moment": 1}


FILES = {
    "daylio": DAYLIO,
    "bearable": "date formatted,time of day,category,rating/amount,detail,notes\n"
    "2026-03-01,am,Mood,4,,well\n2026-03-01,pm,Mood,4,,well\n",
    "jrnl": json.dumps({"entries": [{"title": "T", "date": "2026-03-01", "time": "10:00"}]}),
    "dayone": json.dumps({"entries": [{"creationDate": "2026-03-01T10:00:00Z", "text": "T"}]}),
    "table": "when,urge\n2026-03-01 10:00,3\n2026-03-01 10:00,3\n",
}


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_importing_again_from_another_place_adds_nothing(space: Space, file: str) -> None:
    bring(space, file)
    before = space.all(Moment)
    assert before
    space.put(replace(space.preferences(), zone="America/New_York"))
    again = bring(space, file)
    assert again.revisions == ()
    assert again.already == len(before)
    assert space.all(Moment) == before


def test_reading_a_table_in_another_way_adds_nothing(space: Space) -> None:
    table = "Day;Feeling;Diary\n1.2.2026;3;so\n2.2.2026;4;and so\n"
    ways = (
        (("when", "Day"), ("mood", "Feeling"), ("order", "day")),
        (("when", "Day"), ("mood", "Feeling"), ("order", "day"), ("scale", "1-5")),
        (("when", "Day"), ("mood", "Feeling"), ("order", "month")),
        (("when", "Day"), ("words", "Diary"), ("order", "day")),
    )
    plans = [bring(space, table, "t.csv", asked) for asked in ways]
    assert [plan.already for plan in plans] == [0, 2, 2, 2]
    wider = "Day;Feeling;Diary;New\n1.2.2026;3;so;\n2.2.2026;4;and so;\n3.2.2026;4;;x\n"
    assert dict(bring(space, wider, "t.csv", ways[0]).counts) == {"moment": 1}


def test_it_goes_as_one_with_its_tags_and_leaves_what_was_there(space: Space) -> None:
    work, here = tags.add(space, "Work"), Moment(id="1" * 32, when=space.now(), words="mine")
    space.put(here)
    bring(space, DAYLIO)
    (arrival,) = arrivals.arrivals(space)
    assert arrivals.take_back(space, arrival.batch) == arrivals.TakenBack(gone=4, stays=0)
    assert space.all(Moment) == (here,)
    assert space.all(Tag) == (work,)
    assert dict(bring(space, DAYLIO).counts) == {"moment": 3, "tag": 1}


def test_a_tag_that_is_used_since_stays_when_the_import_goes(space: Space) -> None:
    bring(space, DAYLIO)
    walk = next(tag for tag in space.all(Tag) if tag.name == "a long walk")
    space.put(Moment(id="1" * 32, when=space.now(), tags=(walk.id,)))
    (arrival,) = arrivals.arrivals(space)
    arrivals.take_back(space, arrival.batch)
    assert walk in space.all(Tag)
    assert len(space.all(Moment)) == 1


def test_a_moment_that_was_changed_since_keeps_its_earlier_words_too(space: Space) -> None:
    bring(space, DAYLIO)
    first = space.all(Moment)[0]
    space.put(replace(first, urge=3))
    (arrival,) = arrivals.arrivals(space)
    arrivals.take_back(space, arrival.batch)
    assert [one.value for one in space.history(first.id)] == [first, replace(first, urge=3)]
    assert len(space.all(Tag)) == 2, "what it names stays with it"


def test_a_renamed_tag_is_known_again(space: Space) -> None:
    bring(space, DAYLIO)
    walk = next(tag for tag in space.all(Tag) if tag.name == "a long walk")
    tags.rename(space, walk.id, "outside")
    bring(space, DAYLIO + '2026-03-02,March 2,Monday,20:15,bad,"a long walk",,\n')
    assert space.all(Moment)[-1].tags == (walk.id,)
    assert len(space.all(Tag)) == 2


def test_our_own_table_finds_its_columns_and_its_formulas_again(space: Space) -> None:
    table = (
        "when,zone,way,skipped,people,alone,tags,urge,closeness,mood,action,words,id\n"
        "2026-03-01T20:15:00+01:00,Europe/Berlin,prompt,no,Ana; Ben,no,Work,0,9,,toward,'=1+1,x\n"
    )
    bring(space, table, "moments.csv")
    (moment,) = space.all(Moment)
    assert (moment.urge, moment.closeness, moment.mood, moment.action) == (0, 9, None, "toward")
    assert (moment.words, moment.way, moment.when.utcoffset()) == (
        "=1+1",
        "self",
        timedelta(hours=1),
    )
    assert [one.alias for one in space.all(Person)] == ["Ana", "Ben"]


def test_people_are_known_by_their_names(space: Space) -> None:
    ana = people.add(space, "Ana")
    bring(space, "when,people,urge\n2026-03-01 10:00,ANA; Zoë,3\n")
    assert ana.id in space.all(Moment)[0].people
    assert {one.alias for one in space.all(Person)} == {"Ana", "Zoë"}


def test_a_long_entry_is_kept_whole_in_pieces(space: Space) -> None:
    words = "word and word\n" * (WORDS // 6)
    journal = {"entries": [{"title": "T", "body": words, "date": "2026-03-01", "time": "10:00"}]}
    bring(space, json.dumps(journal), "j.json")
    pieces = [moment.words for moment in space.all(Moment)]
    assert all(len(piece) <= WORDS for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(f"T\n{words}".split())


def test_a_name_that_is_too_long_or_unseen_does_no_harm(space: Space) -> None:
    bring(space, f"when,tags\n2026-03-01 10:00,{'x' * 500}; \x07 ;ok\n")
    assert sorted(len(tag.name) for tag in space.all(Tag)) == [2, 60]


def test_a_file_of_nothing_but_new_names_is_refused(space: Space) -> None:
    names = "; ".join(f"n{n}" for n in range(MOST_NEW + 1))
    with pytest.raises(BadInput, match="5,000 new tags"):
        bring(space, f"when,tags\n2026-03-01 10:00,{names}\n")
    assert space.all(Tag) == ()


def test_a_file_waits_sealed_in_place_of_the_one_before(mira) -> None:
    space = mira.space
    content = DAYLIO.encode() * 3000
    incoming.keep(space, "C:\\Users\\x\\first.csv", b"other")
    first = incoming.keep(space, "a/b/second.csv", content)
    assert (first.name, incoming.waiting(space)) == ("second.csv", first)
    assert incoming.content(mira.opened_again()).read() == content
    mira.clock.move(days=8)
    incoming.forget_old(space)
    assert incoming.waiting(space) is None
    with pytest.raises(NotFound):
        incoming.content(space)


def test_a_file_of_which_a_part_is_missing_does_not_wait(space: Space) -> None:
    import random

    incoming.keep(space, "f", random.Random(1).randbytes(2_000_000))
    parts = space.all(Incoming)
    assert len(parts) == 3
    space.erase(parts[1].id)
    assert incoming.waiting(space) is None
    incoming.forget_old(space)
    assert space.all(Incoming) == ()


def test_bringing_in_forgets_what_waited(space: Space) -> None:
    incoming.keep(space, "f.csv", DAYLIO.encode())
    bring(space, DAYLIO)
    assert space.all(Incoming) == ()


def test_what_goes_wrong_while_writing_leaves_nothing(mira, monkeypatch) -> None:
    before = mira.space.revisions()
    source = io.BytesIO(DAYLIO.encode())
    plan = importing.look(mira.space, source, "f.csv")

    def full(*_given: object, **_more: object) -> None:
        raise StorageFull("There is no room left.")

    from nearer.domain.errors import StorageFull

    monkeypatch.setattr(mira.gate.records, "write", full)
    with pytest.raises(StorageFull):
        importing.bring(mira.space, plan, source, "f.csv")
    monkeypatch.undo()
    assert mira.space.revisions() == before
    assert mira.opened_again().revisions() == before


def test_a_zip_with_several_journals_says_that_one_is_read(space: Space) -> None:
    entry = {"creationDate": "2026-03-01T19:15:00Z", "text": "Snow"}
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as whole:
        for name in ("Home.json", "Work.json"):
            whole.writestr(name, json.dumps({"entries": [entry]}))
        whole.writestr("photos/1.jpg", b"x")
    (note,) = importing.look(space, room, "dayone.zip").notes
    assert "Only “Home.json”" in note
    assert "One more file" in note


def test_a_table_that_says_nothing_of_time_is_refused(space: Space) -> None:
    with pytest.raises(BadInput, match="says when"):
        importing.look(space, io.BytesIO(b"mood,words\n3,x\n"), "f.csv")
