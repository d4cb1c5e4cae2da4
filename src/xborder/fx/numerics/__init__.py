"""The numerical steps that the other rooms share, in plain Python.

The normal distribution far into its tails, one root finder, and small symmetric systems. It is a
room of their own: floats are taken as they come and nothing is checked here, for the doors are in
the rooms that are used from outside.
"""
