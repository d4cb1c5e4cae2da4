"""Rules as data: the vocabulary in which a country is written, and the book that holds them."""

from xborder.policy.book import PolicyBook, default_book

__all__ = ["PolicyBook", "default_book"]
