"""The cards of words that signal certainty, a stance or a frame, and of a reader's own."""

from __future__ import annotations

from analysis.measures.cards.card import Card

CUE_WORDS = (
    Card(
        "Cue word",
        "Which words signal how certain a report sounds, which side a word takes, or a frame?",
        "Words or phrases of a list; of one list each word of the text counts once.",
        "Three lists (certainty, stance, frames; data/lexicons, with reasons and references). An "
        "entry fits by dictionary form and part of speech, a phrase by dictionary form or as "
        "written; the longest that fits wins, and listed phrases (visa regime) count as "
        "nothing. Words of names do not count. In headlines in Title Case a word taken for a "
        "name counts by its form. Negated: one of the three words before is not, never, no ..., "
        "with no mark and no and between.",
        "A cue, never a verdict: a sentence with one need not be certain, partial or framed so, "
        "and one without may be. Of cue words judged by hand about one in seven did not do what "
        "its category says; what is missed was not measured: docs/limits.md. Experts do not "
        "agree on generic frames even by hand. No score is made of them, and none of mood.",
        "Hyland, K. (2005). Metadiscourse. Continuum. Kiparsky, P., & Kiparsky, C. (1970). Fact. "
        "Semetko, H. A., & Valkenburg, P. M. (2000). Framing European politics. Journal of "
        "Communication 50(2), 93-109. Doubts about generic frames: Chan, C.-H., Freudenthaler, R., "
        "& Müller, P. (2024).",
        "tests/test_annotation_cue_words.py",
    ),
    Card(
        "Cue words per 1,000 words",
        "How often does a side use words of a category, in its own voice and in quoted ones?",
        "Cue words per 1,000 words of the chosen voice.",
        "1,000 times the cue words of a category, divided by all words of the side's articles on "
        "one event in that voice; both summed over articles before dividing, captions left out. "
        "With 8 articles or more a bootstrap over articles.",
        "Categories are lists of different length: compare sides within one, never two with each "
        "other. A rate follows what is reported and whom it quotes. Negated cue words count "
        "(not clear tells of certainty too), with their number beside. In a short text one word "
        "more or less moves the rate a lot.",
        "Hyland, K. (2005). Metadiscourse. Continuum. Efron, B., & Tibshirani, R. (1993). An "
        "Introduction to the Bootstrap, ch. 13.",
        "tests/test_measures_cue_words.py",
    ),
    Card(
        "Your own words",
        "How often do the words that a reader lists stand in each report?",
        "Words or phrases of the reader's list, per 1,000 words.",
        "One word or phrase a line, or category: word, word. Found in their dictionary form or "
        "as written, in any part of speech and in names too; the longest that fits wins. "
        "Counted and divided like the listed ones.",
        "The list is not tested: how many of its matches mean what the reader has in mind, only "
        "reading the sentences tells. A count of good and bad words is no measure of mood in "
        "news: no list of words measured came near what people read.",
        "Van Atteveldt, W., van der Velden, M. A. C. G., & Boukes, M. (2021). The validity of "
        "sentiment analysis. Communication Methods and Measures 15(2), 121-140.",
        "tests/test_measures_cue_words.py",
    ),
)
