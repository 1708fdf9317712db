"""Find a Chromium, and say loudly when there is none."""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "NO BROWSER: the tests that drive a real browser are LEFT OUT, because no Chromium was found. "
    "Install it (Debian, Ubuntu: apt-get install chromium) or name one in the variable CHROMIUM."
)


def find_chromium() -> str | None:
    """Return the path of a Chromium: the variable CHROMIUM, or one on the search path."""
    candidates = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *NAMES) if name)
    return next((found for found in candidates if found), None)


def launch_flags() -> list[str]:
    """Return how to start it: asking nobody else for anything; as root without its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else list(FLAGS)


def shout() -> str:
    """Return the sentence about the missing browser, framed so that nobody overlooks it."""
    return f"\n{'!' * 100}\n{MISSING}\n{'!' * 100}\n"


if __name__ == "__main__":
    if find_chromium() is None:
        sys.stderr.write(shout())
