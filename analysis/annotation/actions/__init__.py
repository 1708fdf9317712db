"""Actions: who does what to whom, in verbs and in nouns that stand for them.

`make_actions` reads the trees that the language model has made already; no text is read
again. `verbs` and `nominals` say which words are actions, `subjects`, `agents`,
`relatives` and `patients` who plays a part in them, and `tables` which names these are.
"""

from analysis.annotation.actions.lists import ActionLists, load_action_lists

__all__ = ["ActionLists", "load_action_lists"]
