"""What a translator does: begin a language, fill it in, and be told what cannot be used."""

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
from nearer.domain.tongue import gettext as _, ngettext
def said(n): return _("Good evening"), ngettext("%(n)d day", "%(n)d days", n)
"""
PAGE = '{% load i18n %}<p>{% translate "Come in" %}</p>'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A small program with three sentences, and the script beside it."""
    (tmp_path / "script").mkdir()
    for name in ("messages", "pseudo.py"):
        shutil.copy(ROOT / "script" / name, tmp_path / "script" / name)
    source = tmp_path / "src" / "nearer"
    source.mkdir(parents=True)
    (source / "said.py").write_text(CODE, "utf-8")
    (source / "page.html").write_text(PAGE, "utf-8")
    return tmp_path


def test_a_language_that_was_just_begun_is_english(place) -> None:
    assert "de: 0 of 3 translated" in run(place, "--new", "de")
    spoken = of(place, "de")
    assert spoken.gettext("Good evening") == "Good evening"
    assert spoken.ngettext("%(n)d day", "%(n)d days", 2) == "%(n)d days"


def test_what_is_translated_stays_and_what_is_gone_goes(place) -> None:
    run(place, "--new", "de")
    translate(place, "Come in", "Komm herein")
    (place / "src/nearer/said.py").write_text("_('Good night')", "utf-8")
    assert "de: 1 of 2 translated" in run(place)
    assert of(place, "de").gettext("Come in") == "Komm herein"
    written = po(place).read_text("utf-8")
    assert "Good night" in written
    assert "Good evening" not in written


def test_a_language_is_not_begun_twice(place) -> None:
    run(place, "--new", "de")
    translate(place, "Come in", "Komm herein")
    assert "is there already" in run(place, "--new", "de", fails=True)
    assert "Komm herein" in po(place).read_text("utf-8")


def test_a_copy_of_content_that_cannot_be_used_is_named(place) -> None:
    run(place, "--new", "de")
    there = place / "src/nearer/locale/de/content/safety.toml"
    there.parent.mkdir()
    english = (ROOT / "src/nearer/content/safety.toml").read_text("utf-8")
    there.write_text(english.replace("Are you afraid", "Hast du Angst"), "utf-8")
    assert "left in English" not in run(place)
    there.write_text(english.replace('key = "afraid"', 'key = "angst"'), "utf-8")
    assert "de: left in English: safety.toml" in run(place, fails=True)


def run(place: Path, *arguments: str, fails: bool = False) -> str:
    program = [sys.executable, str(place / "script" / "messages"), *arguments]
    done = subprocess.run(program, capture_output=True, text=True, timeout=120, check=False)
    assert bool(done.returncode) == fails, done.stderr
    return done.stdout + done.stderr


def po(place: Path) -> Path:
    return place / "src/nearer/locale/de/LC_MESSAGES/django.po"


def translate(place: Path, english: str, said: str) -> None:
    before = po(place).read_text("utf-8")
    after = before.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{said}"')
    assert after != before
    po(place).write_text(after, "utf-8")


def of(place: Path, code: str) -> gettext.NullTranslations:
    return gettext.translation("django", place / "src/nearer/locale", [code])
