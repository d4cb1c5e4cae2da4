"""Notices: what a parcel may meet besides charges, such as a ban or a licence.

A quote speaks of duties, taxes and fees. That goods are free of them does not mean that they may
enter, nor that whoever sells them may sell without a tax number. A notice changes no figure and no
state: it says that somebody has to look.
"""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.choice import Choice
from xborder.policy.condition import ALWAYS, Condition
from xborder.policy.names import categories, codes, places, words
from xborder.policy.rule import Rule


class NoticeKind(Choice):
    """What goods of a kind commonly meet at a border, besides charges."""

    BANNED = "banned"
    """Their import is commonly banned."""
    LICENSED = "licensed"
    """Their import commonly needs a licence, a permit or a certificate."""
    REGISTRATION = "registration"
    """Whoever sells them there has to register for a tax, and is not said to be registered."""


@frozen(kw_only=True)
class Notice(Rule):
    """What some goods commonly meet.

    Args:
        kind: What they meet.
        text: The notice; a message id.
        hs: The beginnings of their codes; all goods if none is given.
        except_hs: Beginnings that are left out of these.
        category: The categories of goods that it is for as well.
        origins: The countries where they were made; all if none is given.
        destinations: The destinations, a bloc by the code of its policy; all if none is given.
        schemes: The schemes under which the goods enter; any, and where there are no rules as well,
            if none is given.
        when: What has to hold of the parcel, or may; it is asked where there are rules alone.
    """

    kind: NoticeKind = field(converter=NoticeKind)
    text: str
    hs: tuple[str, ...] = field(default=(), converter=codes)
    except_hs: tuple[str, ...] = field(default=(), converter=codes)
    category: frozenset[str] = field(default=(), converter=categories)
    origins: frozenset[str] = field(default=(), converter=places)
    destinations: frozenset[str] = field(default=(), converter=words)
    schemes: frozenset[str] = field(default=(), converter=words)
    when: Condition = ALWAYS

    def concerns(
        self, *, code: str | None, category: str | None, origin: str | None, to: Iterable[str]
    ) -> bool:
        """Return whether goods to a destination are meant.

        Args:
            code: Their tariff code; a notice by code is silent about goods without one.
            category: Their category.
            origin: Where they were made; a notice by origin is silent where that is not known.
            to: The codes by which the destination is known: its own, and that of its policy.
        """
        if self.destinations and self.destinations.isdisjoint(to):
            return False
        if self.origins and origin not in self.origins:
            return False
        if not self.hs and not self.category:
            return True
        named = code is not None and code.startswith(self.hs) if self.hs else False
        left_out = code is not None and bool(self.except_hs) and code.startswith(self.except_hs)
        return (named and not left_out) or (category is not None and category in self.category)
