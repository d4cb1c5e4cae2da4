"""The grammar of duty texts: what stands before, behind and between the sums.

    text    = seasons ["*"]                          a mark, whose note was not read
    seasons = range [season] (("," | ";") range [season])*
    range   = bound ["TO" bound]                     goods described further bear one of them
    bound   = sum (("MIN" | "MAX") sum)*             from left to right
    sum     = part (("+" | "-") part)*               from left to right
    part    = "Free" | share [on] | money "/" unit [on] | "(" seasons ")" [on]
    on      = "on the case" and the like
    season  = "(" days ")"

One pass from left to right, each pattern anchored where the last one ended, so that the time is
linear in the length; texts are bounded, and so is the depth of brackets.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from attrs import define, field

from xborder.errors import InvalidInput, XborderError
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    Amount,
    AtLeast,
    Between,
    Difference,
    Estimate,
    NoMoreThan,
    OfShare,
    Percent,
    PerUnit,
    Quantity,
    Season,
    Seasonal,
    Sum,
)
from xborder.tariff.duty_text.japanese import in_plain_text
from xborder.tariff.duty_text.marks import unmarked
from xborder.tariff.duty_text.reasons import MARKED
from xborder.tariff.duty_text.seasons import read_days
from xborder.tariff.duty_text.units import read_unit

T = TypeVar("T")
LONGEST: Final = 1_000
"""Characters; the longest duty text that computes has 178."""
_DEEPEST: Final = 12
_MOST_DIGITS: Final = 12

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,12})?"
_BOUND: Final = re.compile(
    r",? ?(?:(?P<least>MIN|but not less(?: than)?)|(?P<most>MAX|but not more than))(?![A-Za-z]) ?",
    re.IGNORECASE,
)
_PLUS: Final = re.compile(r",? ?(?:(?P<plus>\+|plus |and )|(?P<less>less |minus |- )) ?")
_FREE: Final = re.compile(r"free(?![A-Za-z])", re.IGNORECASE)
_SHARE: Final = re.compile(
    rf"(?P<number>{_NUMBER})"
    r"(?: (?P<third>[0-9]{1,3}/[0-9]{1,3})|/(?P<over>[0-9]{1,12}))? ?%(?! ?vol)"
)
_MONEY: Final = re.compile(
    rf"(?:(?P<number>{_NUMBER}) ?(?P<code>[A-Z]{{3}}(?![A-Za-z])|€|¢)|\$(?P<dollars>{_NUMBER}))"
)
_PER: Final = re.compile(r" ?/ ?| ?(?=(?:per |each(?![A-Za-z])))")
_UNIT: Final = re.compile(
    # The weight of a container stands behind a comma; every other comma ends the unit.
    r"(?:t|kg), including weight of container"
    r"|(?:per )?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]))?"
    r"[^+();,]*?(?= ?(?:[+();,]|$|MIN\b|MAX\b|TO\b|but not|less |- ))"
)
_TO: Final = re.compile(r" TO ")
_OPEN: Final = re.compile(r"\( ?")
_CLOSE: Final = re.compile(r" ?\)")
_SEASON: Final = re.compile(r" ?\((?P<days>[^()]{3,80})\)")
_NEXT: Final = re.compile(r" ?[,;] ?")
_OVER: Final = re.compile(r" over (?P<free>[0-9]{1,3})\Z")
_ON: Final = re.compile(
    r" ?on (?:the )?(?:value of (?:the )?)?(?P<parts>"
    r"movement and case|case and strap, band or bracelet|strap, band or bracelet|case|strap|"
    r"battery|movement|rifle|telescopic sight(?:, if any)?|apparatus|lead content|"
    r"steel|aluminium|copper|entire set)(?![a-z])"
)
_ENTIRE: Final = "entire set"
_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "movement and case": ("parts.movement", "parts.case"),
    "case and strap, band or bracelet": ("parts.case", "parts.strap"),
    "strap, band or bracelet": ("parts.strap",),
    "strap": ("parts.strap",),
    "case": ("parts.case",),
    "battery": ("parts.battery",),
    "movement": ("parts.movement",),
    "rifle": ("parts.rifle",),
    "telescopic sight": ("parts.telescopic_sight",),
    "telescopic sight, if any": ("parts.telescopic_sight",),
    "apparatus": ("parts.apparatus",),
    "lead content": ("parts.lead",),
    "steel": ("steel_share",),
    "aluminium": ("aluminium_share",),
    "copper": ("copper_share",),
}
_PRINTED: Final = (
    # Misprints and line breaks of official files, put right.
    (re.compile(r"\bthebattery\b"), "the battery"),
    (re.compile(r"\bon case\b"), "on the case"),
    (re.compile(r"\bthou- sand\b"), "thousand"),
)
_BY_DEGREE: Final = re.compile(
    r"(?P<whole>[0-9.]{1,16})¢/kg less (?P<less>[0-9.]{1,16})¢ ?/kg for each degree under 100 "
    r"degrees \(and fractions of a degree in proportion\) but not less (?:than )?"
    r"(?P<least>[0-9.]{1,16})¢ ?/kg"
)
"""Raw sugar of the United States: less for each degree of the polariscope that it lacks to 100."""

_ABOVE: Final = re.compile(
    r"(?:(?P<share>[0-9]{1,3}(?:\.[0-9]{1,3})?)%, and )?"
    r"\$(?P<each>[0-9]{1,6}(?:\.[0-9]{1,6})?) ?/ ?L of alcohol, calculated on that alcohol content "
    r"by which the percentage by volume of alcohol of the goods exceeds "
    r"(?P<free>[0-9]{1,2}(?:\.[0-9]{1,4})?)"
)
"""Beer of Australia: of its alcohol, what is stronger than a share of the volume bears duty."""


def parse(text: str, dollar: str) -> Amount:
    """Return the amount that a text stands for.

    Args:
        text: The text, its blanks single.
        dollar: The currency of ``$`` and ``¢``.

    Raises:
        InvalidInput: The text, or a part of it, is not understood.
    """
    for misprint, right in _PRINTED:
        text = misprint.sub(right, text)
    text, is_marked = unmarked(text)
    amount = _unmarked(in_plain_text(text), dollar)
    return Estimate(amount, MARKED) if is_marked else amount


def _unmarked(text: str, dollar: str) -> Amount:
    above = _ABOVE.fullmatch(text)
    if above is not None:
        return _above(above, dollar)
    degrees = _BY_DEGREE.fullmatch(text)
    if degrees is not None:
        return _by_degree(degrees, dollar)
    return _Parser(text, dollar).whole()


def _above(found: re.Match[str], dollar: str) -> Amount:
    each = Money(found["each"], dollar)
    # The share of the volume that bears nothing is taken off in litres of the drink itself.
    free = PerUnit(each * Decimal(found["free"]), Quantity.LITRE, 100)
    strong = Difference(PerUnit(each, Quantity.LITRE_ALCOHOL), free)
    return Sum(Percent(Fraction(found["share"]) / 100), strong) if found["share"] else strong


def _by_degree(found: re.Match[str], dollar: str) -> Amount:
    whole, less, least = (_cents(found[name], dollar) for name in ("whole", "less", "least"))
    taken_off = PerUnit(less, Quantity.DEGREE_KG)
    duty = Difference(PerUnit(whole, Quantity.NET_KG), taken_off)
    return AtLeast(duty, PerUnit(least, Quantity.NET_KG))


@define
class _Parser:
    text: str
    dollar: str
    at: int = field(default=0)
    depth: int = field(default=0)

    def whole(self) -> Amount:
        amount = self.seasons()
        if self.at < len(self.text):
            raise self.stuck()
        return amount

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def seasons(self) -> Amount:
        found = [self.season()]
        while found[-1].days and self.take(_NEXT):
            found.append(self.season())
        if len(found) == 1 and not found[0].days:
            return found[0].amount
        return self.sound(lambda: Seasonal(*found))

    def season(self) -> Season:
        amount = self.range()
        before, bracket = self.at, self.take(_SEASON)
        days = read_days(bracket["days"].strip()) if bracket else ()
        if days is None:
            self.at = before
            raise self.stuck()
        return Season(amount, days)

    def range(self) -> Amount:
        amount = self.bounds()
        return Between(amount, self.bounds()) if self.take(_TO) else amount

    def bounds(self) -> Amount:
        amount = self.sum()
        while (bound := self.take(_BOUND)) is not None:
            limit = self.sum()
            least = bound["least"] is not None
            amount = AtLeast(amount, limit) if least else NoMoreThan(amount, limit)
        return amount

    def sum(self) -> Amount:
        parts, amount = [self.part()], None
        while (sign := self.take(_PLUS)) is not None:
            if sign["less"]:
                whole = parts[0] if len(parts) == 1 else Sum(*parts)
                amount = Difference(whole, self.part())
                parts = [amount]
            else:
                parts.append(self.part())
        return parts[0] if len(parts) == 1 else Sum(*parts)

    def part(self) -> Amount:
        start = self.at
        if self.take(_OPEN):
            amount = self.bracket()
        elif self.take(_FREE):
            amount = FREE
        elif (share := self.take(_SHARE)) is not None:
            value = _fraction(share) / 100
            amount = self.sound(lambda: Percent(value)) if value else FREE
        elif (money := self.take(_MONEY)) is not None:
            amount = self.per(money, start)
        else:
            raise self.stuck()
        return self.on(amount)

    def bracket(self) -> Amount:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.stuck()
        amount = self.seasons()
        if not self.take(_CLOSE):
            raise self.stuck()
        self.depth -= 1
        return amount

    def per(self, found: re.Match[str], start: int) -> Amount:
        if self.take(_PER) is None or (printed := self.take(_UNIT)) is None:
            self.at = start
            raise self.stuck()
        over = _OVER.search(printed[0])
        unit = read_unit(printed[0][: over.start()] if over else printed[0])
        if unit is None:
            self.at = start
            raise self.stuck()
        money = self.sound(lambda: self.money(found))
        times = money * unit.size.denominator
        amount = PerUnit(times, unit.quantity, unit.size.numerator)
        if over is None:
            return amount
        # "2.8¢/jewel over 7": on those above seven; never less than nothing.
        return Difference(amount, PerUnit(times * int(over["free"]), Quantity.PIECE))

    def on(self, amount: Amount) -> Amount:
        found = self.take(_ON)
        if found is None or found["parts"] == _ENTIRE:
            return amount
        shares = [OfShare(amount, share) for share in _PARTS[found["parts"]]]
        return shares[0] if len(shares) == 1 else Sum(*shares)

    def money(self, found: re.Match[str]) -> Money:
        if found["dollars"]:
            return Money(_plain(found["dollars"]), self.dollar)
        number, code = _plain(found["number"]), found["code"]
        if code == "¢":
            return _cents(number, self.dollar)
        return Money(number, "EUR" if code == "€" else code)

    def sound(self, make: Callable[[], T]) -> T:
        """Return what is made, or raise our own error where its parts do not go together."""
        try:
            return make()
        except XborderError as error:
            raise self.stuck() from error

    def stuck(self) -> InvalidInput:
        rest = self.text[self.at :].strip()
        return InvalidInput(
            "{part} in the duty text {value} is not understood.",
            code="tariff.duty_text",
            remedy='Write shares as "12%", sums as "30.60 EUR / 100 kg", joined by +, MIN and MAX.',
            value=self.text,
            part=rest or "an empty place",
        )


def _fraction(found: re.Match[str]) -> Fraction:
    number = Fraction(_plain(found["number"]))
    if found["third"]:
        above, below = found["third"].split("/")
        return number + Fraction(int(above), int(below) or 1)
    return number / (int(found["over"] or 1) or 1)


def _cents(number: str, dollar: str) -> Money:
    cents, _, part = number.partition(".")
    cents = cents.zfill(3)
    return Money(f"{cents[:-2]}.{cents[-2:]}{part}", dollar)


def _plain(number: str) -> str:
    return number.replace(",", "")
