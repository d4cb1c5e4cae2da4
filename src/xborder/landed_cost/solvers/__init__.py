"""Solvers: what takes many quotes to answer: prices that land on a target, routes side by side."""
