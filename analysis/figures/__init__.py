"""Draw: a measured table becomes a plotly figure. Nothing is measured here."""
