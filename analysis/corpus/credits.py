"""Credit lines: which agency wrote an article, who signed it and from where.

A picture has a credit too. An agency that stands behind a caption or behind a word
for a picture is the picture's, never the article's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.corpus.agencies import find_agency
from analysis.corpus.lines import Line

_CAPITAL_NAME = (
    r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|(?:de|da|di|del|van|von|der|bin|al|el|la|le)\b)"
)
_PERSON = rf"{_CAPITAL_NAME}(?:\s+{_CAPITAL_NAME}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,\s*|\s+and\s+|\s*&\s*|,\s*and\s+){_PERSON}){{0,5}}"
_DESK = (
    r"(?:(?:our|a|the|special|staff|foreign|political|news|web|online|diplomatic|express"
    r"|times)\s+)*"
    r"(?:correspondents?|reporters?|bureau|desk|staff|editors?|web\s+desk|news\s+service|agencies)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*(?:[ /,]+[A-Z\u00c0-\u00de][\w.'\u2019-]*){0,4}"
_UPPER_PLACE = (
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]{2,}(?:\s[A-Z\u00c0-\u00de.'\u2019-]{2,}){0,3}"
)
_DASH = r"(?:--|[-\u2013\u2014\u2015])"

_PREFIXED = re.compile(
    r"[\W_]*(?:via|sources?|credits?|agency|agencies|courtesy(?:\s+of)?|by|from|provided\s+by)"
    r"\s*[:\u2013\u2014-]?\s+(?P<name>.{2,60})",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"[\W_]*(?:\u00a9|\(c\)|copyright)(?:\s*(?:\u00a9|\(c\)))?\W*(?:\d{4}\W*)?(?:by\s+)?"
    r"(?P<name>[^.,]{2,60}?)(?:\s+\d{4})?(?:[.,].*|\s+all\s+rights.*)?",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"\s*(?:,|\||/|{_DASH}|\bfor\b|\bof\b)\s+|\s+(?:\||/)\s*")
_PLACE_ONLY = re.compile(_PLACE)
_BYLINE = re.compile(rf"(?:[Bb]y|BY|[Ww]ritten [Bb]y|[Aa]uthor:)\s*:?\s+(?P<who>{_PEOPLE})")
_BYLINE_DESK = re.compile(rf"(?:by|author:)\s+(?P<who>{_DESK})", re.IGNORECASE)
_BYLINE_ROLE = re.compile(
    rf"(?:[Bb]y|BY)\s+(?P<who>{_PEOPLE})\s*(?:,|\||\s[-\u2013\u2014])\s*"
    r"(?=.*\b(?i:editors?|correspondents?|reporters?|writers?|columnists?|chief|staff|bureau|news"
    r"|analyst|producer|agency)\b)[^.!?]{2,80}"
)
_AUTHOR_NOTE = re.compile(
    rf"{_PERSON}(?:\s+and\s+{_PERSON})?,?\s+(?:is|are)\s+(?:(?!\bto\b)[^.!?]){{0,60}}"
    r"\b(?:editors?|columnists?|writers?|correspondents?|reporters?|contributors?)\b[^!?]{0,160}\.?"
)
_PICTURE_CREDIT_LABEL = re.compile(
    r"\W*(?:credits?|courtesy(?:\s+of)?)\s*[:\u2013\u2014-]", re.IGNORECASE
)
_PERSON_IN_PLACE = re.compile(rf"(?P<who>{_PEOPLE})\s+in\s+(?P<place>{_PLACE})")

_AGENCY_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:,?\s+{_MONTH}\s*\d{{0,2}}\.?(?:,?\s*\d{{4}})?)?,?)\s*"
    rf"(?:\((?P<round>[^()]{{2,40}})\)|/(?P<stroke>[^/]{{2,20}})/)\.?\s*{_DASH}{{0,2}}:?\s*"
)
_PLAIN_DATELINE = re.compile(
    rf"(?!BREAKING|UPDATE|EXCLUSIVE|WATCH|LIVE|NOTE"
    rf"|CORRECTION)(?P<place>{_UPPER_PLACE}(?:,\s+{_PLACE})?)(?:,\s+{_MONTH}\s+\d{{1,2}})?\s*"
    rf"(?:--|[\u2013\u2014]|\s-)\s+(?=[A-Z\u00c0-\u00de\"'\u201c\u2018])"
)
_DATELINE_DATE = re.compile(rf",?\s+{_MONTH}\s*\d{{0,2}}\.?(?:,?\s*\d{{4}})?,?$|,$")
_SIGN_OFF = re.compile(
    rf"(?<=[.!?\"\u201d'\u2019)])\s*"
    rf"(?P<tail>(?:{_DASH}{{1,2}}\s*)?[(\[]?[\w./ -]{{2,40}}?[)\]]?\.?)$"
)
_PICTURE = re.compile(
    r"\b(?:photo(?:graph(?:er|y)?|s)?|pictures?|image|file|getty|shutterstock|handout|pool)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Credit:
    """What a line says about who wrote the article; an empty field is not stated."""

    agency: str = ""
    byline: str = ""
    dateline: str = ""


def read_credit(line: Line) -> Credit | None:
    """Read a line that names the agency an article comes from, and nothing but credit.

    Returns
    -------
    Credit or None
        None if the line is anything else, or speaks of a picture.

    Examples
    --------
    >>> read_credit(Line(1, "Associated Press, Washington"))
    Credit(agency='Associated Press', byline='', dateline='Washington')
    >>> read_credit(Line(1, "--IANS")).agency
    'IANS'
    """
    text = line.text
    if line.n_words > 14 or _PICTURE.search(text):
        return None
    agency = find_agency(text)
    if agency:
        return Credit(agency)
    for form in (_PREFIXED, _OWNED):
        found = form.fullmatch(text)
        if found and find_agency(found["name"]):
            return Credit(find_agency(found["name"]))
    return _read_parts(text)


def is_sign_off(text: str) -> bool:
    """Say whether an agency's name is set as a sign-off: behind dashes or in brackets.

    Examples
    --------
    >>> is_sign_off("--IANS"), is_sign_off("(AP)"), is_sign_off("Reuters")
    (True, True, False)
    """
    return bool(re.match(rf"{_DASH}|[(\[].*[)\]]\.?$", text))


def is_labelled(text: str) -> bool:
    """Say whether a credit calls itself one, as credits of pictures do.

    Examples
    --------
    >>> is_labelled("Credit: AP"), is_labelled("AP")
    (True, False)
    """
    return bool(_PICTURE_CREDIT_LABEL.match(text))


def is_author_note(text: str) -> bool:
    """Say whether an article's last line only says for whom its author writes.

    Examples
    --------
    >>> is_author_note("Jane Doe is a contributing editor of the Arlow Review.")
    True
    >>> is_author_note("Jane Doe is the mayor of Arlow.")
    False
    """
    return bool(_AUTHOR_NOTE.fullmatch(text))


def read_byline(line: Line, *, is_above: bool = False) -> Credit | None:
    """Read a line that names the author.

    Parameters
    ----------
    line : Line
        The line.
    is_above : bool
        Whether it stands between headline and report, where a name with a place
        ("Jane Doe in Moscow") is a byline too.

    Examples
    --------
    >>> read_byline(Line(1, "By Ilya Arkhipov")).byline
    'Ilya Arkhipov'
    >>> read_byline(Line(1, "By Tuesday, the talks had failed.")) is None
    True
    """
    if line.n_words > 24 or line.is_prose:
        return None
    text = line.text.rstrip(".|, ")
    for form in (_BYLINE_ROLE, _BYLINE, _BYLINE_DESK):
        found = form.fullmatch(text)
        if found:
            return Credit(byline=" ".join(found["who"].split()))
    found = _PERSON_IN_PLACE.fullmatch(text) if is_above and line.n_words <= 9 else None
    if found:
        return Credit(byline=found["who"], dateline=found["place"])
    return None


def split_dateline(text: str) -> tuple[str, Credit]:
    """Part a first paragraph from the place and agency in front of it.

    Returns
    -------
    tuple of str and Credit
        The part in front, as it stands, and what it says; both empty if there is none.

    Examples
    --------
    >>> split_dateline("LONDON (Reuters) - Talks began on Monday.")
    ('LONDON (Reuters) - ', Credit(agency='Reuters', byline='', dateline='LONDON'))
    """
    found = _AGENCY_DATELINE.match(text)
    agency = find_agency(found["round"] or found["stroke"]) if found else ""
    if not agency:
        found = _PLAIN_DATELINE.match(text)
    if found is None or found.end() >= len(text):
        return "", Credit()
    return found[0], Credit(agency, dateline=_DATELINE_DATE.sub("", found["place"]).strip())


def split_sign_off(text: str) -> tuple[str, Credit]:
    """Part a last paragraph from the agency behind its last sentence.

    Examples
    --------
    >>> split_sign_off("The talks ended. (AP)")
    (' (AP)', Credit(agency='Associated Press', byline='', dateline=''))
    """
    found = _SIGN_OFF.search(text, max(0, len(text) - 60))
    agency = find_agency(found["tail"]) if found else ""
    if found is None or not agency:
        return "", Credit()
    return text[found.start() :], Credit(agency)


def _read_parts(text: str) -> Credit | None:
    """Read an agency beside a person or a place, parted by a comma, a stroke or a bar."""
    parts = [part for part in _PARTS.split(text.strip(" ()[]")) if part]
    if not 2 <= len(parts) <= 3:
        return None
    agencies = [find_agency(part) for part in parts]
    rest = [part for part, agency in zip(parts, agencies, strict=True) if not agency]
    named = [agency for agency in agencies if agency]
    if len(named) != 1 or not rest:
        return None
    byline = re.match(rf"(?:by\s+)?(?P<who>{_PEOPLE})$", rest[0], re.IGNORECASE)
    is_signed = rest[0].lower().startswith("by ") or "/" in text or agencies[0] == ""
    if byline and is_signed:
        return Credit(named[0], byline=byline["who"], dateline=", ".join(rest[1:]))
    if all(_PLACE_ONLY.fullmatch(part) for part in rest):
        return Credit(named[0], dateline=", ".join(rest))
    return None
