"""Every response is guarded, and what no reader needs is refused."""

import base64
import hashlib
import re

import pytest
from streamlit import config

from analysis.errors import StoreError
from pages.shared import loading, startup
from pages.shared.guard import (
    FRAME_ANCESTORS,
    Guard,
    GuardError,
    content_security_policy,
    read_frame_ancestors,
    read_inline_script_hashes,
)

HOST = "localhost:8501"
OWN = f"http://{HOST}"


async def inner(scope, receive, send):
    """Stand for Streamlit: greet with the origin it was shown, fail, or take a visit."""
    if scope["path"] == "/fail":
        raise ValueError("secret detail")
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await receive()
        return
    origin = dict(scope["headers"]).get(b"origin", b"none")
    headers = [(b"Content-Security-Policy", b"default-src *")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": origin})


def scope_of(kind, path="/", origin=None, host=HOST, method="GET"):
    """Describe a request as an ASGI server does."""
    headers = {b"host": host, b"origin": origin}
    return {
        "type": kind,
        "path": path,
        "method": method,
        "headers": [(k, v.encode()) for k, v in headers.items() if v is not None],
        "extensions": {"websocket.http.response": {}},
    }


def finish(coroutine):
    """Run a coroutine that never has to wait, and so needs no event loop."""
    with pytest.raises(StopIteration):
        coroutine.send(None)


def ask(kind="http", guard=None, **request):
    """Send one request through the guard and return what it sent back."""
    sent = []

    async def receive():
        return {"type": f"{kind}.disconnect"}

    async def send(message):
        sent.append(message)

    finish((guard or Guard(inner))(scope_of(kind, **request), receive, send))
    return sent


def headers_of(message):
    """Return the headers of a message, names in lower case, each named once."""
    pairs = [(name.lower().decode(), value.decode()) for name, value in message["headers"]]

    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


@pytest.mark.parametrize("path", ["/", "/fail", "/_stcore/metrics"])
def test_every_response_carries_the_headers(path):
    """Good, failing and refused alike; a weaker policy from inside is replaced."""
    headers = headers_of(ask(path=path)[0])

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == content_security_policy(
        read_inline_script_hashes(), "'self'", HOST
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/metrics", 404),
        ("/_stcore/metrics/", 404),
        ("/base/_stcore/metrics", 404),
        ("/_stcore/agent", 404),
        ("/_stcore/agent/interact", 404),
        ("/_stcore/script-health-check", 404),
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
    ],
)
def test_only_routes_that_the_page_needs_are_open(path, status):
    """Figures about the server and routes for machines are nobody's business."""
    assert ask(path=path)[0]["status"] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_nothing_can_be_sent(method):
    """No upload is taken; the connection closes before its body is read."""
    start, _ = ask(path="/_stcore/upload_file/visit/file", method=method)

    assert start["status"] == 405
    assert headers_of(start)["connection"] == "close"


def test_a_failure_tells_no_detail(caplog):
    """A reader gets one plain sentence; the log has the trace."""
    start, body = ask(path="/fail")

    assert (start["status"], body["body"]) == (500, b"Something went wrong")
    assert "secret detail" in caplog.text


def test_another_sites_origin_is_not_passed_on():
    """Streamlit would look up this computer's public address to compare it."""
    assert ask(origin=OWN)[1]["body"] == OWN.encode()
    assert ask(origin="http://evil.example")[1]["body"] == b"none"


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://evil.example", HOST),
        ("http://localhost:9999", HOST),
        (f"{OWN}.evil.example", HOST),
        ("null", HOST),
        ("http://", ""),
        (OWN, "evil.example"),
        (OWN, None),
    ],
)
def test_a_web_socket_of_another_site_is_refused(origin, host):
    """A page of another site cannot read through its reader's browser."""
    start, _ = ask("websocket", origin=origin, host=host)

    assert (start["type"], start["status"]) == ("websocket.http.response.start", 403)
    assert "content-security-policy" in headers_of(start)


