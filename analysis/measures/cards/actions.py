"""The cards of who acts, who is acted upon, and what names no doer."""

from __future__ import annotations

from analysis.measures.cards.card import Card

ACTIONS = (
    Card(
        "Action",
        "What is told to be done, by whom and to whom?",
        "Actions: a verb, or a noun of action such as invasion; each word at most one.",
        "Read from grammar: the agent is the subject of an active verb, the by-phrase of a "
        "passive, the possessor of a noun; the patient its object, the passive's subject, or "
        "what of names. Relative clauses, joined verbs and verbs under agree, order or accuse"
        " take theirs from the clause above. Being, having and seeming are no actions; made a"
        " decision is one, decide.",
        "Grammar is not responsibility: in the bomb killed ten, the bomb is the agent. "
        "Negated, wanted and possible actions are actions. A pronoun names nobody unless it "
        "is the source of a quotation. Of 200 sentences judged by hand about one agent in "
        "seventeen and one patient in fourteen was wrong: docs/limits.md.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5. Grimshaw, J. (1990). "
        "Argument Structure. MIT Press.",
        "tests/test_annotation_actions.py",
    ),
    Card(
        "Acting and acted upon",
        "Does a side show somebody as one who acts, or as one to whom things are done?",
        "Actions that name the entity (0 to 1 of them).",
        "Actions with it as agent, divided by all actions in which it plays either part, on "
        "one event and side; summed over articles before dividing. A name counts once in each"
        " part of an action. With 8 articles or more that name it in an action, a bootstrap "
        "over articles.",
        "It counts names: who is mostly called he acts less here than in the text. A people "
        "acts through its troops and officials. A high share is neither praise nor blame. "
        "Pooled over events it compares different stories, and says so.",
        "Richardson, J. E. (2007). Analysing Newspapers. Palgrave Macmillan, ch. 3. Efron, "
        "B., & Tibshirani, R. (1993). An Introduction to the Bootstrap, ch. 13.",
        "tests/test_measures_actions.py",
    ),
    Card(
        "Verbs of an entity",
        "What does a side say that somebody does, and what is done to them?",
        "Actions.",
        "Actions of each verb with the entity as agent or as patient; below the line, all "
        "actions with it in that part. Nouns and light verbs count under their verb.",
        "Once is one sentence, not a habit. Verbs that mean the same are not joined, and one "
        "verb may mean different things.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5.",
        "tests/test_measures_actions.py",
    ),
    Card(
        "Who does it",
        "Of one thing that is done, whom does a side tell as doing it, and how sure?",
        "Actions; of them, those told plainly, in a quoted voice, as not done, as possible or "
        "wanted, or with a word of doubt.",
        "Actions of the chosen verbs by each entity named as agent; where none is, by the main "
        "word of the agent, or by nobody named. Below the line, all actions of these verbs on "
        "that side. A word of doubt is one such as alleged or allegation of in the noun phrase, "
        "or a hedge or hearsay word at most 15 letters before the action; an action may be told "
        "in several ways, and plainly means in none of the other four.",
        "Who acts together has a row each, so rows may add up to more than all. Common nouns "
        "and pronouns stay what they are: who is meant is not said. Verbs counted as one may "
        "tell different deeds. Doubt told with other words, or further off, is not found.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5. Hyland, K. (2005). "
        "Metadiscourse. Continuum, ch. 3.",
        "tests/test_measures_doers.py",
    ),
    Card(
        "Passives and nouns that name no doer",
        "How much is told without saying who did it?",
        "Verbs in the passive (0 to 1 of all verbs); of these, and of nouns of action, those "
        "without an agent (0 to 1).",
        "A passive is agentless without a by-phrase that names somebody or something that "
        "acts (by Friday and by car do not). A noun of action is agentless if no possessor, "
        "by, between or name before it tells who did it.",
        "Who did it may stand in the sentence before, go without saying, or not be known: "
        "agentless is no statement about intent. Nouns count only if they are on the list of "
        "data/lexicons/actions.toml.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5 (agent deletion). "
        "Jespersen, O. (1924). The Philosophy of Grammar. Allen & Unwin, ch. 12 (passives "
        "without an agent).",
        "tests/test_measures_actions.py",
    ),
    Card(
        "Who did it, by other reports",
        "Where a side names no doer, which other side of the event does?",
        "Agentless actions of a side, beside actions of another side.",
        "The same verb (a noun counts as its verb) in another side's report on the same "
        "event, with an agent that is no mere pronoun; and the same entity acted upon, or the"
        " same main word, or, marked as weakest, one of the two without anything acted upon.",
        "The same verb and patient need not be the same deed: these are leads to read. Never "
        "across events.",
        "Fowler, R. (1991). Language in the News. Routledge, ch. 5 (agent deletion).",
        "tests/test_measures_actions.py",
    ),
)
