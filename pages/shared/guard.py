"""What stands between the network and Streamlit: headers, refusals, a limit on visits.

`Guard` is ordinary ASGI middleware around the whole server. Article text is hostile,
so every response carries a content security policy that lets the browser run and
load only what this server sends.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from streamlit import config

from analysis.errors import StorysidesError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FRAME_ANCESTORS = "STORYSIDES_FRAME_ANCESTORS"
"""Environment variable: who may show the dashboard in a frame, as CSP sources."""

MAX_VISITS = 200
"""Open browser tabs served at once; the next one is told to come back later."""

READING_METHODS = ("GET", "HEAD", "OPTIONS")
"""A reader only reads: clicks travel over the web socket, and nothing is uploaded."""

_BLOCKED = re.compile(r"/_stcore/(metrics|script-health-check|agent)(/|$)")
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ANCESTOR = re.compile(r"('self'|'none'|\*|(https?://)?(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?)")
_HOST = re.compile(r"[\w.-]+(:\d+)?|\[[0-9a-fA-F:]+\](:\d+)?")
_LOG = logging.getLogger(__name__)


class GuardError(StorysidesError):
    """The server would start without a protection it promises."""


def read_inline_script_hashes(index: Path | None = None) -> list[str]:
    """Return a CSP source for each script inside Streamlit's own start page.

    The page sets one flag in an inline script. Allowing exactly that script by its
    hash keeps every other inline script out, whoever wrote it.
    """
    page = index or Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = _INLINE_SCRIPT.findall(page.read_text(encoding="utf-8"))
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def read_frame_ancestors() -> str:
    """Return who may frame the dashboard: `FRAME_ANCESTORS`, or only this server itself.

    Raises
    ------
    GuardError
        If the setting is not a list of CSP sources.
    """
    ancestors = os.environ.get(FRAME_ANCESTORS, "").split() or ["'self'"]
    wrong = [source for source in ancestors if not _ANCESTOR.fullmatch(source)]
    if wrong:
        msg = (
            f"{FRAME_ANCESTORS} holds {wrong[0]!r}, which is not a site: "
            "name sites like https://news.example, separated by spaces."
        )
        raise GuardError(msg)
    return " ".join(ancestors)


def content_security_policy(script_hashes: list[str], frame_ancestors: str, host: str) -> str:
    """Write the content security policy of one response.

    Parameters
    ----------
    script_hashes : list of str
        From `read_inline_script_hashes`.
    frame_ancestors : str
        From `read_frame_ancestors`.
    host : str
        The ``Host`` the request named: where the page's web socket goes. A text that
        is not a host name is left out.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    # blob: is how Streamlit loads the script of a component that comes with the pages.
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", "blob:", *script_hashes])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            f"frame-ancestors {frame_ancestors}",
            "form-action 'self'",
        ]
    )


def is_same_origin(scope: Scope) -> bool:
    """Say whether a request comes from a page of this server, or from no page at all.

    Sites listed in ``server.corsAllowedOrigins`` count as this server.
    """
    origin = _header(scope, b"origin")
    if not origin or origin in config.get_option("server.corsAllowedOrigins"):
        return True
    host = _header(scope, b"host")
    return host != "" and origin.partition("://")[2] == host


class Guard:
    """ASGI middleware: security headers on every response, and what is refused.

    Parameters
    ----------
    app : ASGI application
        What is guarded.
    max_visits : int
        Web sockets open at once; one more is answered with 503.
    """

    def __init__(self, app: ASGIApp, max_visits: int = MAX_VISITS) -> None:
        self.app = app
        self.max_visits = max_visits
        self.n_visits = 0
        self.script_hashes = read_inline_script_hashes()
        self.frame_ancestors = read_frame_ancestors()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request, one web socket, or the server's own start and stop."""
        if scope["type"] == "http":
            await self._guard_http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._guard_visit(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _guard_http(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what no reader needs; pass the rest on and add the headers."""
        has_started = False
        if not is_same_origin(scope):
            # Streamlit would look up this computer's public address to compare them.
            # Without the header it answers without CORS headers: browsers keep the rest.
            kept = [pair for pair in scope["headers"] if pair[0] != b"origin"]
            scope = {**scope, "headers": kept}

        async def send_with_headers(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                message = self._with_headers(message, scope)
            await send(message)

        if _BLOCKED.search(scope["path"]):
            await _answer(send_with_headers, "http", 404, "Not found")
        elif scope["method"] not in READING_METHODS:
            await _answer(send_with_headers, "http", 405, "Nothing can be sent here")
        else:
            try:
                await self.app(scope, receive, send_with_headers)
            except Exception:
                _LOG.exception("A request failed")
                if has_started:
                    raise
                await _answer(send_with_headers, "http", 500, "Something went wrong")

    async def _guard_visit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse another site's page and the visit too many, before either costs anything."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] in ("websocket.accept", "websocket.http.response.start"):
                message = self._with_headers(message, scope)
            await send(message)

        if not is_same_origin(scope):
            _LOG.warning("A web socket of another site was refused")
            await _refuse_visit(scope, send_with_headers, 403, "Not allowed")
        elif self.n_visits >= self.max_visits:
            _LOG.warning("A visit was refused: %d are open already", self.n_visits)
            await _refuse_visit(scope, send_with_headers, 503, "Too many readers")
        else:
            self.n_visits += 1
            try:
                await self.app(scope, receive, send_with_headers)
            finally:
                self.n_visits -= 1

    def _with_headers(self, message: Message, scope: Scope) -> Message:
        """Return the message with the security headers in place of any of that name."""
        policy = content_security_policy(
            self.script_hashes, self.frame_ancestors, _header(scope, b"host")
        )
        ours = {
            b"content-security-policy": policy.encode("latin-1"),
            b"x-content-type-options": b"nosniff",
            b"referrer-policy": b"no-referrer",
        }
        theirs = [pair for pair in message.get("headers", []) if pair[0].lower() not in ours]
        return {**message, "headers": [*theirs, *ours.items()]}


async def _answer(send: Send, kind: str, status: int, text: str) -> None:
    """Send a short plain-text response over HTTP, or instead of a web socket."""
    body = text.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        # The body of what was refused has not been read: the connection cannot go on.
        (b"connection", b"close"),
    ]
    await send({"type": f"{kind}.response.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.response.body", "body": body})


async def _refuse_visit(scope: Scope, send: Send, status: int, text: str) -> None:
    """Answer a web socket's handshake with a status where the server can, else close it."""
    if "websocket.http.response" in scope.get("extensions", {}):
        await _answer(send, "websocket.http", status, text)
    else:
        await send({"type": "websocket.close", "code": 1008})


def _header(scope: Scope, name: bytes) -> str:
    """Return the first header of that name, or an empty text."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
