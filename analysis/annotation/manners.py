"""What an attribution ascribes to its source: words, a thought, a will or a deed.

Only words make a quoted voice. That somebody thinks or wants something is told by the
outlet, however well it knows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.cues import UNCLASSED, CueClass
from analysis.annotation.lexicons import FOLDER, read_lexicon
from analysis.errors import InputError

FILE = "manners.toml"
SPEECH, OTHER = "speech", "other"
LISTED = ("thought", "will", "deed")
_KINDS = ("verbs", "nouns", "adjectives")


class Manners(NamedTuple):
    """The lists, as look-ups.

    Attributes
    ----------
    words : dict
        Word in dictionary form -> ``thought``, ``will`` or ``deed``.
    meanings : dict
        What these mean.
    digest : str
        SHA-256 over the file.
    """

    words: dict[str, str]
    meanings: dict[str, str]
    digest: str

    def of(self, kind: str, cue_lemma: str, cue_class: CueClass) -> str:
        """Tell what an attribution ascribes.

        Parameters
        ----------
        kind : str
            ``direct``, ``mixed`` or ``indirect``.
        cue_lemma : str
            The main word of its cue in dictionary form; empty without one.
        cue_class : CueClass
            The class of its cue.

        Returns
        -------
        str
            ``speech`` if any of it stands in quotation marks, or if its cue is a word of
            saying; ``thought``, ``will`` or ``deed`` if its cue is on that list;
            ``other`` if no list has the cue.

        Examples
        --------
        >>> from analysis.annotation.cues import load_cue_classes
        >>> manners, cues = load_manners(), load_cue_classes()
        >>> manners.of("indirect", "say", cues.classify("say", ["said"]))
        'speech'
        >>> manners.of("indirect", "hope", cues.classify("hope", ["hopes"]))
        'will'
        >>> manners.of("direct", "hope", cues.classify("hope", ["hopes"]))
        'speech'
        >>> manners.of("indirect", "launch", cues.classify("launch", ["launched"]))
        'deed'
        >>> manners.of("indirect", "yodel", cues.classify("yodel", ["yodelled"]))
        'other'
        """
        if kind != "indirect":
            return SPEECH
        if cue_lemma in self.words:
            return self.words[cue_lemma]
        return OTHER if cue_lemma and cue_class.name == UNCLASSED else SPEECH


@cache
def load_manners(folder: Path = FOLDER) -> Manners:
    """Read the lists of thought, will and deed.

    Parameters
    ----------
    folder : Path
        Holds manners.toml.

    Raises
    ------
    InputError
        If the file is missing, is no TOML, lacks a field, or if two lists claim a word.
    """
    return read_lexicon(folder / FILE, _compile)


def _compile(table: dict[str, Any], digest: str) -> Manners:
    """Turn the file's content into look-ups."""
    words: dict[str, str] = {}
    for manner in LISTED:
        for word in (word for kind in _KINDS for word in table[manner][kind]):
            if words.setdefault(word, manner) != manner:
                msg = f"Two lists of {FILE} claim {word!r}: leave it to one of them."
                raise InputError(msg)
    meanings = {manner: str(table[manner]["meaning"]) for manner in LISTED}
    return Manners(words, meanings, digest)
