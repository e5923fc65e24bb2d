"""Rules of the house that a machine can check."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nearer"
PYTHON = sorted(SOURCE.rglob("*.py"))
TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))


def test_imports_go_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_lock_names_one_index_and_only_the_default_one() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    registries = {
        package["source"]["registry"]
        for package in lock["package"]
        if "registry" in package["source"]
    }
    assert len(registries) == 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert not {"index", "index-url", "sources"} & set(project["tool"].get("uv", {}))
    assert all("://" not in one for one in project["project"]["dependencies"])


@pytest.mark.parametrize("path", PYTHON, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_file_says_what_it_is_for_and_stays_short(path: Path) -> None:
    text = path.read_text()
    if "migrations" in path.parts or not text.strip():
        return
    assert text.startswith('"""'), "no docstring at the top"
    assert text.count("\n") <= 400, "is it still about one thing?"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.name))
def test_no_template_has_inline_styles_scripts_or_foreign_loads(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"\son\w+=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*src=)", text)
    assert not re.search(r"(src|href)=[\"'](https?:)?//", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.name))
def test_every_word_of_a_template_goes_through_gettext(path: Path) -> None:
    text = path.read_text()
    text = re.sub(r"{#.*?#}", "", text)
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text)
    text = re.sub(r"<!doctype[^>]*>|<[^>]+>", "", text)
    loose = [word for word in re.findall(r"[A-Za-z]{3,}", text) if word != "Nearer"]
    assert loose in ([], ["UTC"]) or path.name == "measures.html", loose


def test_the_version_is_told_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"].split(".dev")[0] in (ROOT / "CHANGELOG.md").read_text()
    assert project["license"] == "Apache-2.0"
