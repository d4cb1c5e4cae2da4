"""List the rules that nobody has checked for a while: the one question that needs today's date.

    python tools/stale.py [DAYS [YYYY-MM-DD]]       300 days before today, unless said otherwise

A weekly job asks it, not the tests: what passes on one day must pass on every other.
"""

import datetime as dt
import sys

from xborder.policy import default_book
from xborder.testing import stale_rules


def main(days: int, today: dt.date) -> int:
    """Print what is stale, the oldest first, and return how many rules there are."""
    found = stale_rules(default_book(), today=today, days=days)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} rules were last checked more than {days} days before {today.isoformat()}.")
    return len(found)


if __name__ == "__main__":
    days = int(sys.argv[1]) if sys.argv[1:] else 300
    today = dt.date.fromisoformat(sys.argv[2]) if sys.argv[2:] else dt.date.today()
    sys.exit(1 if main(days, today) else 0)
