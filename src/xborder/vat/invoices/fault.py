"""Faults of an invoice: what is wrong, where, by which rule, and what to do."""

from attrs import frozen

from xborder.messages import DEFAULT_LOCALE, Text
from xborder.spoken import spoken


@frozen(kw_only=True)
class Fault:
    """One thing that is wrong with an invoice.

    Attributes:
        code: The rule: an article such as ``"226(8)"``, or a rule of EN 16931 such as
            ``"BR-CO-15"``.
        where: The field at fault.
        message: What is wrong.
        remedy: What to do.
    """

    code: str
    where: str
    message: Text
    remedy: Text

    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the fault in one line."""
        return Text(
            "{code} {where}: {message} {remedy}",
            code=self.code,
            where=self.where,
            message=self.message,
            remedy=self.remedy,
        ).render(locale)

    def __str__(self) -> str:
        return self.explain(spoken())
