"""The terminal speaks the language of the person's environment where it is translated."""

import gettext
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nearer.cli.language import codes, speak_as_asked
from nearer.cli.main import build_parser
from nearer.domain import tongue

ROOT = Path(__file__).resolve().parents[2]
NEARER = (sys.executable, "-X", "utf8", "-m", "nearer")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the language that nobody speaks."""
    folder = tmp_path_factory.mktemp("languages")
    program = [sys.executable, str(ROOT / "script" / "messages"), "--pseudo", str(folder)]
    subprocess.run(program, check=True, timeout=120)
    return folder


@pytest.fixture(scope="module")
def pseudo(languages: Path) -> gettext.NullTranslations:
    with (languages / "qps" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.fixture
def environment(tmp_path: Path, languages: Path) -> dict[str, str]:
    unset = ("NEARER_", "DJANGO_", "LC_", "LANG")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(unset)}
    own = {"NEARER_DATA": str(tmp_path), "NEARER_LANGUAGES": str(languages), "COLUMNS": "300"}
    return kept | own


@pytest.fixture
def nearer(environment: dict[str, str]) -> Run:
    def run(*arguments: str, **asked: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*NEARER, *arguments],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            env=environment | asked,
        )

    return run


@pytest.fixture
def spoken() -> Iterator[None]:
    yield
    tongue.speak(tongue.English())


def test_a_command_speaks_the_language_that_is_asked_for(nearer: Run, pseudo) -> None:
    said = nearer("doctor", LANG="qps_XX.UTF-8").stdout
    assert pseudo.gettext("The cipher gives the results it should.") in said
    assert pseudo.ngettext("%(n)s space here.", "%(n)s spaces here.", 0) % {"n": 0} in said
    assert "cipher" not in said


def test_without_a_translation_it_speaks_english(nearer: Run) -> None:
    said = nearer("doctor", LC_ALL="de_DE.UTF-8", LANG="qps").stdout
    assert "The cipher gives the results it should." in said
    assert "0 spaces here." in said


def test_a_refusal_from_within_is_translated_where_it_is_shown(
    nearer: Run, pseudo, tmp_path: Path
) -> None:
    there = tmp_path / "there.zip"
    there.touch()
    refused = nearer("export", str(there), LC_MESSAGES="qps")
    said = pseudo.gettext("%(file)s is there already. Name another file.") % {"file": there}
    assert (refused.returncode, refused.stderr.strip()) == (1, said)
    refused = nearer("import", LC_MESSAGES="qps")
    assert refused.stderr.strip() == pseudo.gettext("Name a file. See  nearer import --help")
    refused = nearer("analyse", "-", "--outcome", "urge", "--tags", ",", LC_MESSAGES="qps")
    english = "Write column names with commas between them."
    assert pseudo.gettext(english) in refused.stderr
    assert english not in refused.stderr


def test_who_serves_reads_their_language_and_a_visitor_their_own(environment, pseudo) -> None:
    opened = pseudo.gettext("Nearer is open at %(address)s  (Ctrl+C closes it)")
    said_with_address = re.escape(opened).replace(re.escape("%(address)s"), "(http://[^ ]+/)")
    with subprocess.Popen(
        [*NEARER, "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment | {"LANG": "qps"},
    ) as server:
        try:
            found = re.fullmatch(said_with_address, server.stderr.readline().strip())
            assert found
            with urllib.request.urlopen(f"{found[1]}help/", timeout=30) as page:
                assert '<html lang="en"' in page.read().decode()
        finally:
            server.terminate()
        assert pseudo.gettext("Closed. Everything is sealed.") in server.stderr.read()


@pytest.mark.usefixtures("spoken")
def test_help_is_translated_and_names_of_commands_and_options_stay(languages: Path, pseudo) -> None:
    english = build_parser().format_help()
    speak_as_asked({"LANG": "qps", "NEARER_LANGUAGES": str(languages)})
    said = build_parser().format_help()
    assert "note a moment" in english
    assert "note a moment" not in said
    assert pseudo.gettext("note a moment") in said
    assert "  log " in said
    assert "--version" in said


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [
        ({"LANG": "de_AT.UTF-8"}, ("de-at", "de")),
        ({"LANG": "de"}, ("de",)),
        ({"LANG": "sr@latin"}, ("sr",)),
        ({"LANG": "fr_FR", "LC_MESSAGES": "de_DE@euro"}, ("de-de", "de")),
        ({"LC_MESSAGES": "fr_FR", "LC_ALL": "pt_BR.UTF-8"}, ("pt-br", "pt")),
        ({"LC_ALL": "", "LANG": "de_DE"}, ("de-de", "de")),
        ({"LC_ALL": "C", "LANG": "de_DE"}, ()),
        ({"LC_ALL": "C.UTF-8"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANG": "en_GB.UTF-8"}, ()),
        ({"LANG": "../../etc"}, ()),
        ({}, ()),
    ],
)
def test_the_first_that_is_set_decides(asked, looked_for) -> None:
    assert codes(asked) == looked_for


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("damaged", [b"", b"no catalogue", b"\xde\x12\x04\x95", bytes(400)])
def test_a_catalogue_that_cannot_be_read_leaves_english(tmp_path: Path, damaged: bytes) -> None:
    there = tmp_path / "de" / "LC_MESSAGES" / "django.mo"
    there.parent.mkdir(parents=True)
    there.write_bytes(damaged)
    speak_as_asked({"LANG": "de_DE", "NEARER_LANGUAGES": str(tmp_path)})
    assert tongue.gettext("All well.") == "All well."


@pytest.mark.usefixtures("spoken")
def test_settings_that_are_nonsense_are_left_to_the_command_to_refuse(tmp_path: Path) -> None:
    speak_as_asked({"LANG": "de", "NEARER_LANGUAGES": str(tmp_path / "nowhere")})
    assert tongue.language() == "en"
