"""Every page of a full space: no barrier in either theme."""

import pytest
from tests.journeys.every_page import (
    INSIDE,
    assert_no_barrier,
    details,
    second_screen,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def full(serve_in, tmp_path_factory):
    return serve_in(tmp_path_factory.mktemp("full"), sample=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_a_full_space_has_a_barrier(meet, full, theme) -> None:
    person = meet(full.address, color_scheme=theme)
    person.go("/")
    person.press("Open the sample life")
    paths = [*INSIDE, *details(person), second_screen(person)]
    assert len(paths) > len(INSIDE) + 8, "some list of the sample life is empty"
    assert_no_barrier(person, paths)
