"""The dashboard's mark and name, as files of our own: nothing is fetched."""

from pathlib import Path

_ASSETS = Path(__file__).parent / "assets"

ICON = str(_ASSETS / "favicon.png")
LOGO = str(_ASSETS / "wordmark.svg")
