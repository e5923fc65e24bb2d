"""A file is written whole or not at all."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nearer.domain.errors import BadInput
from nearer.exchange import atomic
from nearer.exchange.atomic import check_writable, write_parts, write_whole


def test_new_and_old_files_get_the_whole_content_for_the_owner_only(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    for content in (b"first, and longer", b"second"):
        write_whole(out, content)
        assert out.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize("nameless", [True, False])
def test_it_is_the_same_on_systems_without_files_that_have_no_name(
    tmp_path: Path, monkeypatch, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.setattr(atomic, "_without_name", lambda _folder: None)

    def stopped() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    out = tmp_path / "out"
    for content in (b"one", b"two"):
        write_whole(out, content)
        assert out.read_bytes() == content
        with pytest.raises(KeyboardInterrupt):
            write_parts(out, stopped())
        assert out.read_bytes() == content
        assert [path.name for path in tmp_path.iterdir()] == ["out"]
        assert stat.S_IMODE(out.stat().st_mode) == 0o600 or os.name != "posix"


@pytest.mark.skipif(sys.platform != "linux", reason="needs files without a name")
@pytest.mark.parametrize("before", [True, False])
def test_nothing_is_left_of_it_when_the_program_is_killed(tmp_path: Path, before: bool) -> None:
    if atomic._without_name(tmp_path) is None:
        pytest.skip("this file system has no files without a name")
    out = tmp_path / "out.zip"
    if before:
        out.write_bytes(b"as it was")
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from nearer.exchange.atomic import write_parts\n"
        "def parts():\n"
        "    yield b'secret' * 100_000\n"
        "    print('half', flush=True)\n"
        "    time.sleep(60)\n"
        "write_parts(Path(sys.argv[1]), parts())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-B", "-c", program, out], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        process.kill()
    assert [path.name for path in tmp_path.iterdir()] == (["out.zip"] if before else [])
    assert not before or out.read_bytes() == b"as it was"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_missing_folder_and_a_folder_itself_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="another folder"):
        write_whole(tmp_path / "nowhere" / "out", b"")
    with pytest.raises(BadInput, match="not an ordinary file"):
        write_whole(tmp_path, b"")


@pytest.mark.skipif(os.name != "posix", reason="devices are files on POSIX")
def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(BadInput, match="not an ordinary file"):
        write_whole(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_when_there_is_no_room_the_old_content_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(b"old")
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from nearer.domain.errors import BadInput\n"
        "from nearer.exchange.atomic import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'x' * 5000)\n"
        "except BadInput as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, out], capture_output=True, text=True, check=True
    )
    assert "as it was before" in done.stdout
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + "/x", "x\0y"])
def test_a_name_that_no_file_can_have_ends_in_a_sentence(tmp_path, name) -> None:
    with pytest.raises(BadInput, match="Name another"):
        check_writable(tmp_path / name)
