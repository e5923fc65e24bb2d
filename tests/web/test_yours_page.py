"""Yours: all that is there in a few sections, each with its heading."""

import re

SECTION = re.compile(
    r'<h2 id="([\w-]+)">[^<]+</h2>\s*<ul [^>]*aria-labelledby="([\w-]+)">(.*?)</ul>', re.DOTALL
)
LINK = re.compile(r'<li><a href="([^"]+)">')


def test_every_way_stands_once_under_a_heading_that_names_its_list(shared) -> None:
    page = shared.get("/yours/").text
    sections = SECTION.findall(page)
    assert len(sections) == page.count("<h2") >= 3
    assert all(heading == named for heading, named, _ in sections)
    ways = [way for *_, ways in sections for way in LINK.findall(ways)]
    assert len(ways) == len(set(ways)) == len(LINK.findall(page))
    assert max(len(LINK.findall(ways)) for *_, ways in sections) <= 6
    for way in ways:
        assert shared.get(way).status == 200
