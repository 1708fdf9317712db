"""Storysides without a browser: read, clean, annotate, keep, measure, draw.

Data flows one way. Each room may import only rooms named before it::

    schema, errors -> corpus -> annotation -> store -> measures -> figures -> building, __main__

Importing this package, or any room of it, reads no file and loads no model.
"""
