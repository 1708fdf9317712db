"""What happens before the first reader: check the settings, warm up, tell one's health."""

from __future__ import annotations

import gc
import ipaddress
import logging
import sys
import threading
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, JSONResponse, RedirectResponse
from starlette.routing import Route
from streamlit import config

from analysis.errors import StorysidesError
from pages.shared.assets import ICON
from pages.shared.guard import GuardError, read_frame_ancestors, read_inline_script_hashes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from streamlit import App

MINIMUM_PYTHON = (3, 11)
ICON_AGE = "max-age=86400"
DEGRADED_SECONDS = 10.0
"""How long ``degraded`` is repeated: opening a damaged corpus reads all its bytes."""
_LOG = logging.getLogger(__name__)


def is_local(address: str | None) -> bool:
    """Say whether only this computer can reach a server at ``address``.

    Examples
    --------
    >>> is_local("127.0.0.1"), is_local("0.0.0.0"), is_local(None)
    (True, False, False)
    """
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "0.0.0.0").is_loopback
    except ValueError:
        return False


def find_unsafe_settings() -> list[str]:
    """Return a sentence for each reason not to start with the settings as they are."""
    reasons = []
    if tuple(sys.version_info) < MINIMUM_PYTHON:
        reasons.append(f"it needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    hosts = config.get_option("server.allowedHosts")
    # The built-in names are this computer's own: no other one can ask for them.
    names_readers = "*" not in hosts and not all(is_local(host) for host in hosts)
    if not is_local(config.get_option("server.address")) and not names_readers:
        reasons.append(
            "server.allowedHosts names no host of yours although other computers can reach this "
            "server: list the names readers use, for example "
            'STREAMLIT_SERVER_ALLOWED_HOSTS="storysides.example".'
        )
    if not config.get_option("server.enableCORS"):
        reasons.append(
            "server.enableCORS is off, so any site could use a reader's session: switch it on."
        )
    try:
        read_frame_ancestors()
        read_inline_script_hashes()
    except (GuardError, OSError) as problem:
        reasons.append(f"there would be no content security policy: {problem}")
    return reasons


def refuse_unsafe_start() -> None:
    """End the program with one sentence if it would not be safe to serve.

    Raises
    ------
    SystemExit
        If Python is too old, or a setting takes a promised protection away.
    """
    reasons = find_unsafe_settings()
    if reasons:
        sys.exit(f"Storysides does not start: {reasons[0]}")


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, str]]:
    """Pay for imports and the corpus before the first reader comes.

    A corpus that cannot be opened does not keep the server from starting: the pages
    say what is wrong, and ``/healthz`` answers ``degraded``.
    """
    # Here, not above: only a server that starts pays for them.
    import pandas as pd  # noqa: F401
    import plotly.graph_objects as go  # noqa: F401

    from pages.shared.loading import warm_up

    try:
        warm_up()
    except StorysidesError as problem:
        _LOG.error("The corpus cannot be opened. %s", problem)
    # Streamlit collects garbage after every rerun. What is frozen here stays for as
    # long as the server does, and is not walked through each time.
    gc.collect()
    gc.freeze()
    threading.Thread(target=_warm_choices, name="warm-choices", daemon=True).start()
    yield {}


def _warm_choices() -> None:
    """Measure ahead what readers are likely to ask next, while they read the first page."""
    from pages.shared.loading import warm_choices
    from pages.shared.loading_labels import load_concepts
    from pages.shared.loading_wording import load_left_out

    try:
        warm_choices()
        # Found once for the whole corpus: some seconds for some thousand articles.
        load_left_out()
        load_concepts("outlet")
    except StorysidesError as problem:
        _LOG.warning("Nothing was measured ahead. %s", problem)


class Health:
    """Whether the corpus can be opened; a failure is remembered for some seconds.

    A corpus that is open is asked for at every request, which costs nothing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failed_at = float("-inf")

    def is_well(self) -> bool:
        """Say whether the corpus can be opened, or could be a moment ago."""
        from pages.shared.loading import warm_up

        with self._lock:
            if time.monotonic() - self._failed_at < DEGRADED_SECONDS:
                return False
            try:
                warm_up()
            except StorysidesError:
                self._failed_at = time.monotonic()
                return False
            return True


HEALTH = Health()


def tell_health(_request: Request) -> JSONResponse:
    """Answer ``ok``, or ``degraded`` with status 503 when the corpus cannot be opened."""
    if HEALTH.is_well():
        return JSONResponse({"status": "ok"})
    return JSONResponse({"status": "degraded"}, status_code=503)


def send_icon(_request: Request) -> FileResponse:
    """Send our icon where browsers look for one before the page has loaded."""
    return FileResponse(ICON, headers={"Cache-Control": ICON_AGE})


def send_home(request: Request) -> RedirectResponse:
    """Send a reader of ``/overview`` to the root, where Streamlit serves the first page."""
    query = request.url.query
    return RedirectResponse(f"./?{query}" if query else "./", status_code=307)


ROUTES = [
    Route("/healthz", tell_health),
    Route("/favicon.png", send_icon),
    Route("/overview", send_home),
]
