"""Entry points: the policies that installed packages offer."""

import importlib.metadata
from collections.abc import Iterator
from typing import Any

from xborder.errors import InvalidPolicy
from xborder.policy.country import CountryPolicy

ENTRY_POINTS = "xborder.policies"
"""The group under which a package names its policies."""


def policies() -> Iterator[CountryPolicy]:
    """Yield every policy that installed packages offer, by the name of their entry points.

    Raises:
        InvalidPolicy: A package's policy cannot be loaded; the error names the package.
    """
    for point in sorted(
        importlib.metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.name
    ):
        yield from _loaded(point)


def _loaded(point: Any) -> tuple[CountryPolicy, ...]:
    try:
        found = point.load()
        found = found() if callable(found) else found
    except Exception as error:
        raise InvalidPolicy(
            "The policy package {value} cannot be loaded: {reason}",
            code="policy.plugin",
            remedy="Update or remove the package that offers it.",
            value=f"{point.name} = {point.value}",
            reason=str(error),
        ) from error
    policies = (found,) if isinstance(found, CountryPolicy) else tuple(found)
    for policy in policies:
        if not isinstance(policy, CountryPolicy):
            raise InvalidPolicy(
                "The policy package {value} offers something that is not a CountryPolicy.",
                code="policy.plugin",
                remedy="Let its entry point name a CountryPolicy or a function that returns some.",
                value=f"{point.name} = {point.value}",
            )
    return policies
