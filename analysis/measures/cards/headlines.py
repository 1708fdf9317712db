"""What a reader must know of headlines read against their texts."""

from __future__ import annotations

from analysis.measures.cards.card import Card

HEADLINES = (
    Card(
        "Headline-body gap",
        "Does a headline state as fact what the text only attributes to somebody?",
        "Sentences of headlines that tell an action as plain fact.",
        "A headline is the set of its content words, each weighing by its rarity among the text's "
        "sentences. The gap is reported where quoted words (in quotation marks or in paraphrase) "
        "hold half of that weight and the headline's verb, or 70 percent and any action told as "
        "done, and no sentence in the outlet's own voice holds the verb, a word that begins like "
        "it, or a quarter of the weight. Headlines with quotation marks, a colon or a dash, a verb "
        "of saying, a hedge or a question are not looked for.",
        "Words are compared, not meaning: the outlet may say the same with other words, which was "
        "the usual fault. 36 of 44 reported gaps in 3,773 articles that are no part of this "
        "project were right to one reader (82 percent; 68 to 90), but the thresholds were raised "
        "with these verdicts known. Gaps are rare, and what is missed was not counted. A headline "
        "has no room for a source: the gap says where the attribution stands, not why.",
        "Ecker, U., Lewandowsky, S., Chang, E., & Pillai, R. (2014). The effects of subtle "
        "misinformation in news headlines. Journal of Experimental Psychology: Applied 20(4), "
        "323-335.",
        "tests/test_measures_headlines.py",
    ),
    Card(
        "Words of the headline alone",
        "Which words of a headline does the text not use?",
        "Content words (nouns, names, verbs, adjectives, numbers) of the headline.",
        "A word is the headline's alone where neither its written nor its dictionary form stands "
        "in lead or body; captions are left out.",
        "Another word is not another claim: a truce above may be a ceasefire below.",
        "Dor, D. (2003). On newspaper headlines as relevance optimizers. Journal of Pragmatics "
        "35(5), 695-721.",
        "tests/test_measures_headlines.py",
    ),
)
