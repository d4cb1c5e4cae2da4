"""Jurisdictions: dated, sourced rules that read as the law does, and no logic.

A small country is one module, read from top to bottom: sources, who and what, values, charges,
regimes, what is not computed, rates. A big one is a folder with a module for each of these. Either
puts them together as ``POLICY``. They are reached through :mod:`xborder.policy.catalog` alone.
"""
