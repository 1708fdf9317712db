"""A running dashboard and watched pages, for tests and benchmarks."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PAGES = [
    "/",
    *sorted(
        f"/{page.stem}"
        for page in (ROOT / "pages").glob("*.py")
        if page.stem not in {"frame", "overview"}
    ),
]
"""The address of every page: a new one is tested without being named. Overview is the first."""

START_SECONDS = 60
STILL_LOOKS = 2
STILL_MS = 60
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"
# The page has its title, no grey placeholder is left, every chart has its drawing, and every
# component its content.
ALL_DRAWN = """() => {
  const all = (name) => [...document.querySelectorAll(`[data-testid=${name}]`)];
  const isText = (part) => part.tagName !== "STYLE" && part.textContent.trim();
  const hasText = (part) => part.shadowRoot && [...part.shadowRoot.children].some(isText);
  return document.querySelector("h1") && !all("stSkeleton").length && !all("stAppSkeleton").length
    && all("stPlotlyChart").every((chart) => chart.querySelector(".main-svg"))
    && all("stBidiComponentIsolated").every(hasText);
}"""
# Streamlit asks below the page's own address first whether it is served under a folder;
# on a deep link the honest answer is no, and the browser notes it.
PROBE = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def is_up(url):
    """Say whether the server answers."""
    try:
        with urlopen(f"{url}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except (URLError, OSError):
        return False


@contextmanager
def serve(log, script="app.py", **environment):
    """Run a script on a free port; give its address and process, and end it afterwards."""
    port = free_port()
    url = f"http://localhost:{port}"
    settings = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_HEADLESS": "true"}
    command = [sys.executable, "-m", "streamlit", "run", script]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | settings | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not is_up(url):
                if process.poll() is not None or time.monotonic() > deadline:
                    msg = f"The server did not start: {log.read_text(encoding='utf-8')}"
                    raise RuntimeError(msg)
                time.sleep(0.1)
            yield url, process
        finally:
            process.terminate()
            process.wait(timeout=20)


class Watch:
    """What a page did that it should not have done."""

    def __init__(self, url):
        self.host = urlsplit(url).netloc
        self.problems = []

    def attach(self, page):
        """Listen to a page from now on."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self._on_request)
        page.on("dialog", self._on_dialog)
        return page

    def _on_console(self, message):
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.problems.append(f"foreign request: {request.url}")

    def _on_dialog(self, dialog):
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def visit(browser, watch, **options):
    """Open a fresh, watched reader: own cookies, own cache."""
    context = browser.new_context(**options)
    context.set_default_timeout(60_000)
    try:
        yield watch.attach(context.new_page())
    finally:
        context.close()


def settle(page):
    """Wait until the script has run, and all that it sent is drawn and stays so.

    A page is for a moment as still before its script starts, or between what was sent and
    what is drawn, as it is at its end: only stillness that lasts counts.
    """
    n_still = 0
    while n_still < STILL_LOOKS:
        page.wait_for_selector(SETTLED)
        page.wait_for_function(ALL_DRAWN)
        page.wait_for_timeout(STILL_MS)
        is_still = page.locator(SETTLED).count() and page.evaluate(ALL_DRAWN)
        n_still = n_still + 1 if is_still else 0
