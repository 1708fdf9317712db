"""Take docs/screenshots anew: every page, light and dark, wide and narrow.

Run by ``make screenshots``. Needs Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chromium import MISSING, find_chromium, launch_flags
from tests.browser.harness import ROOT, Watch, serve, settle, visit

FOLDER = ROOT / "docs" / "screenshots"
VIEWS = {
    "overview": "/",
    "overview-evidence": "/?show=The+Arabian+Post+on+Election+interference%2C+2+May+2017",
    "coverage": "/coverage?thread=Election+interference"
    "&show=Business+Standard+on+Election+interference%2C+7+July+2017",
    "topics": "/topics",
    "entities": "/entities",
    "entities-beside": "/entities?event=7+July+2017&view=Side+by+side",
    "entities-difference": "/entities?event=7+July+2017&view=Difference&side=Business+Standard"
    "&fixes=sergei-lavrov%3ASergey+Lavrov",
    "voices": "/voices",
    "voices-evidence": "/voices?outlets=Business+Standard&outlets=Russian+American+Business"
    "&show=Business+Standard+quoting+Rex+Tillerson%2C+7+July+2017",
    "wording": "/wording?event=7+July+2017",
    "wording-labels": "/wording?look=Names+for+the+same+thing",
    "framing": "/framing",
    "framing-who-does-it": "/framing?part=Who+does+it",
    "framing-no-doer": "/framing?part=No+doer+named",
    "framing-sure": "/framing?part=How+sure",
    "article": "/article?article=business_standard_2017-07-08&marks=Threads&marks=Voices"
    "&removed=true",
    "methods": "/methods",
}
SIZES = {"": (1280, 980), "-phone": (390, 844)}
TALLEST = 3200


def take(browser, url: str) -> None:
    """Take every view in every size and scheme."""
    for suffix, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            options = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
            with visit(browser, Watch(url), base_url=url, **options) as page:
                for name, path in VIEWS.items():
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(path)
                    settle(page)
                    page.wait_for_timeout(1500)
                    if name != "overview" or suffix:
                        tall = page.evaluate(
                            "document.querySelector('[data-testid=stMain]').scrollHeight"
                        )
                        page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
                        page.wait_for_timeout(1000)
                        page.evaluate(
                            "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
                        )
                        page.wait_for_timeout(300)
                    picture = FOLDER / f"{name}{suffix}-{scheme}.png"
                    page.screenshot(path=picture)
                    shrink(picture)


def shrink(picture: Path) -> None:
    """Keep 200 colours, which are enough for a page of print, at a third of the size."""
    with Image.open(picture) as taken:
        few = taken.convert("RGB").quantize(colors=200, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def main() -> None:
    """Serve the built-in corpus and take the pictures."""
    path = find_chromium()
    if path is None:
        sys.exit(MISSING)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        serve(Path(scratch) / "log") as (url, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=launch_flags())
        take(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
