"""Languages: the browser's, the chosen one, and the one at the gate."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    program = [sys.executable, str(ROOT / "script" / "messages"), "--pseudo", str(folder)]
    subprocess.run(program, check=True, timeout=120)
    return folder


@pytest.fixture
def translated(served_with, pseudo):
    return served_with(NEARER_LANGUAGES=str(pseudo))


def test_a_browser_is_answered_in_its_language_if_it_is_there(translated) -> None:
    page = translated.get("/gate/begin/", Accept_Language="qps, en;q=0.5")
    assert '<html lang="qps"' in page.text
    assert "[Pàššpĥŕàšé" in page.text
    assert '<html lang="en"' in translated.get("/gate/begin/", Accept_Language="de").text


def test_the_chosen_language_holds_inside_and_at_the_gate(translated) -> None:
    translated.make_space()
    assert translated.post("/yours/language/", {"language": "qps"}).status == 303
    assert "[Ŀàñğûàğé" in translated.get("/yours/language/").text
    translated.post("/gate/lock/", {})
    assert '<html lang="qps"' in translated.get("/gate/unlock/").text


def test_a_refusal_comes_in_the_language_too(translated) -> None:
    translated.make_space()
    translated.post("/yours/language/", {"language": "qps"})
    screen = translated.begin_check_in()
    answer = translated.post(screen, {})
    assert "[Ñöŧĥîñğ îš çĥöšéñ ÿéŧ." in answer.read


def test_a_language_that_is_not_there_is_not_offered_or_kept(shared) -> None:
    assert shared.post("/yours/language/", {"language": "de"}).status == 200
    assert "English" in shared.get("/yours/language/").text


def test_a_language_that_is_gone_leaves_english(visitor) -> None:
    visitor.jar["look"] = "system..system.system..qps"
    assert '<html lang="en"' in visitor.get("/gate/begin/").text


def test_a_page_that_is_refused_before_any_space_is_looked_for_speaks_it_too(translated) -> None:
    asked = {"Sec_Fetch_Site": "cross-site", "Accept_Language": "qps"}
    answer = translated.get("/help/", **asked)
    assert answer.status == 403
    assert '<html lang="qps"' in answer.text


def test_one_answer_leaves_no_language_behind_for_the_next(translated) -> None:
    translated.make_space()
    translated.post("/yours/language/", {"language": "qps"})
    assert '<html lang="qps"' in translated.get("/today/").text
    other = type(translated)(translated.host)
    for _ in range(6):  # as many as there may be threads
        assert '<html lang="en"' in other.get("/help/").text


def test_pages_to_read_are_in_the_language_at_the_gate_too(translated) -> None:
    page = translated.get("/learn/anxious/", Accept_Language="qps").text
    assert "Ŧĥéÿ ĥàvé ñöŧ àñšŵéŕéđ".replace("ŵ", "w") in page
    assert "They have not answered" not in page


def test_a_language_that_is_written_leftwards_turns_the_page(served_with, pseudo, tmp_path) -> None:
    shutil.copytree(pseudo / "qps", tmp_path / "languages" / "he")
    hebrew = served_with(NEARER_LANGUAGES=str(tmp_path / "languages"))
    assert '<html lang="he" dir="rtl"' in hebrew.get("/gate/begin/", Accept_Language="he").text
    assert "dir=" not in hebrew.get("/gate/begin/").text
