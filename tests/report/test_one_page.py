"""One page is one page, whatever is in it, and what there is no room for is counted."""

import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from nearer.report.document import (
    Heading,
    Lines,
    Paragraph,
    Quote,
    Report,
    Section,
    as_pdf,
    mapped,
    on_one_page,
)
from nearer.report.document.inert import inert

LIMITS = Section("What this is not", (Lines(("No diagnosis.", "Distance can be right.")),))


def report(*sections: Section, under: tuple[str, ...] = ("Made today.",)) -> Report:
    made = Report("Notes", under, (*sections, LIMITS), "Anybody can read this.", "en", short=True)
    return mapped(made, inert)


def pages(made: Report) -> int:
    return len(PdfReader(io.BytesIO(as_pdf(made).content)).pages)


def left_out(made: Report) -> int:
    last = made.sections[-1].blocks[-1]
    found = re.search(r"no room on one page for (\d+) line", getattr(last, "text", ""))
    return int(found[1]) if found else 0


def lines_of(made: Report) -> int:
    return sum(len(b.lines) for s in made.sections for b in s.blocks if isinstance(b, Lines))


def test_what_fits_stays_as_it_is() -> None:
    made = report(Section("Fears", (Lines(("They came to nothing.",)),)))
    assert on_one_page(made) == made


def test_lines_that_have_no_room_are_left_out_and_counted() -> None:
    made = report(Section("Fears", (Lines(("They came to nothing.",) * 200),)))
    fitting = on_one_page(made)
    assert pages(made) > 1
    assert pages(fitting) == 1
    assert left_out(fitting) == lines_of(made) - lines_of(fitting) > 0


def test_the_fullest_section_gives_way_first_and_the_limits_stay() -> None:
    few, many = Lines(("one", "two")), Lines(("a line",) * 90)
    fitting = on_one_page(report(Section("Few", (few,)), Section("Many", (many,))))
    assert fitting.sections[0].blocks == (few,)
    assert fitting.sections[-1].blocks[0] == LIMITS.blocks[0]


def test_a_section_that_is_one_endless_line_goes_whole() -> None:
    fitting = on_one_page(report(Section("Endless", (Paragraph("word " * 9_000),))))
    assert [one.heading for one in fitting.sections] == ["What this is not"]
    assert left_out(fitting) == 1


WORDS = st.text(
    st.sampled_from("aeinrstlmMW WQ  漢字ש\U0001f600ßéж\u0378-…") | st.characters(codec="utf-8"),
    max_size=400,
)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS, st.booleans()),
    st.builds(Quote, WORDS),
    st.just(Heading("A heading")),
    st.builds(Lines, st.lists(WORDS, max_size=6).map(tuple)),
)
SECTIONS = st.lists(
    st.builds(Section, st.just("Part"), st.lists(BLOCKS, max_size=4).map(tuple)), max_size=8
)


@given(SECTIONS)
@example([Section("Part", (Lines(("WM" * 200,) * 40),))])
@example([Section("Part", (Lines(("漢字" * 200,) * 40),))])
@example([Section("Part", (Quote("x\n" * 400),))])
@example([Section("Part", (Paragraph("x"),))] * 40)
@settings(max_examples=25, deadline=None)
def test_whatever_is_written_it_is_one_page(sections) -> None:
    assert pages(on_one_page(report(*sections))) == 1


@pytest.mark.parametrize("word", ["mmmm", "closeness", "WWWW", "漢字", "Beziehungsangst", "שלום"])
def test_little_of_the_page_is_wasted(word) -> None:
    fitting = on_one_page(report(Section("Part", (Lines((f"{word} " * 40,) * 80),))))
    filled = Lines((fitting.sections[0].blocks[0].lines[0],) * 20)
    assert pages(report(Section("Part", (*fitting.sections[0].blocks, filled)))) > 1
