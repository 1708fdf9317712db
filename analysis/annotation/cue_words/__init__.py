"""Cue words: words that signal certainty, a stance or a frame, found by listed entries."""
