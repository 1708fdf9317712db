"""How much room words take: estimates for the sans-serif fonts that readers have."""

from __future__ import annotations

_WIDTHS = {"ijl.,:;'|!": 0.25, "frt ()-/·": 0.33, "csvxyzJ": 0.5, "mwMW%": 0.87}
"""Widths of letters, in ems: those of Arial, rounded up."""

_CAPITAL, _OTHER = 0.72, 0.56
_EMS = {letter: width for letters, width in _WIDTHS.items() for letter in letters}


def measure_text(text: str, size: float) -> float:
    """Estimate the width of a text in pixels, at a font size in pixels.

    Examples
    --------
    >>> round(measure_text("Wire", 10), 1)
    20.1
    """
    return size * sum(_EMS.get(c, _CAPITAL if c.isupper() else _OTHER) for c in text)


def break_text(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines no wider than the room, a word only where it is itself wider.

    Examples
    --------
    >>> break_text("29 sentences", 10, 50)
    ['29', 'sentences']
    >>> break_text("interference", 10, 40)
    ['interfer-', 'ence']
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure_text(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += _break_word(word, size, room)
    return lines


def _break_word(word: str, size: float, room: float) -> list[str]:
    parts: list[str] = []
    while measure_text(word, size) > room and len(word) > 1:
        at = max(
            (n for n in range(1, len(word)) if measure_text(f"{word[:n]}-", size) <= room),
            default=1,
        )
        parts.append(f"{word[:at]}-")
        word = word[at:]
    return [*parts, word]
