"""Measure: tables in, tables out."""
