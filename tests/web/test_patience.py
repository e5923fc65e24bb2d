"""A page that reads years of check-ins says so at once, and then comes by itself."""

from datetime import UTC, datetime, timedelta
from time import sleep

from django.utils import translation

from nearer.domain.values import Moment, Tag
from nearer.web import looks, patience

START = datetime(2020, 1, 1, 8, tzinfo=UTC)
TAGS = [f"{number:032x}" for number in range(1, 61)]
CHECK_INS = 9_000


def years():
    """Six years of four check-ins a day with sixty tags."""
    yield from (Tag(id=one, name=f"tag {number}") for number, one in enumerate(TAGS))
    for n in range(CHECK_INS):
        yield Moment(
            id=f"{1_000_000 + n:032x}",
            when=START + timedelta(days=n // 4, hours=4 * (n % 4)),
            way="prompt",
            tags=(TAGS[n * 7 % 60], TAGS[n * 11 % 60]),
            urge=n * n % 11,
        )


def arrives(someone, path):
    """The page itself, however long it takes."""
    for _ in range(60):
        page = someone.get(path)
        if "Reading what you noted" not in page.read:
            return page
        sleep(0.5)
    raise AssertionError(path)


def test_a_page_that_takes_long_is_made_in_the_language_and_hours_of_who_asked():
    looks.tell_hours(looks.Looks(hours="12"))
    with translation.override("qps"):
        work = patience._Work(lambda: (translation.get_language(), looks.in_twelve_hours()))
    looks.tell_hours(looks.USUAL)
    work.start()
    work.join()
    assert work.result() == ("qps", True)


def test_years_of_check_ins_bring_a_page_at_once_and_then_the_one_asked_for(settle):
    someone = settle(*years())
    first = someone.get("/why/?a=b")
    assert first.status == 200
    assert "Reading what you noted" in first.read
    assert "9,000" in first.read
    assert first.headers["refresh"] == "1; url=/why/?a=b"
    page = arrives(someone, "/why/")
    assert "Why do I push people away?" in page.read
    assert "gate" in page.headers["refresh"]
    assert arrives(someone, "/why/urge/nothing/").status == 404
