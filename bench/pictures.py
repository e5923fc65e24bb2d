"""The README's picture: four pages of the sample life at 390 px, by day and by night."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "first-evening.png"
PAGES = ("/today/", "/check-in/", "/why/", "/people/")
PHONE = {"width": 390, "height": 800}


def main() -> int:
    command = [sys.executable, "-m", "nearer", "serve", "--demo", "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        address = _address(server)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            rows = [_row(browser, address, scheme) for scheme in ("light", "dark")]
            _put_together(browser, rows)
    finally:
        server.terminate()
        server.wait(timeout=20)
    print(OUT)
    return 0


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    for line in server.stderr:
        found = re.search(r"http://[^\s/]+", line)
        if found:
            return found.group()
    raise SystemExit("Nearer did not start.")


def _row(browser: Browser, address: str, scheme: str) -> list[bytes]:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Open the sample life").click()
    page.wait_for_url("**/today/")
    shots = []
    for path in PAGES:
        page.goto(address + path)
        shots.append(page.screenshot())
    context.close()
    return shots


def _put_together(browser: Browser, rows: list[list[bytes]]) -> None:
    from base64 import b64encode

    page = browser.new_page(viewport={"width": 1720, "height": 1720})
    pictures = "".join(
        f'<img src="data:image/png;base64,{b64encode(shot).decode()}">'
        for row in rows
        for shot in row
    )
    page.set_content(
        "<style>body{margin:20px;background:#ddd3c4;display:grid;gap:24px;"
        "grid-template-columns:repeat(4,390px)}img{border-radius:24px}</style>" + pictures
    )
    OUT.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT, full_page=True, scale="css")


if __name__ == "__main__":
    sys.exit(main())
