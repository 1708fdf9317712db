"""Read and clean: a folder of files becomes articles, removed lines and rejected rows.

``listing`` says which files there are, ``articles`` reads and cleans them. Nothing
vanishes: what cleaning takes out is a row of removed_lines with its rule, what is
not accepted is a row of rejected_rows with its reason.
"""
