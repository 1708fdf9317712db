"""Typography: quotation marks, dashes and spaces made alike, character for character.

Outlets differ in typography, so a quotation finder tuned on one would report
differences that are only typographic. The stored text keeps its marks; whoever reads
words reads the normalised copy, whose offsets are the same.
"""

from __future__ import annotations

import re

_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))

_ALIKE = str.maketrans(
    dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_HYPHENS, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2014\u2015", "\u2014")
)
_EN_DASH = "\u2013"
_EM_DASH = "\u2014"
# An en dash with no space on either side joins (2010-2012, Trump-Putin talks);
# every other one interrupts.
_JOINING_DASH = re.compile(r"(?<=\w)\u2013(?=\w)")
_SPACED_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")
_DOUBLE_HYPHEN = re.compile(r"(?<!-)--(?!-)")
# The typewriter's two strokes are two characters, the mark is one: the space that keeps
# the length goes outside the quotation, so that words still touch their mark.
_OPENING_STROKES = re.compile(r"``|(?:(?<=[\s(\[\u2014-])|^)(?<!')''(?=[^\s'])", re.MULTILINE)
_CLOSING_STROKES = re.compile(r"(?<!')''(?!')")


def normalise(text: str) -> tuple[str, int]:
    r"""Make quotation marks, dashes and spaces alike without moving a character.

    Parameters
    ----------
    text : str
        Any text, as stored.

    Returns
    -------
    tuple of str and int
        A text of the same length, and the number of characters that differ. Double
        marks are ``"``, single ones and apostrophes ``'``, a dash that joins is ``-``,
        one that interrupts is an em dash, odd spaces are spaces. Ellipses stay.

    Examples
    --------
    >>> normalise("\u201cYes\u201d")
    ('"Yes"', 2)
    >>> normalise("he said ``yes'' twice")
    ('he said  "yes"  twice', 4)
    """
    alike = _make_alike(text)
    if alike == text:
        return text, 0
    return alike, sum(old != new for old, new in zip(text, alike, strict=True))


def fold(text: str) -> str:
    """Reduce a name or headline to what counts when two are compared.

    Case, typography, spacing and punctuation at either end do not count.

    Examples
    --------
    >>> fold("Trump\u2019s call.") == fold("TRUMP'S CALL")
    True
    """
    return " ".join(_make_alike(text).casefold().split()).strip(" .,:;!?'\"-\u2014")


def _make_alike(text: str) -> str:
    alike = text.translate(_ALIKE)
    if "``" in alike or "''" in alike:
        alike = _OPENING_STROKES.sub(' "', alike)
        alike = _CLOSING_STROKES.sub('" ', alike)
    alike = alike.replace("`", "'")
    if _EN_DASH in alike:
        alike = _JOINING_DASH.sub("-", alike).replace(_EN_DASH, _EM_DASH)
    if "-" in alike:
        alike = _SPACED_HYPHEN.sub(_EM_DASH, alike)
        alike = _DOUBLE_HYPHEN.sub(_EM_DASH + " ", alike)
    return alike
