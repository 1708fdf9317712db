"""What a reader must know of threads and of differences."""

from __future__ import annotations

from analysis.measures.cards.card import Card

THREADS = (
    Card(
        "Thread",
        "Which sentences are about a subject the analyst follows?",
        "The sentence, or the paragraph where that is chosen. One sentence may belong to several "
        "threads.",
        "A sentence belongs to a thread when a term of its definition stands in it outside every "
        "exclusion. * stands for any ending; a + b asks for both in one sentence; capitals are "
        "ignored, except in terms written in capitals only.",
        "It matches written forms, not meaning. A sentence that carries a subject on without "
        "naming it is missed; a passing mention counts like a whole sentence of report. The "
        "definitions were written with these articles at hand and were not scored on others; "
        "docs/limits.md says what they are known to miss and to catch wrongly.",
        "Grimmer, J., & Stewart, B. (2013). Text as Data. Political Analysis 21(3), 267-297: "
        "dictionary methods must be validated where they are used.",
        "tests/test_measures_threads.py",
    ),
    Card(
        "Share of words",
        "How much room does an outlet give to a thread?",
        "Words (0 to 1 of the article). A word is a stretch between spaces or dashes that holds a "
        "letter or digit: Trump's is one, de-escalation is one.",
        "Words of the sentences in the thread, divided by all words of headline, lead and body. "
        "Over several articles of one side, both are summed before dividing. Captions are left "
        "out above and below the line.",
        "Room is not importance, stance or accuracy. Long articles weigh more than short ones. "
        "Shares of several threads need not add up to one. With one article a side it describes "
        "that article, not the outlet.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Share of sentences",
        "In how many of its sentences does an outlet touch a thread?",
        "Sentences (0 to 1 of the article).",
        "Sentences in the thread, divided by all sentences of headline, lead and body.",
        "Outlets cut sentences to different lengths, so two equal shares may hold different room. "
        "Sentence borders are found by a program and are sometimes wrong.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Prominence",
        "Does a thread stand where most readers see it?",
        "Articles with the thread in the headline, in the lead (the standfirst and the first "
        "paragraph); share of the way into the text at its first sentence (0 to 1); share of the "
        "first third's words (0 to 1).",
        "First position is the number of words of lead and body before the first sentence in the "
        "thread, divided by all of them; over several articles the median. The first third holds "
        "the sentences that start within the first third of those words.",
        "The page's own layout, pictures and type sizes are not known. An agency's text may have "
        "been cut from below, which moves every position.",
        "Kiousis, S. (2004). Explicating media salience. Journal of Communication 54(1), 71-87.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Difference within one event",
        "How far apart are two sides on the same event?",
        "Percentage points of words.",
        "One side's share of words minus the other's, both on the same event. Different events "
        "are never subtracted.",
        "Two articles are one pair, and no test is made in this release. With equal sides, a "
        "permutation test over articles could find nothing at the 5 percent level below four "
        "articles each. Event means the day given for the article, not yet a comparison of "
        "contents.",
        "Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed.",
        "tests/test_measures_coverage.py",
    ),
    Card(
        "Interval of a share",
        "How would the share move with other articles of the same kind?",
        "Shares (0 to 1), 95 percent.",
        "Percentile bootstrap over whole articles, 2,000 draws with a fixed seed, from 8 articles "
        "of a side on an event; above 400 the linearised variance of a ratio.",
        "It covers the choice of articles only: not wrong definitions, wrong sentence borders or "
        "wrong cleaning. Below 8 articles there is none, and the page shows none.",
        "Efron, B., & Tibshirani, R. (1993). An Introduction to the Bootstrap, ch. 13.",
        "tests/test_measures_uncertainty.py",
    ),
    Card(
        "Interval of a difference",
        "How would the difference between two sides move with other articles of the same kind?",
        "Differences between two shares (-1 to 1), 95 percent.",
        "From the two shares and the ends of their own intervals: the distances to the ends that "
        "matter are squared, added and rooted on each side.",
        "Only where both sides have 8 articles on the event. Each is for one pair by itself: of "
        "twenty pairs that do not differ one is expected to seem to. It is as good as the two "
        "intervals it joins.",
        "Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: "
        "a general approach. Statistics in Medicine 27(10), 1693-1702.",
        "tests/test_measures_uncertainty.py",
    ),
    Card(
        "Not found, and the nearest sentence",
        "Which reports do not touch a thread, and what do they say instead?",
        "Articles of one side on one event; likeness from 0 to 1.",
        "Expected sentences: the others' share of sentences in the thread times the side's own "
        "sentences. Likeness: cosine of the two sentences' content words, each weighted by its "
        "rarity among the sentences looked at.",
        "Not found is a fact about a text under a definition, and no statement about anybody's "
        "intent. Likeness compares words, not meaning: truce and ceasefire share nothing here. "
        "The expectation treats sentences as independent, which they are not.",
        "Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. "
        "Information Processing & Management 24(5), 513-523.",
        "tests/test_measures_silence.py",
    ),
)