def test_a_server_that_cannot_answer_a_handshake_closes_it():
    """Without the extension for an answer, the refusal is a close."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = scope_of("websocket", origin="http://evil.example") | {"extensions": {}}
    finish(Guard(inner)(scope, None, send))

    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize("origin", [OWN, None])
def test_a_web_socket_of_our_own_page_is_taken(origin):
    """The own page connects, and so does a program, which is no page at all."""
    assert [message["type"] for message in ask("websocket", origin=origin)] == ["websocket.accept"]


def test_a_listed_origin_counts_as_our_own(monkeypatch):
    """Who hosts the dashboard under another name can say so."""
    listed = {"server.corsAllowedOrigins": ["https://news.example"]}
    monkeypatch.setattr(config, "get_option", listed.get)

    assert ask("websocket", origin="https://news.example")[0]["type"] == "websocket.accept"


def test_the_visit_too_many_is_refused_until_one_ends():
    """With one visit open and room for one, the next is refused; later there is room."""
    guard = Guard(inner, max_visits=1)
    guard.n_visits = 1
    refused = ask("websocket", guard=guard, origin=OWN)[0]
    guard.n_visits = 0
    taken = ask("websocket", guard=guard, origin=OWN)[0]

    assert refused["status"] == 503
    assert taken["type"] == "websocket.accept"


def test_a_visit_that_ends_badly_makes_room_too():
    """Open visits are counted down even when Streamlit fails."""
    guard = Guard(inner, max_visits=1)
    for _ in range(3):
        with pytest.raises(ValueError, match="secret detail"):
            ask("websocket", guard=guard, path="/fail", origin=OWN)

    assert guard.n_visits == 0


def test_the_policy_lets_no_foreign_script_run():
    """No inline script but Streamlit's own, no eval, no foreign place."""
    policy = dict(
        directive.split(" ", 1)
        for directive in content_security_policy(["'sha256-x'"], "'self'", "host:1").split("; ")
    )

    assert policy["script-src"].split() == ["'self'", "'wasm-unsafe-eval'", "blob:", "'sha256-x'"]
    assert policy["img-src"] == "'self' data: blob:"
    assert policy["connect-src"] == "'self' ws://host:1 wss://host:1"
    assert (policy["object-src"], policy["base-uri"]) == ("'none'", "'none'")
    assert not any("http" in sources for sources in policy.values())


@pytest.mark.parametrize(
    "host", ["", "evil; script-src *", "a b", "a\r\nx: y", "user@evil.example"]
)
def test_a_host_cannot_write_into_the_policy(host):
    """What is not a host name is left out of the policy."""
    assert content_security_policy([], "'self'", host) == content_security_policy([], "'self'", "")


def test_inline_scripts_are_allowed_by_their_hash(tmp_path):
    """The hash is that of the script between its tags; linked scripts need none."""
    index = tmp_path / "index.html"
    index.write_text("<script> a = 1\n</script><script src='x.js'></script>", encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(b" a = 1\n").digest()).decode()

    assert read_inline_script_hashes(index) == [f"'sha256-{digest}'"]


def test_streamlits_own_page_has_one_inline_script():
    """More of them, or none, in a new version of Streamlit deserves a look."""
    assert [bool(re.match("'sha256-", source)) for source in read_inline_script_hashes()] == [True]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", "'self'"),
        ("'none'", "'none'"),
        ("https://news.example *.paper.example:8443", "https://news.example *.paper.example:8443"),
    ],
)
def test_frames_are_for_named_sites(monkeypatch, setting, expected):
    """Only this server may frame the dashboard unless the operator names others."""
    monkeypatch.setenv(FRAME_ANCESTORS, setting)

    assert read_frame_ancestors() == expected


