"""Words that set an outlet's pages apart and not its reports: names and page furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.measures.wording.function_words import read_function_words

_WORD = re.compile(r"[^\W\d_]+")


def name_words(outlets: Iterable[str]) -> frozenset[str]:
    """Return the words of outlets' names: an outlet that names itself says nothing by it.

    Words such as *the* and *of*, which are in many names, are not among them.

    Examples
    --------
    >>> sorted(name_words(["The Evening Post", "Times of Eden"]))
    ['eden', 'evening', 'post', 'times']
    """
    words = {word for outlet in outlets for word in _WORD.findall(outlet.lower())}
    return frozenset(words - read_function_words())
