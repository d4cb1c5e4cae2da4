"""Calculators written from the law's text alone, to check the engine by: none of them imports it."""
