"""One report, three renderings: the same words in each, and nothing in them that acts."""

import io
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from nearer.report.document import (
    Heading,
    Lines,
    Paragraph,
    Picture,
    Quote,
    Report,
    Section,
    Table,
    as_html,
    as_pdf,
    as_text,
    mapped,
)
from nearer.report.document.inert import inert

DOT = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><circle r="3" fill="{}"/></svg>'
MIXED = "color-mix(in oklab, var(--away) 30%, var(--away-wash))"
HOSTILE = (
    '#panic() #import "@preview/x:1.0.0" #read("/etc/passwd")',
    "= Heading *bold* _it_ $x^2$ @ref <label> `raw` // gone? /* gone? */",
    "<script>alert(1)</script><img src=x onerror=alert(1)> & &amp; \" '",
    "\u202eright to left\u202c \u2066isolated",
    "שלום مرحبا 漢字 \U0001f600 \ue000 \U0010ffff \u0378",
    "a" * 5_000,
    "\x00\x07\u2028\ufeff\ud800",
    "]]> \\u{41} \\ ``` {n} of {m} %(n)d",
)


def report(text: str = "Some words", **more) -> Report:
    blocks = (
        Heading(f"Heading {text}"),
        Paragraph(text),
        Paragraph(text, quiet=True),
        Quote(f"{text}\n\nand more"),
        Lines((text, "another line")),
        Table("Numbers", ("What", "Said"), ((text, "12"), ("row", text))),
        Picture(DOT.format(MIXED), f"A dot: {text}"),
    )
    made = Report(
        title="Notes",
        under=("Made today.",),
        sections=(Section("First part", blocks), Section("Last part", (Paragraph("End."),))),
        foot="Anybody can read this.",
        **more,
    )
    return mapped(made, inert)


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b|]+", "", text)


class Elements(HTMLParser):
    """The names of all elements and attributes, and the text between."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data) -> None:
        self.words += data


PLAIN = Elements(as_html(report()))


def structure(content: bytes) -> list[dict]:
    """Every element of the structure tree of a PDF."""
    found: list[dict] = []

    def walk(node) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            found.append(node)
            walk(node.get("/K"))

    walk(PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_all_three_say_the_same() -> None:
    made = report("a quiet evening")
    words: list[str] = []
    mapped(made, lambda text: words.append(text) or text)
    told = [text for text in words if not text.startswith("<svg")]
    plain, page = squeezed(as_text(made)), squeezed(unescape(as_html(made)))
    printed = squeezed("".join(pages(as_pdf(made).content)))
    for text in told:
        assert squeezed(text) in plain
        assert squeezed(text) in page
        assert squeezed(text) in printed or text.startswith("A dot"), "alt text is no page text"


def test_the_pdf_is_tagged_for_a_screen_reader() -> None:
    made = as_pdf(report()).content
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    kinds = {one.get("/S") for one in structure(made)}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/Table", "/TH", "/Figure"} <= kinds
    xmp = root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" in xmp


def test_a_picture_has_its_words_beside_it() -> None:
    made = structure(as_pdf(report("by heart")).content)
    assert [one["/Alt"] for one in made if one.get("/S") == "/Figure"] == ["A dot: by heart"]


def test_every_page_says_which_it_is_and_that_it_can_be_found() -> None:
    content = as_pdf(report("\n\n".join(["A long story. " * 60] * 20))).content
    read = pages(content)
    assert len(read) > 2
    for number, page in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in page
        assert "Anybody can read this." in page


def test_the_page_runs_and_loads_nothing() -> None:
    assert not {"script", "link", "iframe", "object", "form"} & PLAIN.tags
    assert not {name for name in PLAIN.attributes if name.startswith("on") or name == "href"}
    assert "default-src 'none'" in as_html(report())


def test_pictures_carry_colours_of_their_own() -> None:
    from nearer.report.document.printed import printed

    assert "var(" not in printed(DOT.format(MIXED))
    assert "color-mix" not in printed(DOT.format(MIXED))
    assert re.search(r'fill="#[0-9a-f]{6}"', printed(DOT.format(MIXED)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(text) -> None:
    made = report(text)
    shown = inert(text)
    read = Elements(as_html(made))
    assert (read.tags, read.attributes) == (PLAIN.tags, PLAIN.attributes)
    assert shown in read.words
    printed = as_pdf(made)
    if not printed.replaced and shown.isascii() and len(shown) < 500:
        assert squeezed(shown) in squeezed("".join(pages(printed.content)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120) | st.sampled_from(HOSTILE))
@example("\\u{41}")
def test_no_words_break_out_of_a_report(text) -> None:
    made = report(text)
    read = Elements(as_html(made))
    assert (read.tags, read.attributes) == (PLAIN.tags, PLAIN.attributes)
    assert as_pdf(made).content.startswith(b"%PDF-")
    assert "Last part" in as_text(made)


def test_what_no_letter_can_show_is_a_question_mark_and_said_so() -> None:
    made = as_pdf(report("before \u0378 after"))
    assert made.replaced == 1
    read = "".join(pages(made.content))
    assert "before ? after" in read
    assert "could not be shown in print" in read


def test_signs_that_turn_the_line_around_are_taken_out() -> None:
    assert inert("a\u202eb\u2066c\x00d\te\nf") == "abcd e\nf"


def test_a_letter_carries_only_so_many_marks() -> None:
    assert inert("a" + "\u0301" * 19_000 + "b") == "a" + "\u0301" * 8 + "b"
    assert inert("n\u0303a\u0301") == "n\u0303a\u0301"


def test_the_person_s_own_words_never_begin_a_line_that_nearer_could_have_written() -> None:
    text = as_text(report("one\nTwo: established\nthree"))
    quoted = [line for line in text.splitlines() if "Two: established" in line and line[0] == "|"]
    assert quoted


def test_nothing_is_written_to_a_disk(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    as_pdf(report())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", ["pt-br", "zh-hans", "qps"])
def test_a_report_names_the_language_it_is_in(code: str) -> None:
    made = report(language=code)
    assert f'<html lang="{code}">' in as_html(made)
    assert as_pdf(made).content.startswith(b"%PDF")


@pytest.mark.parametrize("alias", ["\u2067", " ", "\u200b", "\u00ad", "\u3164"])
def test_somebody_whose_name_cannot_be_seen_breaks_no_file(alias) -> None:
    made = mapped(Report("Notes", (), (Section("People", (Heading(alias),)),), "Foot"), inert)
    assert pages(as_pdf(made).content)
