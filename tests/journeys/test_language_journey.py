"""Another language chosen under Yours: at once, at the gate, and given back to the browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.journeys.every_page import barriers

pytestmark = pytest.mark.browser

NOBODYS = "html-lang-valid"  # no page is in that language, but here
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def languages(tmp_path) -> Path:
    program = [sys.executable, str(ROOT / "script" / "messages"), "--pseudo", str(tmp_path / "new")]
    subprocess.run(program, check=True, timeout=120)
    return tmp_path / "new"


def test_somebody_chooses_a_language_and_goes_back_to_their_browsers(
    meet, serve_in, tmp_path, languages
) -> None:
    served = serve_in(tmp_path / "home", more={"NEARER_LANGUAGES": str(languages)})
    person = meet(served.address)
    person.make_space()
    person.go("/yours/")
    person.page.get_by_role("link", name="Language").click()
    keep_language(person, "qps")
    assert person.page.locator("html").get_attribute("lang") == "qps"
    assert person.sees("[Képŧ.")
    assert [one for one in barriers(person) if NOBODYS not in one] == []
    person.go("/learn/anxious/")
    assert not person.sees("They have not answered")
    person.page.locator("form[action='/gate/lock/'] button").click()
    person.page.wait_for_url("**/gate/**")
    assert person.page.locator("html").get_attribute("lang") == "qps"
    person.page.locator("input[type=password]").first.fill(person.passphrase)
    with person.page.expect_navigation():
        person.page.locator("main form button").first.click()
    person.go("/yours/language/")
    keep_language(person, "")
    assert person.page.locator("html").get_attribute("lang") == "en"
    assert person.sees("Kept.")


def keep_language(person, code: str) -> None:
    person.page.locator("select[name=language]").select_option(code)
    with person.page.expect_navigation():
        person.page.locator("main form button").last.click()
