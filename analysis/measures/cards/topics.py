"""What a reader must know of topics."""

from __future__ import annotations

from analysis.measures.cards.card import Card

TOPICS = (
    Card(
        "Topic",
        "Which subjects do the words themselves suggest, whether or not anybody asked for them?",
        "The passage: paragraphs, short ones joined to at least 60 words and long ones split "
        "between sentences. A passage is in one topic or in none.",
        "Nouns, names and adjectives are counted in each article (in each passage, below 100 "
        "articles), weighed by their rarity (TF-IDF) and factorised without negative numbers "
        "(NMF, scikit-learn). Words in more than a fifth of the texts or in very few, words of "
        "time and of reporting, outlets' names where they are named, sentences that one outlet "
        "prints under five articles or more, and words that mostly stand between the same two "
        "others are left out. A passage goes to the topic that explains most of its words' "
        "weight, if that is at least 0.15 of 1 and a third of what all topics explain together.",
        "A topic is a list of words that tend to stand together: it is no frame, says nothing of "
        "how a subject is told, and its name is only its three strongest words. Another number of "
        "topics, other articles or another start give other topics, so each says how often it came "
        "back. That alone proves little: topics of shuffled words come back nearly as often, "
        "because common words stay common. So each also says whether its terms stand together "
        "more than those of any topic of shuffled words. Below 100 articles topics only suggest "
        "where to look. A passage on two subjects is counted under one, and nearly half of the "
        "words of a large corpus lie in no topic.",
        "Lee, D., & Seung, H. S. (1999). Nature 401, 788-791. Belford, M., Mac Namee, B., & "
        "Greene, D. (2018). Stability of topic modeling via matrix factorization. Expert Systems "
        "with Applications 91, 159-169.",
        "tests/test_topics_suggesting.py",
    ),
    Card(
        "How far a topic can be trusted",
        "Would the same articles, or four in five of them, suggest it again?",
        "Samples in whose refit the topic comes back (0 to 1 of 20); coherence of its ten "
        "strongest terms (-1 to 1, 0 by chance).",
        "The same number of topics is fitted to 20 samples of 80 percent of the texts. Topics are "
        "matched one to one so that their likeness (cosine) is largest in sum; one comes back if "
        "its likeness is at least 0.7. Coherence is the mean NPMI over the pairs of its ten "
        "strongest terms, set beside the highest of as many topics fitted to shuffled words. The "
        "number proposed is the largest of 4, 8, 12, 16 and 20 of whose topics at least 80 percent "
        "come back and are beyond chance.",
        "The samples share most of their texts, so coming back is a low bar. It shows how a topic "
        "depends on these articles, not whether readers would see the same subject. Larger numbers "
        "tried would perhaps do as well; more than 20 nobody keeps apart.",
        "Greene, D., O'Callaghan, D., & Cunningham, P. (2014). How many topics? Stability analysis "
        "for topic models. ECML PKDD, 498-513. Lau, J. H., Newman, D., & Baldwin, T. (2014). "
        "Machine reading tea leaves. EACL, 530-539.",
        "tests/test_topics_fitting.py",
    ),
    Card(
        "Share of a topic",
        "How much room does an outlet give to a topic, and where do topics meet threads?",
        "Words (0 to 1 of the article, or of the thread).",
        "Words of the passages in the topic, divided by all words of headline, lead and body; over "
        "the topics, none included, the shares add up to one. For a thread: words of its sentences "
        "that lie in the topic, over all words of its sentences.",
        "Room is not importance, stance or accuracy. A thread goes by sentences and a topic by "
        "passages, so a sentence of a thread may lie in a passage about something else.",
        "Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of enumeration.",
        "tests/test_measures_topics.py",
    ),
)
