"""Danger that was told of: who did it stops, not whoever is named or was there."""

import pytest

from nearer.companion import fears, safety
from nearer.domain.safety import Safety
from nearer.domain.values import Moment, Person
from nearer.domain.words import Wording

JO = Person(id="0a" * 16, alias="Jo")
KIM = Person(id="0b" * 16, alias="Kim")
MUM = Person(id="0e" * 16, alias="Mum", kinship="parent")
PRIYA = Person(id="0f" * 16, alias="Priya")
MAY = Person(id="1a" * 16, alias="May")

HEAVY = "Everyone would be better off without me."
DANGER = "You should know that he hit me again last night and I am afraid of him."
CALM = "We had soup and walked home along the river."


@pytest.fixture
def mira(settle):
    return settle(JO, KIM)


def note(space, words: str, *, who: tuple[str, ...] = ()) -> Moment:
    moment = Moment(id=space.new_id(), when=space.now(), people=who, urge=2, words=words)
    space.put(moment)
    return moment


def kind_of(space) -> str:
    heard = safety.open_now(space)
    return heard.kind if heard else ""


def test_danger_from_somebody_named_holds_nothing_else_but_stops_them(space) -> None:
    note(space, "Jo hit me again last night and I am afraid of Jo.")
    assert not safety.suggestions_held(space)
    assert safety.unsafe_people(space) == {JO.id}
    assert not safety.marked(space, JO.id), "only the person marks"
    safety.lift(space, JO.id)
    assert safety.unsafe_people(space) == frozenset()


def test_whoever_was_there_is_a_guess_so_they_stop_and_all_is_held_too(space) -> None:
    note(space, DANGER, who=(JO.id,))
    assert safety.unsafe_people(space) == {JO.id}
    assert safety.suggestions_held(space)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("I told Priya that my mother slapped me hard and locked me in.", {MUM.id}),
        ("My father hit me last night. Jo let me sleep on her sofa.", set()),
        ("he hit me yesterday and may do it again", set()),
        ("jo kicks me every night", {JO.id}),
        ("Jo hit me again last night and I am afraid of him.", {JO.id}),
        ("I told Priya that he hit me again.", set()),
        ("JO HIT ME AGAIN LAST NIGHT", {JO.id}),
        ("May hit me again last night.", {MAY.id}),
        ("Priya hit me and Jo hit me again.", {PRIYA.id, JO.id}),
    ],
)
def test_the_one_who_did_it_stops_and_not_whoever_is_named(space, words: str, who: set) -> None:
    space.put(MUM, PRIYA, MAY)
    note(space, words)
    assert kind_of(space) == "danger_from_other"
    assert safety.unsafe_people(space) == who
    assert safety.suggestions_held(space) is not bool(who), "else everything is held"


def test_him_may_be_somebody_else_where_two_are_spoken_of(space) -> None:
    space.put(PRIYA)
    note(space, "Jo hit me again. I ran to Priya, because he followed me home.")
    assert safety.unsafe_people(space) == {JO.id}
    assert safety.suggestions_held(space), "it is not sure that he is Jo"


def test_a_kin_word_counts_before_whoever_was_there(space) -> None:
    note(space, "My father hit me last night.", who=(JO.id,))
    assert safety.unsafe_people(space) == frozenset()
    assert safety.suggestions_held(space)


THREATS = (
    "If you leave me I will kill you",
    "I will kill you",
    "I am going to kill you",
    "I'll find you wherever you go",
    "i'll smash your face in",
    "I followed you home.",
    "If you tell anyone I will hurt you",
    "I will kill you and the kids",
    "I will break your arm next time",
    "next time i hit you harder",
    "I will burn your house down",
    "if u leave i will kill u",
    "I will beat you up tomorrow",
    "I'll strangle you",
    "I will send the pictures to your boss if you leave",
)


@pytest.mark.parametrize("message", THREATS)
def test_a_threat_in_a_message_is_danger_from_who_wrote_it(space, message: str) -> None:
    space.put(
        Wording(id="6b" * 16, noted=space.now(), words="No.", replying_to=message, person=JO.id)
    )
    assert kind_of(space) == "danger_from_other"
    assert safety.unsafe_people(space) == {JO.id}


@pytest.mark.parametrize(
    "message", ["I am so sorry, I love you", "I will call you tonight", "You are dead funny"]
)
def test_a_friendly_message_is_none(space, message: str) -> None:
    space.put(Wording(id="6b" * 16, noted=space.now(), words="Hi.", replying_to=message))
    assert kind_of(space) != "danger_from_other"


def test_a_rest_outlives_the_day_and_the_session_until_the_person_decides(mira, clock) -> None:
    note(mira.space, DANGER, who=(JO.id,))
    clock.move(days=30)
    assert safety.unsafe_people(mira.opened_again()) == {JO.id}


def test_somebody_named_in_the_words_counts_before_whoever_was_there(space) -> None:
    note(space, "Jo hit me again and I am afraid.", who=(KIM.id,))
    assert safety.unsafe_people(space) == {JO.id}


@pytest.mark.parametrize(
    "words", ["Jo hit me again.", "I am scared of Jo.", "Kim knows that Jo choked me."]
)
def test_a_name_is_understood_as_somebody(space, words: str) -> None:
    note(space, words)
    assert kind_of(space) == "danger_from_other"


@pytest.mark.parametrize("words", ["A great day with Jo.", "Jo hit the brakes.", "JoJo hit a six."])
def test_a_name_alone_raises_nothing(space, words: str) -> None:
    note(space, words)
    assert safety.open_now(space) is None


def test_where_it_may_be_one_of_two_all_suggestions_are_held_instead(space) -> None:
    note(space, DANGER, who=(JO.id, KIM.id))
    assert safety.unsafe_people(space) == frozenset()
    assert safety.suggestions_held(space)


def test_a_hold_is_not_ended_by_later_danger_from_somebody_known(space) -> None:
    note(space, HEAVY)
    note(space, DANGER, who=(JO.id,))
    assert kind_of(space) == "danger_from_other"
    assert safety.suggestions_held(space)


def test_words_about_somebody_marked_change_no_mark(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    note(space, DANGER, who=(JO.id,))
    assert safety.marked(space, JO.id)
    assert not space.all(Safety)[0].rests


def test_a_fear_belongs_to_its_person_or_to_those_of_its_moment(space) -> None:
    moment = note(space, CALM, who=(KIM.id,))
    fears.write(space, "He will beat me again tonight like last week", 70, moment=moment.id)
    assert safety.unsafe_people(space) == {KIM.id}
