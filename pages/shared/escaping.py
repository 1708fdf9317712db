"""The escaping of foreign text, under the name pages know it by."""

from analysis.escaping import REMOVED_MARK, isolate, md, plot_text

__all__ = ["REMOVED_MARK", "isolate", "md", "plot_text"]
