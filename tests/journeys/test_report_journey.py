"""Somebody chooses what their therapist sees, looks at all of it, and takes a real PDF along."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


def open_sample(person) -> None:
    person.go("/today/")
    person.press("Open the sample life")


def taken(person, button: str) -> bytes:
    with person.page.expect_download() as waited:
        person.page.get_by_role("button", name=button).click()
    return Path(waited.value.path()).read_bytes()


def alternatives(content: bytes) -> list[str]:
    """Every alternative text in the structure of a PDF."""
    found: list[str] = []

    def walk(node) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K"))

    walk(PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"])
    return found


def choose_frame(person, called: str = "P1, P2, P3") -> None:
    person.go("/yours/")
    with person.page.expect_navigation():
        person.page.get_by_role("link", name="A report to take along").click()
    person.page.get_by_label(called, exact=True).check()
    person.press("Go on: what is in it")


def test_choose_look_and_take_a_pdf_without_scripts(meet, serve_in, tmp_path) -> None:
    server = serve_in(tmp_path, sample=True)
    plain = meet(server.address, java_script_enabled=False, accept_downloads=True)
    open_sample(plain)
    choose_frame(plain)
    words = plain.page.locator("input[name=item][value^='words:']").first
    words.check()
    plain.press("Look at it")
    page = plain.page.locator("main").inner_text()
    assert "What goes with pulling away" in page
    assert "anybody who finds this can read it" in page
    made = taken(plain, "Take it as PDF")
    reader = PdfReader(io.BytesIO(made))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    printed = " ".join(" ".join(one.extract_text() for one in reader.pages).split())
    assert f"Page 1 of {len(reader.pages)}" in printed
    for heading in plain.page.locator("article h2").all_inner_texts():
        assert heading in printed
    figures = plain.page.locator("article figure figcaption").all_inner_texts()
    assert figures
    assert alternatives(made) == figures
    assert "Maya" not in printed
    assert "P1" in printed
    server.stop()


def test_nothing_on_the_way_has_a_barrier_and_all_fits_a_small_screen(
    meet, serve_in, tmp_path
) -> None:
    server = serve_in(tmp_path, sample=True)
    person = meet(server.address, viewport=NARROW, color_scheme="dark")
    open_sample(person)
    choose_frame(person, "as I call them here")
    for box in person.page.locator("input[name=item]").all():
        box.check()
    person.press("Look at it")
    assert person.sees("Maya")
    person.page.get_by_text("Other kinds of file").click()
    for one in person.page.locator("article details summary").all():
        one.click()
    assert Axe().run(person.page).response["violations"] == []
    wide = person.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= NARROW["width"]
    assert b"<script" not in taken(person, "A page for a browser")
    server.stop()


def test_the_page_that_is_taken_reads_without_nearer_and_without_a_barrier(
    meet, serve_in, tmp_path
) -> None:
    server = serve_in(tmp_path, sample=True)
    person = meet(server.address, accept_downloads=True)
    open_sample(person)
    choose_frame(person)
    person.press("Look at it")
    person.page.get_by_text("Other kinds of file").click()
    saved = tmp_path / "report.html"
    saved.write_bytes(taken(person, "A page for a browser"))
    server.stop()
    page = person.context.new_page()
    page.goto(saved.as_uri())
    assert page.locator("h1").inner_text() == "Notes for a conversation"
    assert page.locator("img").count() > 0
    assert page.evaluate("[...document.images].every(one => one.naturalWidth > 0)")
    assert Axe().run(page).response["violations"] == []
