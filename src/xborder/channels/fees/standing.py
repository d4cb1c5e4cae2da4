"""How the fees of a schedule have to stand: surcharges behind what they are on, in one currency."""

from collections.abc import Iterable

from xborder.channels.fees.facts import known_answer
from xborder.channels.fees.fee import Fee, NotPriced
from xborder.errors import InvalidPolicy
from xborder.timeline import Timeline


def check_fees(
    channel: str,
    currency: str,
    fees: Iterable[Timeline[Fee]],
    not_priced: Iterable[Timeline[NotPriced]],
) -> None:
    """Refuse fees that do not stand in their order, or have bounds in another currency.

    Args:
        channel: The channel, for the message.
        currency: The currency of its fees.
        fees: The fees, in their order.
        not_priced: The fees whose amounts are not known.

    Raises:
        InvalidPolicy: A fee is a surcharge on fees that do not stand before it, has money of
            another currency, or the name of another fee.
        InvalidInput: A fee is asked for an answer that its fact does not have.
    """
    # A fee that is not known yet will stand where it has to when it is given.
    before = {entry.value.kind for each in not_priced for entry in each}
    named: set[str] = set()
    for timeline in fees:
        ids = {entry.value.id for entry in timeline}
        if named & ids:
            raise InvalidPolicy(
                "Two fees are called {value}: both would be asked.",
                code="channels.fee_twice",
                remedy="Give each fee its own id; a fee that follows another joins it with "
                ".then().",
                where=f"{channel}.{min(named & ids)}",
                value=min(named & ids),
            )
        named |= ids
        for entry in timeline:
            fee = entry.value
            for fact, answers in fee.only:
                for answer in answers:
                    known_answer(fact, answer)
            lost = [kind for kind in fee.on if kind not in before]
            if lost:
                raise InvalidPolicy(
                    "The fee {value} is a surcharge on {kinds}, and no such fee stands before it.",
                    code="channels.surcharge",
                    remedy="Put it behind the fees it is reckoned from.",
                    where=f"{channel}.{fee.id}",
                    value=fee.id,
                    kinds=", ".join(lost),
                )
            for money in (fee.least, fee.most):
                if money is not None and money.currency.code != currency:
                    raise InvalidPolicy(
                        "The fee {value} has a bound in {other}, not in {currency}.",
                        code="channels.currency",
                        remedy="Give the bound in the schedule's currency.",
                        where=f"{channel}.{fee.id}",
                        value=fee.id,
                        other=money.currency.code,
                        currency=currency,
                    )
        before |= {entry.value.kind for entry in timeline}


def of_fees(fee: object) -> Timeline[Fee]:
    """Return what is a timeline of fees.

    Raises:
        InvalidPolicy: It is something else: a fee without its days and source.
    """
    if isinstance(fee, Timeline) and all(isinstance(entry.value, Fee) for entry in fee):
        return fee
    raise InvalidPolicy(
        "{value} is not a timeline of {kind}.",
        code="channels.fee",
        remedy="Write each rule as {example}(...).by(SOURCE).",
        where="fee",
        value=fee,
        kind="fees",
        example="Fee",
    )
