"""Which policies a book holds: its own above the built-in ones, and whom each is for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Self

from attrs import evolve, field, frozen

from xborder.errors import InvalidPolicy, NotFound
from xborder.policy.catalog import MODULES, POLICY_OF, REGISTRATIONS, load, load_known
from xborder.policy.country import CountryPolicy
from xborder.policy.known import Known
from xborder.timeline import Dated


def _policies(own: Mapping[str, CountryPolicy]) -> Mapping[str, CountryPolicy]:
    return MappingProxyType(dict(own))


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen(kw_only=True, eq=False)
class Shelf:
    """The policies of a book, looked up by destination.

    Attributes:
        own: Policies that stand above the built-in ones, by code.
        builtin: Whether the built-in jurisdictions are in the book.
        registrations: Registrations of sellers that no rule asks for, and that are none the less
            known.
    """

    own: Mapping[str, CountryPolicy] = field(factory=dict, converter=_policies)
    builtin: bool = True
    registrations: frozenset[str] = field(default=(), converter=_words)

    @property
    def codes(self) -> tuple[str, ...]:
        """The policies in the book, in order."""
        return tuple(sorted({*self.own, *(MODULES if self.builtin else ())}))

    @property
    def destinations(self) -> tuple[str, ...]:
        """Every destination the book has rules for, in order."""
        found = set(POLICY_OF) if self.builtin else set()
        for code, policy in self.own.items():
            found |= set(policy.members) or {code}
        return tuple(sorted(found))

    def covers(self, destination: str) -> bool:
        """Return whether the book has rules for a destination."""
        return self._code_for(destination) is not None

    def known(self, destination: str, on: dt.date) -> tuple[Dated[Known], ...]:
        """Return what is known of a destination without rules on a day; nothing of one with rules.

        Args:
            destination: The country.
            on: The day.

        Examples:
            >>> from xborder.policy.book import default_book
            >>> rate, *others = default_book().known("KE", dt.date(2026, 11, 30))
            >>> print(rate.value.text, rate.evidence)
            The standard rate of VAT is 16%. secondary
        """
        if not self.builtin or self.covers(destination):
            return ()
        return tuple(entry for entry in load_known().get(destination, ()) if entry.holds_on(on))

    def _code_for(self, destination: str) -> str | None:
        for code, policy in self.own.items():
            if destination == code or destination in policy.members:
                return code
        return POLICY_OF.get(destination) if self.builtin else None

    def policy(self, destination: str) -> CountryPolicy:
        """Return the policy a destination, or a bloc, is under.

        Raises:
            NotFound: The book has no rules for it.
        """
        if destination in self.own:
            return self.own[destination]
        code = self._code_for(destination)
        if code is None and self.builtin and destination in MODULES:
            code = destination
        if code is None:
            raise NotFound(
                "The book has no rules for {value}.",
                code="policy.unknown",
                remedy="Add them with book.with_policy(...), or use one of {known}.",
                value=destination,
                known=", ".join(self.codes),
            )
        return self.own[code] if code in self.own else load(code)

    def with_policy(self, policy: CountryPolicy) -> Self:
        """Return the book with a policy added, or put in place of the one of that code.

        Raises:
            InvalidPolicy: It is not a ``CountryPolicy``.
        """
        if not isinstance(policy, CountryPolicy):
            raise InvalidPolicy(
                "{value} is not a CountryPolicy.",
                code="policy.type",
                remedy="Build one with xborder.policy.country.CountryPolicy(...).",
                where="policy",
                value=policy,
            )
        return evolve(self, own={**self.own, policy.code: policy})

    def with_registrations(self, *names: str) -> Self:
        """Return the book with registrations of your own, which a seller may then have.

        Args:
            *names: Their names, such as ``"OUR_SCHEME"``.

        Examples:
            >>> from xborder.policy.book import default_book
            >>> default_book().with_registrations("OUR_SCHEME").knows_registration("OUR_SCHEME")
            True
        """
        return evolve(self, registrations={*self.registrations, *names})

    def knows_registration(self, name: str) -> bool:
        """Return whether a rule asks for a registration, or it was declared."""
        if name in self.registrations or (self.builtin and name in REGISTRATIONS):
            return True
        return name in self.every_registration()

    def every_registration(self) -> frozenset[str]:
        """Return every registration that a rule asks for, or that was declared."""
        found = set(self.registrations)
        for code in self.codes:
            found |= self.policy(code).registrations
        return frozenset(found)
