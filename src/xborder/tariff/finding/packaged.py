"""The tables in the package, each read once, when it is first asked for."""

import gzip
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a compressed table in this package.

    Args:
        name: The file, such as ``"us.tsv.gz"``.
    """
    packed = files("xborder.tariff.finding").joinpath(name).read_bytes()
    return tuple(gzip.decompress(packed).decode().split("\n")[:-1])


@cache
def plain_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table that people edit, without its remarks.

    Args:
        name: The file, such as ``"goods.tsv"``.
    """
    text = files("xborder.tariff.finding").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
