"""The running server keeps its promises over the wire, with and without a browser."""

import base64
import os
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.browser.harness import PAGES, ROOT, serve, settle, visit

TRAVERSALS = [
    "/..%2f..%2fapp.py",
    "/..%5c..%5capp.py",
    "/%2e%2e/%2e%2e/app.py",
    "/static/..%2f..%2f..%2fapp.py",
    "/app/static/..%2fapp.py",
    "/app/static/app.py",
    "/component/x/..%2f..%2fapp.py",
    "/_stcore/bidi-components/..%2fapp.py",
    "/media/..%2f..%2fapp.py",
    "//evil.example/app.py",
    "/%5c%5cevil.example%5cshare",
    "/C:%5cWindows%5cwin.ini",
    "/app.py%00.html",
    "/.streamlit/config.toml",
    "/data/raw/articles.csv",
]


def ask(url, path, method="GET", body=None, **headers):
    """Send one request exactly as written and return status, headers and body."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=20)) as connection:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def shake_hands(url, origin, host=None):
    """Ask for a web socket and return the status of the answer."""
    address = urlsplit(url)
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host or address.netloc}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}",
        *([f"Origin: {origin}"] if origin else []),
    ]
    with socket.create_connection((address.hostname, address.port), timeout=20) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(wire.recv(100).split()[1])


@pytest.mark.parametrize(
    "path",
    [
        *PAGES,
        "/healthz",
        "/favicon.png",
        "/no/such/page",
        "/static/none.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        *TRAVERSALS,
    ],
)
def test_every_answer_carries_the_headers(server, path):
    """No route of the server is without its policy, whatever it answers."""
    _, headers, _ = ask(server, path)

    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "'unsafe-eval'" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_file_of_the_server_can_be_read(server, path):
    """A path out of the served folders finds nothing but Streamlit's own start page."""
    status, _, body = ask(server, path)

    assert status in {400, 404} or b"<title>Streamlit</title>" in body
    assert b"refuse_unsafe_start" not in body
    assert b"allowedHosts" not in body


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact", "/_stcore/agent"])
def test_routes_for_machines_are_closed(server, path):
    """The server tells nothing about its inside."""
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_uploads_are_refused(server, method):
    """Nothing a visitor sends is kept: there is no upload in this release."""
    status, _, _ = ask(server, "/_stcore/upload_file/a/b", method, body=b"x" * 1000)

    assert status == 405


def test_another_site_gets_no_permission_to_read(server):
    """No answer names a foreign origin as one that may read it."""
    _, headers, _ = ask(server, "/_stcore/host-config", Origin="http://evil.example")

    assert headers["Access-Control-Allow-Origin"] is None


def test_only_our_own_page_opens_a_web_socket(server):
    """Of origins and hosts, the own pair connects; foreign, mixed and rebound ones do not."""
    port = urlsplit(server).port
    own, evil = f"localhost:{port}", f"evil.example:{port}"
    pairs = {
        (f"http://{own}", own): 101,
        (f"http://127.0.0.1:{port}", f"127.0.0.1:{port}"): 101,
        (f"http://{evil}", own): 403,
        ("http://localhost:1", own): 403,
        (f"http://{evil}", evil): 403,
        ("null", own): 403,
    }

    assert {pair: shake_hands(server, *pair) for pair in pairs} == pairs


def test_health_is_told_without_detail(server):
    """A load balancer learns that the corpus is open, and nothing else."""
    status, _, body = ask(server, "/healthz")

    assert (status, body) == (200, b'{"status":"ok"}')


def test_a_server_without_its_corpus_lives_and_says_so(tmp_path):
    """It starts, reports that it is degraded without naming a path, and logs the reason."""
    log = tmp_path / "log"
    with serve(log, STORYSIDES_CORPUS=str(tmp_path / "none")) as (url, _):
        health = ask(url, "/_stcore/health")
        ready = ask(url, "/healthz")

    assert (health[0], health[2]) == (200, b"ok")
    assert (ready[0], ready[2]) == (503, b'{"status":"degraded"}')
    assert "The corpus cannot be opened." in log.read_text(encoding="utf-8")
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_our_icon_is_there_before_the_page(server):
    """Browsers that look for an icon early find ours."""
    icon = (ROOT / "pages" / "shared" / "assets" / "favicon.png").read_bytes()

    assert ask(server, "/favicon.png")[2] == icon


def test_an_unsafe_server_refuses_to_start():
    """One clear sentence, no traceback, and a status that tells a supervisor."""
    open_to_all = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0", "STREAMLIT_SERVER_ALLOWED_HOSTS": "*"}
    ran = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py"],
        cwd=ROOT,
        env=os.environ | open_to_all | {"STREAMLIT_SERVER_HEADLESS": "true"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    assert "Storysides does not start: server.allowedHosts" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_its_own_policy(browser, server, watch, path):
    """In normal use nothing is blocked, nothing fails and nothing foreign is asked for."""
    with visit(browser, watch, base_url=server) as page:
        page.goto(path)
        settle(page)

        assert page.locator("h1").count() >= 1
        assert "Streamlit" not in page.title()
