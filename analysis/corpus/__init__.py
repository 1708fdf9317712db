"""Read and clean: files to articles, removed lines and rejected rows."""
