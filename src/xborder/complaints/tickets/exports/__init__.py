"""Readers of help desks' exports: rows that the caller has loaded become tickets.

Each module is one help desk, with its mapping as data; :mod:`.layout` is the one reader.
"""
