"""A running dashboard and a real browser for the tests of this folder."""

import pytest

from tests.browser.chromium import MISSING, find_chromium, launch_flags
from tests.browser.harness import Watch, serve, visit


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Serve the built-in corpus; the address of the running dashboard."""
    with serve(tmp_path_factory.mktemp("server") / "log") as (url, _):
        yield url


@pytest.fixture(scope="session")
def browser():
    """Start one real browser for all tests; skip them, loudly, where there is none."""
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=launch_flags())
        yield opened
        opened.close()


@pytest.fixture
def watch(server):
    """Collect console errors, dialogs and requests to other hosts; fail at the end if any."""
    watching = Watch(server)
    yield watching
    assert watching.problems == []


@pytest.fixture
def page(browser, server, watch):
    """Give a fresh reader whose addresses may be written from the slash on."""
    with visit(browser, watch, base_url=server, viewport={"width": 1280, "height": 900}) as opened:
        yield opened


def pytest_collection_modifyitems(items):
    """Mark every test of this folder that asks for a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
