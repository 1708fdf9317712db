"""What a word is, here: the unit that every count and share is made of."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]


def mark_words(has_letter: Flags, breaks_before: Flags) -> Flags:
    r"""Mark the tokens that count as words.

    A word is what a person counts who counts by spaces: a run of tokens written
    without a space between them counts once, at its first token that holds a letter
    or digit, and not at all if none does. So "Trump's", "don't", "de-escalation" and
    "7-8" are one word each, a dash between spaces is none, and an em dash separates
    words even where no space stands beside it.

    Parameters
    ----------
    has_letter : array of bool
        Whether each token holds a letter or digit.
    breaks_before : array of bool
        Whether a new run begins with the token: a space, an em dash, a new sentence
        or a new paragraph comes before it.

    Returns
    -------
    array of bool
        One value per token; the number of True is the number of words.

    Examples
    --------
    The tokens of "Trump's de-escalation - yes": seven that could, three that do.

    >>> import numpy as np
    >>> holds = np.array([True, True, True, False, True, False, True])
    >>> breaks = np.array([True, False, True, False, False, True, True])
    >>> mark_words(holds, breaks).tolist()
    [True, False, True, False, False, False, True]
    """
    if not len(has_letter):
        return has_letter
    run = np.cumsum(breaks_before)
    held = np.flatnonzero(has_letter)
    firsts = held[np.unique(run[held], return_index=True)[1]]
    is_word = np.zeros(len(has_letter), dtype=bool)
    is_word[firsts] = True
    return is_word
