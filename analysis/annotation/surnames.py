"""Take a person's name apart: surname, first name, small words before them.

Tokenizers part "al-Assad" and "Kara-Murza" at the hyphen, so a surname may be several
words: whoever is called by it alone is called by all of them.
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.annotation.aliases import Words

_PATRONYMICS = frozenset({"bin", "Bin", "ibn", "bint", "ben"})
"""Small words that are never left out: bin Salman is not Salman."""

_GIVEN_TOO = frozenset({"Al", "El", "Ben", "Van", "De", "Le"})
"""Small words that may be a name of their own where no hyphen follows: Al Gore."""


def strip_particles(words: Words, particles: Collection[str]) -> Words:
    """Leave out small words before a surname: al-Assad is Assad, van Damme is Damme.

    Examples
    --------
    >>> small = {"al", "Al", "van", "bin"}
    >>> strip_particles(("al", "-", "Assad"), small), strip_particles(("bin", "Salman"), small)
    (('Assad',), ('bin', 'Salman'))
    >>> strip_particles(("Al", "Gore"), small), strip_particles(("Al", "-", "Assad"), small)
    (('Al', 'Gore'), ('Assad',))
    """
    while len(words) > 1 and words[0] in particles and words[0] not in _PATRONYMICS:
        if words[1] == "-" and len(words) > 2:
            words = words[2:]
        elif words[0] in _GIVEN_TOO:
            break
        else:
            words = words[1:]
    return words


def find_surnames(words: Words, particles: Collection[str]) -> set[Words]:
    """Find what may stand alone for a full name, without small words before it.

    Examples
    --------
    >>> sorted(find_surnames(("Anna", "Kara", "-", "Murza"), {"al"}))
    [('Kara', '-', 'Murza'), ('Murza',)]
    >>> find_surnames(("Omar", "al", "-", "Bashir"), {"al"})
    {('Bashir',)}
    >>> sorted(find_surnames(("Zine", "Ben", "Ali"), {"al"})), find_surnames(("Ben", "Ali"), {"al"})
    ([('Ali',), ('Ben', 'Ali')], {('Ali',)})
    """
    start = len(words) - 1
    while start > 1 and words[start - 1] == "-":
        start -= 2
    if start > 0 and words[start - 1] in _PATRONYMICS:
        return {words[start - 1 :]}
    whole = strip_particles(words[start:], particles)
    if start > 1 and words[start - 1] in _GIVEN_TOO:
        return {words[start - 1 :], whole, words[-1:]}
    return {whole, words[-1:]}


def find_first_name(words: Words) -> Words:
    """Find the first name in a full name: Jean-Marc is one.

    Examples
    --------
    >>> find_first_name(("Jean", "-", "Marc", "Roe")), find_first_name(("Anna", "Roe"))
    (('Jean', '-', 'Marc'), ('Anna',))
    """
    end = 1
    while end + 1 < len(words) and words[end] == "-":
        end += 2
    return words[:end]
