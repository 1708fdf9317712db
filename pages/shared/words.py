"""The reader's words for the columns of measured tables."""

COVERAGE_WORDS = {
    "event_id": "Event",
    "side": "Outlet or origin",
    "thread_id": "Thread",
    "n_articles": "Articles",
    "n_words": "Words in thread",
    "of_words": "Words in all",
    "words_share": "Share of words",
    "n_sentences": "Sentences in thread",
    "of_sentences": "Sentences in all",
    "sentences_share": "Share of sentences",
    "n_articles_headline": "Articles with it in the headline",
    "n_articles_lead": "Articles with it in the lead",
    "first_third_share": "Share of the first third",
    "first_position_share": "First comes at",
}
