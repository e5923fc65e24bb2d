"""Reflections counted against questions."""

from nearer.coach.words.ratio import Listening, listening, listening_told, rule_of_thumb

ALONE = "I sat in that flat for three days and nobody rang."


def test_reflections_and_questions_of_all_replies_are_counted() -> None:
    heard = listening(
        [
            (ALONE, "Three days, and you felt forgotten. What was the worst of it?"),
            (ALONE, "You wanted somebody to ring. Did your sister know?"),
        ]
    )
    assert heard == Listening(reflections=2, open_questions=1, closed_questions=1)
    assert heard.ratio == 1


def test_without_a_question_there_is_no_ratio_and_nothing_to_divide_by() -> None:
    heard = listening([(ALONE, "You wanted somebody to ring.")])
    assert heard.ratio is None
    assert "no question" in listening_told(heard)


def test_nothing_noticed_is_told_as_such_and_not_as_a_verdict() -> None:
    assert "may have missed" in listening_told(listening([("", "Soup is ready.")]))
    assert listening([]) == Listening(0, 0, 0)


def test_the_ratio_is_told_in_numbers_and_never_as_a_grade() -> None:
    assert "1.5 reflections to one question" in listening_told(Listening(3, 1, 1))
    assert "fewer reflections than questions" in listening_told(Listening(1, 2, 1))
    assert "give back what you heard" in listening_told(Listening(0, 1, 1))
    assert "nothing about you" in rule_of_thumb()
