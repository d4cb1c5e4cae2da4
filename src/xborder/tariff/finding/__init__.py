"""Finding a code: a shop's words, English or Chinese, against the words of the nomenclature.

:func:`~xborder.tariff.finding.search.search` is the whole of its face. What it needs is in the
package: descriptions of the lists whose terms allow it, an index of their stems, and a table of
what shops call common goods.
"""
