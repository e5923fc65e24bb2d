"""The starter set of tags."""

from typing import get_args

import pytest

from nearer.content import FIRST, ContentError, starter_tags
from nearer.content.starter import Group, read_starter_tags

ONE = '[[tag]]\nkey = "{key}"\nname = "{name}"\ngroup = "{group}"\n'


def test_the_set_covers_every_group_and_is_short_enough_to_read() -> None:
    tags = starter_tags()
    assert 25 <= len(tags) <= 32
    assert {tag.group for tag in tags} == set(get_args(Group))


def test_names_fit_on_a_chip_and_are_written_as_one_would_say_them() -> None:
    for tag in starter_tags():
        assert len(tag.name) <= 28, tag.name
        assert tag.name == tag.name.strip()
        assert tag.name[0].islower(), tag.name


def test_keys_can_stand_in_a_record_for_ever() -> None:
    for tag in starter_tags():
        assert tag.key.isascii()
        assert tag.key.replace("_", "").isalnum(), tag.key
        assert tag.key == tag.key.lower()


def test_the_first_ones_hold_something_that_may_lower_the_urge_too() -> None:
    first = starter_tags()[:FIRST]
    assert "good_time" in {tag.key for tag in first}
    assert len({tag.group for tag in first}) == len(get_args(Group))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[tag]\n", "not TOML"),
        ("", "Expected"),
        (ONE.format(key="a", name="x", group="elsewhere"), "group"),
        (ONE.format(key="", name="x", group="in me"), "key"),
        (ONE.format(key="a", name="x", group="in me") * 2, "twice"),
        (ONE.format(key="a", name="x", group="in me") + 'colour = "red"\n', "colour"),
        ('[[tag]]\nkey = "a"\ngroup = "in me"\n', "name"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_starter_tags(written)
    assert refused.value.file == "starter_tags.toml"
