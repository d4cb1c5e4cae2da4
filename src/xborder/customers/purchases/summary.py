"""What the models need of each customer: how often, how lately, how long, how much.

Two meanings share the word recency in the field: the age at the last purchase (here
``age_at_last``, t_x) and the days since it (``days_since_last``, scored in
:mod:`xborder.customers.scoring.table`). Neither is called recency here.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments
from xborder.customers.purchases.span import TimeUnit
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.tabular import Tabular


@frozen(kw_only=True)
class CustomerSummary:
    """One customer, as the probability models see one.

    Attributes:
        customer_id: An opaque identifier.
        frequency: Repeat purchases, x; the first purchase does not count.
        age_at_last: Age at the last purchase, t_x: time from the first purchase to the last.
        age: Age at the end of observation, T.
        mean_value: Mean value of the repeat purchases, zbar; 0 if there is none.
        weight: How many customers share the row.
    """

    customer_id: str
    frequency: int
    age_at_last: float
    age: float
    mean_value: float = 0.0
    weight: float = 1.0


def _problem(row: CustomerSummary) -> tuple[str, str, Any] | None:
    for name in _NUMBERS:
        value = getattr(row, name)
        if type(value) not in _PLAIN and not arguments.is_number(value):
            return name, "{value} is not a number.", arguments.shown(value)
    x, t_x, age = row.frequency, row.age_at_last, row.age
    if not (math.isfinite(x) and x >= 0 and x == int(x)):
        return "frequency", "The frequency {value} is not a whole number of repeat purchases.", x
    if not (math.isfinite(age) and age >= 0):
        return "age", "The age {value} is not a finite length of time.", age
    if not (math.isfinite(t_x) and t_x >= 0):
        return "age_at_last", "The age {value} is not a finite length of time.", t_x
    if t_x > age:
        return "age_at_last", "The last purchase at age {value} lies after the end.", t_x
    if (x == 0) != (t_x == 0):
        return "age_at_last", "An age at last purchase of {value} contradicts the frequency.", t_x
    if not (math.isfinite(row.mean_value) and row.mean_value >= 0):
        return "mean_value", "The mean value {value} is not an amount of 0 or more.", row.mean_value
    if not (math.isfinite(row.weight) and row.weight > 0):
        return "weight", "The weight {value} is not above 0.", row.weight
    return None


_NUMBERS = ("frequency", "age_at_last", "age", "mean_value", "weight")
_PLAIN = (float, int)  # the usual kinds, asked first: a population has many rows


def _rows(rows: Iterable[CustomerSummary]) -> tuple[CustomerSummary, ...]:
    return arguments.each(CustomerSummary, rows, "rows")


def _plain(value: Any) -> Any:
    """Return a number as a float; what is none is left to be named with its row."""
    try:
        return number.finite(value, "")
    except XborderError:
        return value


@frozen(kw_only=True, repr=False)
class Summary(Tabular):
    """A population in the columns the models take, with the unit of its times.

    Args:
        rows: The customers.
        unit: The unit of every age.
        currency: The currency of the values; empty where they are not used.

    Raises:
        InvalidRows: A last purchase after the end, a fraction of a purchase, a negative or
            infinite number: every bad row, each named.
        InvalidInput: There is no row at all.

    Examples:
        >>> summary = Summary.from_columns(
        ...     {"customer_id": ["1"], "frequency": [2], "recency": [30.43], "T": [38.86],
        ...      "monetary_value": [22.35]}, unit=TimeUnit.WEEK, currency="USD")
        >>> summary.rows[0].age_at_last
        30.43
    """

    rows: tuple[CustomerSummary, ...] = field(converter=_rows)
    unit: TimeUnit = field(converter=TimeUnit)
    currency: str = ""

    def __attrs_post_init__(self) -> None:
        arguments.an(str, self.currency, "currency")
        if not self.rows:
            raise InvalidInput(
                "There is no customer.",
                code="customers.empty",
                remedy="Give at least one customer.",
                where="rows",
            )
        bad: list[XborderError] = []
        for place, row in enumerate(self.rows):
            found = _problem(row)
            if found:
                where, sentence, value = found
                bad.append(
                    InvalidInput(
                        sentence,
                        code="customers.summary",
                        remedy="Give whole repeat purchases and 0 <= age_at_last <= age, "
                        "both 0 only without a repeat purchase.",
                        where=f"rows.{place}.{where}",
                        value=value,
                    )
                )
        if bad:
            raise InvalidRows(bad)

    @property
    def frequency(self) -> tuple[int, ...]:
        """The column x."""
        return tuple(row.frequency for row in self.rows)

    @property
    def age_at_last(self) -> tuple[float, ...]:
        """The column t_x."""
        return tuple(row.age_at_last for row in self.rows)

    @property
    def age(self) -> tuple[float, ...]:
        """The column T."""
        return tuple(row.age for row in self.rows)

    @property
    def mean_value(self) -> tuple[float, ...]:
        """The column zbar."""
        return tuple(row.mean_value for row in self.rows)

    @property
    def weight(self) -> tuple[float, ...]:
        """How many customers share each row."""
        return tuple(row.weight for row in self.rows)

    @classmethod
    def from_columns(
        cls, columns: Mapping[str, Sequence[Any]], *, unit: TimeUnit | str, currency: str = ""
    ) -> "Summary":
        """Return the summary held in the columns that lifetimes and pymc-marketing use.

        Args:
            columns: ``frequency``, ``recency`` (the age at the last purchase) and ``T``; also
                ``customer_id``, ``monetary_value`` and ``weights`` where they are known.
            unit: The unit in which ``recency`` and ``T`` are counted; the columns do not say.
            currency: The currency of ``monetary_value``.

        Raises:
            InvalidInput: A column is missing or has another length.
            InvalidRows: As for :class:`Summary`.
        """
        named = arguments.columns(columns, "columns")
        for name in ("frequency", "recency", "T"):
            if name not in named:
                raise InvalidInput(
                    "The column {value} is missing.",
                    code="customers.column",
                    remedy="Give the columns frequency, recency and T.",
                    where=name,
                    value=name,
                )
        count = len(named["frequency"])
        for name, column in named.items():
            if len(column) != count:
                raise InvalidInput(
                    "The column {name} has {value} rows, frequency has {count}.",
                    code="customers.column",
                    remedy="Give columns of one length.",
                    where=name,
                    value=len(column),
                    name=name,
                    count=count,
                )
        identifiers = named.get("customer_id", range(count))
        values = named.get("monetary_value", [0.0] * count)
        weights = named.get("weights", [1.0] * count)
        together = zip(
            identifiers,
            named["frequency"],
            named["recency"],
            named["T"],
            values,
            weights,
            strict=True,
        )
        return cls(
            rows=(
                CustomerSummary(
                    customer_id=str(name),
                    frequency=x,
                    age_at_last=_plain(t_x),
                    age=_plain(age),
                    mean_value=_plain(value),
                    weight=_plain(weight),
                )
                for name, x, t_x, age, value, weight in together
            ),
            unit=unit,
            currency=currency,
        )

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the columns under the names that lifetimes and pymc-marketing use.

        Examples:
            >>> row = CustomerSummary(customer_id="1", frequency=2, age_at_last=3.0, age=9.0)
            >>> Summary(rows=[row], unit=TimeUnit.WEEK).to_columns()["recency"]
            [3.0]
        """
        return {
            "customer_id": [row.customer_id for row in self.rows],
            "frequency": list(self.frequency),
            "recency": list(self.age_at_last),
            "T": list(self.age),
            "monetary_value": list(self.mean_value),
        }

    def repeat_buyers(self) -> "Summary":
        """Return those with a repeat purchase of positive value.

        Raises:
            InvalidInput: There is none.
        """
        return Summary(
            rows=(row for row in self.rows if row.frequency > 0 and row.mean_value > 0),
            unit=self.unit,
            currency=self.currency,
        )

    def __len__(self) -> int:
        return len(self.rows)
