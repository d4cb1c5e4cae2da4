"""Tests of the whole tariffs that the package holds."""
