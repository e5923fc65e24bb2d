"""Every page in a language that nobody speaks: what was forgotten stands out in plain letters.

Left in plain letters by right are names, what somebody wrote, and what the coach looks for in
English words (docs/translating.md): all of these stand somewhere in the files they come from.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from tests.journeys.every_page import INSIDE, LOCKED, details, open_everything, sideways_here

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nearer"
KEPT_IN = ("companion/sample", "coach/words")
TAKEN_OVER = ("sample*", "starter_tags", "grounding", "telling")
"""Files of content from which the invented person wrote or took words."""
NAMES = r"\b(?:Nearer|Sam|Maya|Jonas|Priya|Mum|Lena|Robin|Kira|Dad|Deutsch|English|UTC|qps)\b"
PLAIN = re.compile(r"(?<![\w’'&-])(?=[A-Za-z]*[aceghilnorstuyz])[A-Za-z]{3,}(?![\w])")
MARKED = r"\w*[^\W\da-zA-Z_][\w-]*"
BETWEEN = re.compile(rf"[\[\]“”\"·,:;()…•\n]|[.!?]\s|[.!?]$|\d+|{MARKED}")
EVERY_TEXT = """() => {
  const found = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());)
    if (!["SCRIPT", "STYLE", "TEXTAREA", "NOSCRIPT"].includes(node.parentElement.tagName))
      found.push(node.textContent);
  for (const name of ["aria-label", "placeholder", "alt"])
    for (const one of document.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name));
  return found.filter((text) => text.trim());
}"""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    program = [sys.executable, str(ROOT / "script" / "messages"), "--pseudo", str(folder)]
    subprocess.run(program, check=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def kept(spoken) -> str:
    """All that is English by right, as one text: also what stays in a translation, as authors."""
    paths = [path for folder in KEPT_IN for path in (SOURCE / folder).rglob("*") if path.is_file()]
    paths += [path for name in TAKEN_OVER for path in SOURCE.glob(f"content/{name}.toml")]
    paths += [path for path in spoken.rglob("*.*") if path.parent.name != "LC_MESSAGES"]
    fitting = [path for path in paths if path.suffix in {".md", ".toml", ".csv", ".py"}]
    return smoothed(" ".join([*map(said_in, fitting), *available_timezones()]))


def said_in(path: Path) -> str:
    """A file's text; of code what stands between its quotes."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text.replace("\\\n", " ")  # a long line of TOML goes on after its end
    constants = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return " ".join(str(node.value) for node in constants)


def test_no_page_has_a_sentence_that_was_forgotten_or_a_line_too_long_for_a_phone(
    meet, serve_in, tmp_path_factory, spoken, kept
) -> None:
    home = tmp_path_factory.mktemp("pseudo")
    served = serve_in(home, sample=True, more={"NEARER_LANGUAGES": str(spoken)})
    person = meet(
        served.address,
        viewport={"width": 320, "height": 640},
        extra_http_headers={"Accept-Language": "qps"},
    )
    person.go("/gate/unlock/")
    with person.page.expect_navigation():
        person.page.locator("main form button").click()
    forgotten: dict[str, str] = {}
    wide: dict[str, int] = {}
    for path in [*INSIDE, *details(person), *LOCKED]:
        person.go(path)
        open_everything(person)
        if over := sideways_here(person):
            wide[path] = over
        for text in person.page.evaluate(EVERY_TEXT):
            for part in untranslated(text, kept):
                forgotten.setdefault(part, path)
    assert (forgotten, wide) == ({}, {})


def test_a_forgotten_word_is_seen_and_a_translated_one_is_not() -> None:
    assert untranslated("Keep everything here", "some content") == ["keep everything here"]
    assert untranslated("[Ķéép 3 öf Maya····]", "some content") == []
    assert untranslated("[ŧö “Some content”··]", "some content") == []


def untranslated(text: str, kept: str) -> list[str]:
    """The parts of a text in plain letters that stand nowhere in what is English by right."""
    parts = re.split(f"{BETWEEN.pattern}|{NAMES}", text)
    plain = [part for part in map(smoothed, parts) if PLAIN.search(part) and part[0] != "/"]
    return [part for part in plain if part.strip("!?.’' ") not in kept]


def smoothed(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text).strip().casefold()
