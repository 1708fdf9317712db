"""What a reader must know of how articles were read."""

from __future__ import annotations

from analysis.measures.cards.card import Card

ARTICLES = (
    Card(
        "Origin",
        "Who wrote the article: an agency, or the outlet itself?",
        "One origin for each article.",
        "A credit line, sign-off or dateline credit on the page names the agency; articles.csv "
        "checks or completes it, and the page says which.",
        "Where nobody is credited the outlet is taken as origin, which is an assumption: outlets "
        "also print agency copy without saying so. Copied passages are not yet looked for.",
        "Boumans, J., Trilling, D., Vliegenthart, R., & Boomgaarden, H. (2018). The Agency Makes "
        "the (Online) News World Go Round. International Journal of Communication 12, 1768-1789.",
        "tests/test_corpus_articles.py",
    ),
    Card(
        "Cleaning",
        "Which lines of a saved page are the article?",
        "Lines of the file.",
        "Rules look at a line's place, length and form, and take out menus, adverts, credits and "
        "comment forms. Every line taken out is kept with its rule and can be read beside the "
        "article.",
        "A rule may take out a line of reporting or leave in a line of furniture, and an outlet's "
        "page style makes such errors fall on one outlet. Read the removed lines.",
        "Our own rules; the removed lines are listed with each article.",
        "tests/test_corpus_cleaning.py",
    ),
)
