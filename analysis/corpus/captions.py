"""Captions: lines that describe a picture rather than report.

A caption is kept, apart from the report: its words are counted nowhere. What is
taken out is its second copy with the picture's credit, and a credit alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.corpus.agencies import find_agency
from analysis.corpus.furniture import CACHED_LINES, PHOTO_CREDIT
from analysis.corpus.lines import Line
from analysis.corpus.rules import Rule
from analysis.corpus.typography import fold

MAX_CREDIT_CHARS = 80
MAX_CAPTION_WORDS = 60

_PHOTO = r"(?:photo(?:graph(?:er|y|s)?|s)?|pictures?|pics?|images?|illustration|video|graphic)"
_CREDIT = re.compile(
    r"[\s(\[|/\u2013\u2014-]*(?:"
    rf"(?:{_PHOTO}\s*(?:credits?|source|courtesy(?:\s+of)?|by)?|credits?|courtesy(?:\s+of)?)"
    r"\s*[:/\u2013\u2014-]\s*(?-i:[A-Z@])[^.!?]{1,60}"
    rf"|{_PHOTO}\s+(?:by|courtesy\s+of)\s+[^.!?]{{2,60}}"
    rf"|(?-i:[A-Z][\w.&/-]*(?:\s[A-Z][\w.&/-]*){{0,3}})\s+(?:file\s+)?"
    r"(?-i:[Pp]hotos?|[Ii]mages?|[Pp]icture)"
    r"(?:\s*/\s*[^.!?()]{2,40})?"
    r"|(?-i:[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3})\s/\s(?:for\s)?(?-i:[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3})"
    rf"|file\s+{_PHOTO}|getty(?:\s+images)?(?:\s*/\s*[^.!?]{{2,40}})?"
    r"|[^.!?()]{2,40}(?:/|\s+via\s+)\s*(?:getty(?:\s+images)?|reuters|afp|ap|epa|shutterstock|rex|"
    r"alamy|istock|pool|tass|anadolu(?:\s+agency)?)"
    r"|(?:reuters|afp|ap|epa|afp-jiji|tass|rex)\s*/\s*[^.!?()]{2,40}"
    r")[\s)\].]*",
    re.IGNORECASE,
)
_CREDIT_START = re.compile(
    rf"(?<=[\s.)\]a-z\"\u201d'\u2019])(?:[(\[|]\s*)?(?:{_PHOTO}\s+credits?|credits?|{_PHOTO}\s*:"
    rf"|{_PHOTO}\s+by|\(|\[|\||(?-i:(?<=[.!?]\s)[A-Z][\w.-]+\s(?:[A-Z][\w.-]+\s){{0,3}}/\s))",
    re.IGNORECASE,
)
# "(R)" alone may be a party; beside "(L)" or "(C)" it is a place in the picture.
_POINTER = re.compile(
    r"\((?:left|right|centre|center|from left|top|bottom|pictured|second (?:left|right))\)"
    r"|\([LC]\).*\([LRC]\)|\(R\).*\([LC]\)|\(L\)"
)
_PARTY = re.compile(r"\b(?:Rep|Sen|Gov|MP)\b\.?[^()]*\((?:R|L|D)\)|\(D\)")

_OPENING = re.compile(
    r"(?:file\s+photo|file|photo|image|picture|caption|pictured)\s*(?:[:\u2013\u2014]|--|\s-\s)"
    rf"|in\s+this\s+[^.]{{0,60}}\b{_PHOTO}\b[^.]{{0,60}},",
    re.IGNORECASE,
)


@lru_cache(maxsize=CACHED_LINES)
def split_photo_credit(text: str) -> tuple[str, str]:
    """Part a line from the picture credit at its end.

    Returns
    -------
    tuple of str and str
        The caption and the credit; the credit is empty if there is none, the caption if
        the line is nothing but a credit.

    Examples
    --------
    >>> split_photo_credit("The two leaders.(Reuters File Photo)")
    ('The two leaders.', '(Reuters File Photo)')
    >>> split_photo_credit("They talked.Credit: AP")
    ('They talked.', 'Credit: AP')
    """
    if len(text) <= MAX_CREDIT_CHARS and _CREDIT.fullmatch(text):
        return "", text
    for start in _CREDIT_START.finditer(text, max(0, len(text) - MAX_CREDIT_CHARS)):
        tail = text[start.start() :]
        if _CREDIT.fullmatch(tail):
            return text[: start.start()].rstrip(), tail
    return text, ""


def is_caption(line: Line) -> bool:
    """Say whether a line has the form of a caption.

    It opens as one ("FILE PHOTO:"), ends in a picture credit, or points into a picture
    ("(L)"). A member of parliament's "(R)" is a party.

    Examples
    --------
    >>> is_caption(Line(1, "Vladimir Putin (L) and Donald Trump."))
    True
    >>> is_caption(Line(1, "Sen. John Doe (R) voted with the government."))
    False
    """
    if line.n_words > MAX_CAPTION_WORDS:
        return False
    if _OPENING.match(line.text):
        return True
    if _POINTER.search(line.text) and not _PARTY.search(line.text):
        return line.text.count(". ") <= 1
    caption, credit = split_photo_credit(line.text)
    return bool(caption) and bool(credit)


def find_photo_credit(line: Line, above: Line | None, *, is_below_picture: bool) -> Rule | None:
    """Return the rule for a line that is nothing but a picture's credit.

    Parameters
    ----------
    line : Line
        The line.
    above : Line or None
        The line before it, kept or not.
    is_below_picture : bool
        Whether the line before it is a caption or a word for a picture: then the bare
        name of an agency is the picture's.
    """
    caption, credit = split_photo_credit(line.text)
    if credit and not caption and (is_below_picture or not _is_article_credit(line.text)):
        return PHOTO_CREDIT
    if is_below_picture and above is not None and find_agency(line.text):
        return PHOTO_CREDIT
    return None


def repeats_with_credit(line: Line, above: Line) -> bool:
    """Say whether a line is the line above it with a picture credit behind it."""
    caption, credit = split_photo_credit(line.text)
    return bool(credit) and fold(caption) == fold(split_photo_credit(above.text)[0])


def _is_article_credit(text: str) -> bool:
    """Say whether the words may as well credit the article ("Credit: AP", "Reuters/AP")."""
    label, _, name = text.partition(":")
    is_open = label.strip(" ([").lower() in {"credit", "credits", "source", "courtesy"}
    return bool(find_agency(name) if is_open else find_agency(text))
