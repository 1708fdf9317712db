"""Group articles by what happened, and say by which names, words and days."""
