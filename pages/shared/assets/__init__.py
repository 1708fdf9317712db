"""Pictures of our own drawing, as files: nothing is fetched from another host."""

from pathlib import Path

_HERE = Path(__file__).parent

ICON = str(_HERE / "favicon.png")
"""The browser tab's picture."""

LOGO = str(_HERE / "logo.svg")
"""Picture and name, readable on the light and on the dark background."""

MARK = str(_HERE / "favicon.svg")
"""The picture alone, where there is no room for the name."""
