"""Shown: a quote in words, as a table and a waterfall in a notebook, and as a chart."""
