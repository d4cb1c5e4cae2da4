"""Snapshots: whole tariffs as they were printed in one edition, held in the package.

Each table is sorted text, made by ``tools/tariff_snapshots.py`` from an official file; it is read
once, as bytes, with the first goods that are looked up in it, and a chapter is parsed when goods of
it are asked for. What became of a tariff since its edition is not in it: a day that the edition was
not read for makes an estimate, and each entry names edition and line.
"""
