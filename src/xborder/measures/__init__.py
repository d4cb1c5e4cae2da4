"""Measures: what a figure is made of, said once, and how it stands against a goal.

A measure is a ratio of two sums, never a mean of ratios: groups of any size add up to the same
total. A goal says what shall be reached by whom and when; pace and forecast follow from it.
"""

from xborder.measures.definition import Better, Measure, Measured
from xborder.measures.goal import Goal, Standing, State
from xborder.measures.known import MEASURES

__all__ = ["MEASURES", "Better", "Goal", "Measure", "Measured", "Standing", "State"]
