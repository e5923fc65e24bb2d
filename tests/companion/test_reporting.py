"""What gets into a report, what never does, and what others are called in it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer.companion import reporting, safety
from nearer.companion import reporting_plan as plans
from nearer.companion.reporting_items import LISTED, groups
from nearer.companion.reporting_names import Names
from nearer.domain.errors import BadInput
from nearer.domain.past import Letter
from nearer.domain.practice import Attempt
from nearer.domain.report import ReportPlan
from nearer.domain.safety import Safety, safety_id
from nearer.domain.text import folded
from nearer.domain.values import Fear, Moment, Person
from nearer.report.document import as_text

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ROBIN = Person(id="a1" * 16, alias="Robin", kinship="friend")
ANN = Person(id="b2" * 16, alias="Ann", kinship="friend")
MUM = Person(id="c3" * 16, alias="Mum Rose", kinship="parent")


def moment(number: int, words: str = "", *people: str, when: datetime = NOON) -> Moment:
    return Moment(id=f"{number:032x}", when=when, words=words, people=people, urge=5)


def fear(number: int, words: str, person: str = "", **more) -> Fear:
    when = more.pop("when", NOON)
    return Fear(id=f"{number:032x}", when=when, words=words, likely=70, due=when, person=person)


@pytest.fixture
def furnished(settle):
    return settle(
        ROBIN,
        ANN,
        MUM,
        moment(1, "Robin laughed and I was annoyed with ANN", ROBIN.id),
        moment(2, "mum  rose called", MUM.id),
        moment(3, "Quiet evening alone"),
        fear(4, "Robin will laugh at me", ROBIN.id),
        fear(5, "Nobody will come"),
    )


def offered(space, plan=None) -> dict[str, str]:
    chosen = plan or plans.plan(space)
    return {item.key: item.words for group in groups(space, chosen) for item in group.items}


def frame(space, **more) -> ReportPlan:
    every = tuple(one.id for one in space.all(Person))
    given = {"since": None, "until": None, "naming": "numbers", "people": every, "short": False}
    return plans.choose_frame(space, **(given | more))


def everything(space, **more) -> str:
    """The report with all that is offered, as text."""
    plan = frame(space, **more)
    return as_text(reporting.report(space, plans.choose_items(space, tuple(offered(space, plan)))))


def test_own_words_are_offered_and_never_ticked_unasked(furnished) -> None:
    space = furnished.space
    assert "words:" + f"{3:032x}" in offered(space)
    text = as_text(reporting.report(space, plans.plan(space)))
    assert "Quiet evening" not in text
    assert "Nobody will come" not in text


def test_only_what_is_ticked_is_in_it(furnished) -> None:
    space = furnished.space
    plan = plans.choose_items(space, (f"words:{3:032x}",))
    text = as_text(reporting.report(space, plan))
    assert "Quiet evening alone" in text
    assert "laughed" not in text


def test_others_are_numbers_also_in_own_words(furnished) -> None:
    text = everything(furnished.space)
    assert "P1 laughed and I was annoyed with P2" in text
    assert "P3 called" in text
    assert not any(name in text for name in ("Robin", "Ann", "ANN", "Rose"))


def test_a_name_is_found_whatever_its_case_accents_and_blanks(settle) -> None:
    zoe = Person(id="d4" * 16, alias="Zoë de Wit")
    space = settle(zoe, moment(1, "ZOE  de\nwit came; zoé de wit left. Zoëlla stayed — ﬁne")).space
    assert "P1 came; P1 left. Zoëlla stayed — ﬁne" in everything(space)


def test_a_name_that_is_a_word_leaves_the_sentences_of_nearer_alone(settle) -> None:
    so = Person(id="d4" * 16, alias="So")
    space = settle(so, *(moment(n, "", so.id) for n in range(3))).space
    assert "In the last 90 days there are 3 check-ins with P1." in everything(space)


@pytest.mark.parametrize(
    ("alias", "text", "told"),
    [
        ("A", "I had a good day. A came by. A good day with A!", "a good day. A came by. A good"),
        ("A", "then A came; a friend", "then P1 came; a friend"),
        ("Will", "I will tell WILL and Will.", "I will tell P1 and P1."),
        ("will", "so will came", "so P1 came"),
        ("I", "I went and I left", "I went and I left"),
        ("Jo", "jo and JO came", "P1 and P1 came"),
        ("So", "so we met So", "so we met P1"),
        ("Anna Maria", "Anna, ANNA  maria and Maria; an anna", "P1, P1 and P1; an anna"),
        ("The old neighbour", "The dog is old. The old neighbour came", "The dog is old. P1 came"),
    ],
)
def test_a_name_that_is_a_word_is_changed_only_where_it_is_a_name(alias, text, told) -> None:
    assert told in Names({"1": "P1"}, (("1", alias),)).inside(text)


def test_a_part_of_two_names_is_somebody() -> None:
    names = Names({"1": "P1", "2": "P2"}, (("1", "Anna Maria"), ("2", "Anna Lena")))
    assert names.inside("Anna and Lena") == "somebody and P2"


NAMES = st.lists(st.from_regex(r"[B-Zb-zÀ-Þ]{3,8}( [b-y]{2,5})?", fullmatch=True), max_size=4)


@given(NAMES, st.lists(st.text(max_size=12)), st.integers(0, 4))
def test_no_known_name_is_left_in_any_words(aliases, words, kept) -> None:
    known = tuple((f"{n}", alias) for n, alias in enumerate(aliases))
    called = {one: f"A{one}" for one, _alias in known[:kept]}
    text = " - ".join(part for n, word in enumerate(words) for part in (word, *aliases[n : n + 1]))
    changed = f" {folded(Names(called, known).inside(text))} "
    left = {folded(alias) for alias in aliases} - {"somebody"}
    assert not any(f" {name} " in changed.replace("-", " ") for name in left)


@given(st.text(max_size=200))
def test_words_without_a_name_stay_as_they_were(text) -> None:
    assert Names({}, (("1", "Bartholomew Zebulon"),)).inside(text) == text


def test_others_can_be_called_by_what_they_are(furnished) -> None:
    text = everything(furnished.space, naming="kinship")
    assert "a friend (1) laughed" in text
    assert "a parent called" in text


def test_names_stand_where_that_is_chosen(furnished) -> None:
    assert "Robin laughed and I was annoyed with Ann" in everything(furnished.space, naming="own")


def test_who_is_left_out_is_left_out_with_all_about_them(furnished) -> None:
    text = everything(furnished.space, people=(ANN.id,))
    assert "laugh" not in text
    assert "Nobody will come" in text


def test_a_name_of_who_is_left_out_becomes_somebody(furnished) -> None:
    space = furnished.space
    space.put(moment(9, "I dreamt of Robin's house"))
    assert "I dreamt of somebody's house" in everything(space, people=())


def test_somebody_unsafe_is_out_until_chosen_as_such(furnished) -> None:
    space = furnished.space
    frame(space)
    safety.mark(space, ROBIN.id, unsafe=True)
    kept = plans.plan(space)
    assert ROBIN.id in kept.people, "chosen before the mark"
    plan = plans.choose_items(space, tuple(offered(space)))
    assert "laugh" not in as_text(reporting.report(space, plan))
    assert "P1 laughed" in everything(space), "chosen again, knowing the mark"


def test_of_somebody_unsafe_no_nearness_is_told(furnished) -> None:
    space = furnished.space
    safety.mark(space, ROBIN.id, unsafe=True)
    text = everything(space)
    assert "You marked this person as not safe to be near." in text
    assert "map:" + ROBIN.id not in offered(space)


def test_of_somebody_at_rest_neither_nearness_nor_a_mark_is_told(furnished) -> None:
    space = furnished.space
    near = "check-in with P1"
    assert near in everything(space)
    at_rest = Safety(id=safety_id(ROBIN.id), person=ROBIN.id, since=space.now(), rests=True)
    space.put(at_rest)
    text = everything(space)
    assert "not safe" not in text
    assert near not in text


def test_at_first_nobody_unsafe_is_chosen(furnished) -> None:
    space = furnished.space
    safety.mark(space, ANN.id, unsafe=True)
    assert set(plans.plan(space).people) == {ROBIN.id, MUM.id}


def test_the_period_holds_its_first_and_its_last_day(settle) -> None:
    days = [moment(n, f"word {n}", when=NOON + timedelta(days=n)) for n in range(5)]
    space = settle(*days).space
    text = everything(space, since=date(2026, 3, 2), until=date(2026, 3, 4))
    assert [n for n in range(5) if f"word {n}" in text] == [1, 2, 3]


def test_a_night_belongs_to_the_day_before(settle) -> None:
    space = settle(moment(1, "two at night", when=datetime(2026, 3, 3, 2, 0, tzinfo=UTC))).space
    assert "two at night" in everything(space, until=date(2026, 3, 2))


def test_a_period_that_ends_before_it_begins_is_refused(furnished) -> None:
    with pytest.raises(BadInput) as told:
        frame(furnished.space, since=date(2026, 3, 2), until=date(2026, 3, 1))
    assert told.value.field == "until"
    with pytest.raises(BadInput):
        frame(furnished.space, naming="real names")


def test_what_is_not_offered_cannot_be_sent_in(furnished) -> None:
    space = furnished.space
    plan = frame(space, people=())
    plan = plans.choose_items(space, (f"words:{1:032x}", f"person:{ROBIN.id}", "map:x", "nonsense"))
    assert plan.items == ()
    assert reporting.is_empty(reporting.report(space, plan))


def test_what_is_not_among_the_newest_is_listed_on_a_later_page_and_stays_chosen(settle) -> None:
    many = (moment(n, f"word {n}.", when=NOON + timedelta(hours=n)) for n in range(LISTED + 7))
    space = settle(*many).space
    (first,) = groups(space, plans.plan(space))
    assert (len(first.items), first.page, first.pages) == (LISTED, 1, 2)
    later = {"words": 2}
    (second,) = groups(space, plans.plan(space), later)
    assert [item.words for item in second.items] == [f"word {n}." for n in reversed(range(7))]
    plans.choose_items(space, (first.items[0].key,))
    plan = plans.choose_items(space, (second.items[-1].key,), later)
    text = as_text(reporting.report(space, plan))
    assert "word 0." in text
    assert f"word {LISTED + 6}." in text
    assert text.count("word ") == 2


@pytest.mark.parametrize("page", [-5, 0, 3, 10**6])
def test_a_page_that_is_not_there_is_the_nearest_that_is(settle, page) -> None:
    space = settle(*(moment(n, f"word {n}") for n in range(LISTED + 7))).space
    (found,) = groups(space, plans.plan(space), {"words": page})
    assert found.page == (2 if page > 1 else 1)


def test_more_than_a_report_holds_is_refused_and_nothing_changes(settle, monkeypatch) -> None:
    monkeypatch.setattr(plans, "MOST", 2)
    space = settle(*(moment(n, f"word {n}") for n in range(3))).space
    kept = plans.choose_items(space, ("words:" + f"{1:032x}", "words:" + f"{2:032x}"))
    with pytest.raises(BadInput, match="up to 2 things"):
        plans.choose_items(space, tuple(f"words:{n:032x}" for n in range(3)))
    assert plans.plan(space) == kept


def test_a_choice_that_is_not_listed_now_is_not_forgotten(settle) -> None:
    early, late = moment(1, "early"), moment(2, "late", when=NOON + timedelta(days=50))
    space = settle(early, late).space
    plans.choose_items(space, (f"words:{early.id}", f"words:{late.id}"))
    frame(space, since=date(2026, 4, 1))
    plan = plans.choose_items(space, (f"words:{late.id}",))
    assert "early" not in as_text(reporting.report(space, plan))
    assert f"words:{early.id}" in frame(space).items


def test_the_letter_stands_first_and_is_kept(furnished) -> None:
    space = furnished.space
    plans.write_letter(space, {"brings": "I go before Robin can.", "free": " "})
    made = reporting.report(space, plans.plan(space))
    assert made.sections[0].heading == "A letter"
    assert "I go before P1 can." in as_text(made)
    assert furnished.opened_again().find(ReportPlan, plans.PLAN).letter == (
        ("brings", "I go before Robin can."),
    )


def test_deleting_leaves_no_earlier_version_of_the_letter(furnished) -> None:
    space = furnished.space
    plans.write_letter(space, {"brings": "One."})
    plans.write_letter(space, {"brings": "Two."})
    plans.forget(space)
    assert not plans.is_kept(space)
    assert space.history(plans.PLAN) == ()
    assert plans.plan(space).letter == ()


def test_unsent_letters_are_never_offered(settle) -> None:
    letter = Letter(id="d4" * 16, noted=NOON, to="Robin", words="What I never said")
    space = settle(letter, moment(1, "something")).space
    assert "never said" not in everything(space)


def test_who_was_deleted_breaks_nothing(furnished) -> None:
    space = furnished.space
    everything(space)
    space.erase(ROBIN.id)
    assert "Quiet evening" in as_text(reporting.report(space, plans.plan(space)))


def test_an_attempt_at_a_step_that_is_gone_still_has_a_line(settle) -> None:
    gone = Attempt(id="e5" * 16, step="no such step", planned=NOON, did="did", happened="It held.")
    space = settle(gone).space
    assert offered(space)[f"try:{gone.id}"] == "A step that is gone"
    assert "It held." in everything(space)


def test_an_empty_space_has_nothing_to_choose(space) -> None:
    plan = plans.plan(space)
    assert groups(space, plan) == ()
    assert reporting.is_empty(reporting.report(space, plan))


def test_published_questionnaires_are_no_part_of_the_bundle(settle) -> None:
    from nearer.companion.reporting_files import file
    from nearer.domain.attachment import Assessment

    answered = Assessment(
        id="f6" * 16,
        when=NOON,
        instrument="rosenberg",
        version="1",
        lowest=1,
        highest=4,
        answers=(2,) * 10,
    )
    space = settle(answered).space
    plan = replace(plans.plan(space), items=("map:",))
    assert b"rosenberg" not in file(space, plan, "json").content
