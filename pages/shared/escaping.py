"""The escaping of foreign text, under the name pages know it by."""

from analysis.escaping import REMOVED_MARK, isolate, md, plain_name, plot_text

__all__ = ["REMOVED_MARK", "isolate", "md", "plain_name", "plot_text"]
