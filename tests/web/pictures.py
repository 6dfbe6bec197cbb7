"""The README's pictures of the desk, made from the bundled samples.

python -m tests.web.pictures          # writes docs/desk-talks.png and docs/desk-report.png
python -m tests.web.pictures folder
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

import communique
from communique.web.app import application
from communique.web.desk import Desk
from tests.web.chromium import chromium
from tests.web.conftest import HOSTS, serving

AS_OF: Final = "2021-10-21"
PICTURED: Final = {
    "desk-talks.png": f"/talks?as_of={AS_OF}",
    "desk-report.png": f"/reports/2021-04-14-istanbul-conference?as_of={AS_OF}",
}


def take(folder: Path) -> None:
    """Read the samples into a record that is thrown away, and take its pictures."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        place = Path(scratch) / "samples.db"
        with communique.open(place) as record:
            record.read([communique.samples()])
        desk = Desk(place)
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 760}, locale="en-GB")
        with serving(application(desk, HOSTS)) as site:
            for name, path in PICTURED.items():
                page.goto(site + path)
                page.screenshot(path=folder / name)
        browser.close()
        desk.close()


if __name__ == "__main__":
    take(Path(sys.argv[1] if sys.argv[1:] else "docs"))
