"""How long a new reader waits for the first chart, against a page that is nothing but a chart.

Run it with ``python -m benchmarks.first_chart``. Both pages come from warm servers of
their own, each time to a browser that has cached nothing, in turn; the ratio is what counts.
"""

import statistics
import tempfile
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import MISSING, find_chromium, launch_flags
from tests.browser.harness import serve

N_RUNS = 10
MAX_RATIO = 1.2
MAX_MEGABYTES = 300
# Asked on every frame the browser draws: is a mark of a chart there, and since when?
CHART_DRAWN = """() => document.querySelector(".js-plotly-plot .main-svg .trace")
                       && performance.now()"""


def wait_for_chart(browser: Browser, url: str) -> float:
    """Return the milliseconds from asking for a page to the first mark of a chart."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url, wait_until="commit")
    waited = page.wait_for_function(CHART_DRAWN, timeout=60_000, polling="raf").json_value()
    context.close()
    return float(waited)


def main() -> None:
    """Measure both pages in turn and print medians, their ratio and the server's memory."""
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "ours.log") as (ours, process),
        serve(Path(folder) / "bare.log", script="benchmarks/bare_page.py") as (bare, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=launch_flags())
        waits: dict[str, list[float]] = {ours: [], bare: []}
        for url in (ours, bare):
            wait_for_chart(browser, url)  # warms the server; not counted
        for _ in range(N_RUNS):
            for url, measured in waits.items():
                measured.append(wait_for_chart(browser, url))
        browser.close()
        megabytes = psutil.Process(process.pid).memory_info().rss / 2**20

    medians = {url: statistics.median(measured) for url, measured in waits.items()}
    ratio = medians[ours] / medians[bare]
    print(f"first chart, median of {N_RUNS} fresh browsers on a warm server")
    print(f"  bare page   {medians[bare]:7.0f} ms   (lowest {min(waits[bare]):.0f})")
    print(f"  our page    {medians[ours]:7.0f} ms   (lowest {min(waits[ours]):.0f})")
    print(f"  ratio       {ratio:7.2f}      (target: at most {MAX_RATIO})")
    print(f"  server RSS  {megabytes:7.0f} MB   (target: at most {MAX_MEGABYTES})")


if __name__ == "__main__":
    main()
