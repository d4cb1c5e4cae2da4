"""What the caller supplies beside the documents: rates, a tariff, and answers to assume."""

from collections.abc import Mapping

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.landed_cost.admission.readers import ASSUMABLE
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.fact import ENDS, OPEN_DUTY, YES_NO, fact
from xborder.policy.goods_table import GoodsLookup
from xborder.trade import Consignment


@frozen(kw_only=True, eq=False)
class Supplied:
    """What the caller supplies beside the documents.

    Attributes:
        rates: Exchange rates, where currencies differ.
        tariff: A tariff in place of the built-in one.
        assume: Answers to take for facts that are not given, by fact name.
        book: The rules of all countries, for what a parcel says of another than its destination.
    """

    rates: RateTable | None = None
    tariff: GoodsLookup | None = None
    assume: Mapping[str, str] = field(factory=dict)
    book: PolicyBook = field(factory=default_book)

    @classmethod
    def beside(
        cls,
        consignment: Consignment,
        *,
        rates: RateTable | None,
        tariff: GoodsLookup | None,
        assume: Mapping[str, str] | None,
        book: PolicyBook,
    ) -> "Supplied":
        """Return what is supplied beside a parcel; the parcel's own assumptions count too.

        Raises:
            InvalidInput: A fact cannot be assumed, or an answer is none of its answers.
        """
        stated = {each.fact: each.value for each in consignment.assumptions}
        answers = {name: _word(answer) for name, answer in {**stated, **(assume or {})}.items()}
        for name, answer in answers.items():
            _check(name, answer)
            kind, _, which = name.partition(":")
            if kind == "seller.registered":
                check_registrations((which,), book, where="assume")
        return cls(rates=rates, tariff=tariff, assume=answers, book=book)

    def assuming(self, name: str, answer: str) -> "Supplied":
        """Return the same with one more answer."""
        return evolve(self, assume={**self.assume, name: answer})

    @property
    def open_duty(self) -> str:
        """Which of the duties that a tariff leaves open goods are taken to bear; empty if none is.

        Whoever assumes that a short code bears most means the newer code too.
        """
        return self.assume.get(OPEN_DUTY) or self.assume.get(CODE, "")


CODE = "item.hs_code"
DISPATCH = "ship_from.territory"
"""Where a parcel is sent from, whose address may leave it open as the buyer's may."""


def _check(name: str, answer: str) -> None:
    if name not in ASSUMABLE and not name.startswith("seller.registered:"):
        raise InvalidInput(
            "{value} is not a fact that can be assumed.",
            code="assumption.fact",
            remedy="Use one of {known}, or seller.registered:... of any scheme.",
            where="assume",
            value=name,
            known=", ".join(sorted(ASSUMABLE)),
        )
    answers = ENDS if name == CODE else fact(name).answers
    if answers and answer not in answers:
        raise InvalidInput(
            "{value} is no answer to {fact}.",
            code="assumption.answer",
            remedy="Give one of: {choices}.",
            where="assume",
            value=answer,
            fact=name,
            choices=", ".join(answers),
        )


def _word(value: bool | str) -> str:  # noqa: FBT001 - an answer, not a switch
    return YES_NO[value] if isinstance(value, bool) else value
