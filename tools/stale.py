"""List the rules that nobody has checked for a while: the one question that needs today's date.

    python tools/stale.py [DAYS [YYYY-MM-DD]]       300 days before today, unless said otherwise

A weekly job asks it, not the tests: what passes on one day must pass on every other.
"""

import datetime as dt
import sys
from collections.abc import Iterator

from xborder.policy import default_book


def stale(before: dt.date) -> Iterator[tuple[str, str, dt.date]]:
    """Yield the country, the rule and its day of check, for each rule checked before a day."""
    book = default_book()
    for code in book.codes:
        for path, entry in book.policy(code).rules():
            if entry.checked_on < before:
                yield code, path, entry.checked_on


def main(days: int, today: dt.date) -> int:
    """Print what is stale, the oldest first, and return how many rules there are."""
    found = sorted(stale(today - dt.timedelta(days=days)), key=lambda rule: (rule[2], rule))
    for code, path, checked_on in found:
        print(f"{checked_on.isoformat()}  {code}  {path}")
    print(f"{len(found)} rules were last checked more than {days} days before {today.isoformat()}.")
    return len(found)


if __name__ == "__main__":
    days = int(sys.argv[1]) if sys.argv[1:] else 300
    today = dt.date.fromisoformat(sys.argv[2]) if sys.argv[2:] else dt.date.today()
    sys.exit(1 if main(days, today) else 0)
