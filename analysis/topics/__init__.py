"""TOPICS: what the words themselves suggest, fitted in the build with scikit-learn.

A topic is a list of weighted words that tend to stand together. It is no frame: it says
what a passage is about, not how it is told. Nothing here is called by the dashboard.
"""