@pytest.mark.parametrize(
    "setting", ["x; script-src *", "https://a.example, https://b.example", "'"]
)
def test_a_frame_setting_cannot_write_into_the_policy(monkeypatch, setting):
    """A setting that is not a list of sites stops the start."""
    monkeypatch.setenv(FRAME_ANCESTORS, setting)

    with pytest.raises(GuardError, match=FRAME_ANCESTORS):
        read_frame_ancestors()


SAFE = {
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost"],
    "server.enableCORS": True,
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"server.allowedHosts": []},
        {"server.address": "::1", "server.allowedHosts": []},
        {"server.address": "localhost", "server.allowedHosts": []},
        {"server.address": "0.0.0.0", "server.allowedHosts": ["storysides.example"]},
        {"server.address": None, "server.allowedHosts": ["localhost", "storysides.example"]},
    ],
)
def test_a_safe_server_starts(monkeypatch, changed):
    """Start if only this computer can come in, or only under named hosts."""
    monkeypatch.setattr(config, "get_option", (SAFE | changed).get)

    startup.refuse_unsafe_start()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"server.address": "0.0.0.0", "server.allowedHosts": []}, "server.allowedHosts"),
        ({"server.address": None, "server.allowedHosts": []}, "server.allowedHosts"),
        ({"server.address": "0.0.0.0"}, "server.allowedHosts"),
        (
            {"server.address": "::", "server.allowedHosts": ["localhost", "127.0.0.1", "::1"]},
            "server.allowedHosts",
        ),
        ({"server.address": "my.host", "server.allowedHosts": ["*"]}, "server.allowedHosts"),
        ({"server.enableCORS": False}, "server.enableCORS"),
    ],
)
def test_an_unsafe_server_does_not_start(monkeypatch, changed, reason):
    """One sentence names the setting."""
    monkeypatch.setattr(config, "get_option", (SAFE | changed).get)

    with pytest.raises(SystemExit, match=f"^Storysides does not start: {reason}"):
        startup.refuse_unsafe_start()


def test_an_old_python_does_not_start(monkeypatch):
    """The sentence names the version that is needed."""
    monkeypatch.setattr(config, "get_option", SAFE.get)
    monkeypatch.setattr(startup, "MINIMUM_PYTHON", (99,))

    with pytest.raises(SystemExit, match="needs Python"):
        startup.refuse_unsafe_start()


def test_no_policy_no_start(monkeypatch):
    """A server that could not send its content security policy stays down."""
    monkeypatch.setattr(config, "get_option", SAFE.get)
    monkeypatch.setenv(FRAME_ANCESTORS, "x;y")

    with pytest.raises(SystemExit, match="no content security policy"):
        startup.refuse_unsafe_start()


@pytest.fixture
def clock(monkeypatch):
    """Let a test set the time, in seconds."""
    times = [1000.0]
    monkeypatch.setattr(startup.time, "monotonic", lambda: times[0])
    return times


def test_a_corpus_that_cannot_be_opened_is_not_tried_at_every_question(monkeypatch, clock):
    """Opening reads every byte: twenty questions in a moment cost one attempt."""
    attempts = []

    def fail():
        attempts.append(clock[0])
        raise StoreError("It is damaged.")

    monkeypatch.setattr(loading, "warm_up", fail)
    health = startup.Health()
    answers = {health.is_well() for _ in range(20)}
    clock[0] += startup.DEGRADED_SECONDS
    health.is_well()

    assert answers == {False}
    assert attempts == [1000.0, 1000.0 + startup.DEGRADED_SECONDS]


def test_a_mended_corpus_is_well_again(monkeypatch, clock):
    """The failure is forgotten after its seconds, without a restart."""
    health = startup.Health()
    is_broken = [True]

    def warm_up():
        if is_broken[0]:
            raise StoreError("It is damaged.")

    monkeypatch.setattr(loading, "warm_up", warm_up)
    before = health.is_well()
    is_broken[0] = False
    clock[0] += startup.DEGRADED_SECONDS

    assert (before, health.is_well()) == (False, True)
