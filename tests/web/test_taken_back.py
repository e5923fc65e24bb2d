"""Notices of patterns that stand no more: put aside, brought back, deleted for good."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from nearer.domain.values import Moment, Shown, Tag

WHEN = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
ONE = Shown(
    id="shown-urge-higher-one",
    analysis="urge",
    column="one",
    first=WHEN,
    occasions=100,
    effect=1.0,
    log_e=9.0,
    with_tag=36,
    without_tag=64,
)
LIVED = (Moment(id="m", when=WHEN, way="prompt", urge=3),)


def acts(page: str) -> set[str]:
    """What the notices on a page offer to do."""
    return set(re.findall(r'name="act" value="(\w+)"', page))


@pytest.mark.parametrize("lived", [(), LIVED], ids=["every check-in deleted", "some are there"])
def test_a_notice_can_be_put_aside_brought_back_and_deleted_for_good(
    settle: Any, lived: tuple[Moment, ...]
) -> None:
    here = settle(Tag(id="one", name="choir"), ONE, *lived)
    page = here.get("/why/")
    assert "“choir” was shown as" in page.read
    assert acts(page.text) == {"aside"}
    (address,) = re.findall(r'action="(/why/aside/[^"]+)"', page.text)
    aside = {"back", "delete"}
    for act, then in (("aside", aside), ("back", {"aside"}), ("", aside)):
        assert here.post(address, {"act": act}).to == "/why/"
        assert acts(here.get("/why/").text) == then
    here.get(address)
    assert acts(here.get("/why/").text) == aside, "looking deletes nothing"
    assert here.post(address, {"act": "delete"}).to == "/why/"
    assert "“choir” was shown as" not in here.get("/why/").read
    assert here.post(address, {"act": "delete"}).status == 404


def test_nothing_but_a_notice_can_be_deleted_this_way(settle: Any) -> None:
    here = settle(Tag(id="one", name="choir"), *LIVED)
    for other in ("one", "m", "preferences"):
        assert here.post(f"/why/aside/{other}/", {"act": "delete"}).status == 404
    assert "choir" in here.get("/yours/tags/").read
