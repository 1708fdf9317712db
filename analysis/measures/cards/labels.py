"""The cards of labels: what sides call one thing, and how much of that is chance."""

from __future__ import annotations

from analysis.measures.cards.card import Card

LABELS = (
    Card(
        "Labels for one person, body or thing",
        "What does each report call the same person, body or thing?",
        "Noun phrases that mean it, by their wording.",
        "A phrase is a noun with up to five words before it, or a name. It means a person or body "
        "by its name, by an office that a list gives for the article's day, by a name beside it, "
        "or by a title that one person of the article alone has. A thing is the nouns a reader "
        "picks, as main word or before one (truce, truce deal). Articles, owners and figures "
        "are cut off, the noun is put in the singular, and writings that differ in capitals, stops "
        "and hyphens are one. Hedged: a word before it (alleged, so-called) or before of "
        "(allegations of) leaves open whether it is so. Captions are left out.",
        "Most descriptions of a person mean nobody here and are missed: docs/limits.md. Proposed "
        "nouns of near meaning are no synonyms. A hedge may be in a verb and is not seen then. "
        "Choosing a word is no proof of an opinion: house style and agency copy choose too.",
        "Hamborg, F., Zhukova, A., & Gipp, B. (2019). Automated identification of media bias by "
        "word choice and labeling in news articles. JCDL 2019. Conneau, A., et al. (2018). Word "
        "translation without parallel data. ICLR 2018 (nearness less crowding).",
        "tests/test_measures_labels.py",
    ),
    Card(
        "Only here, and by chance",
        "Is a label that only one side uses more than chance?",
        "Labels that one side of an event uses twice or more and no other side uses.",
        "Sides are dealt out again 999 times, over whole articles where eight or more name the "
        "thing and a side has several, else over single uses; each side keeps its number. A label "
        "is beyond chance if at most 5 of 100 deals have any label used as often by one side only. "
        "Beside it: how many labels are one side's only, and how many on average of the deals. "
        "Used once is never counted as a finding.",
        "Uses in one article are not independent, so with one article a side beyond chance tells "
        "these texts apart, not the outlets. Not found elsewhere is not avoided. Where no other "
        "side names the thing nothing is only here.",
        "Westfall, P. H., & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley (the "
        "maximum over all labels).",
        "tests/test_measures_labels.py",
    ),
)
