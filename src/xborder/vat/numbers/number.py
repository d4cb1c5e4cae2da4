"""A tax number that is well formed, and what that does and does not say."""

from attrs import field, frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.source import Source
from xborder.vat.numbers.form import NumberKind


@frozen(kw_only=True, repr=False)
class TaxNumber(Shown):
    """A number whose form, and whose check digits where they are public, are right.

    Nothing offline can say that it exists, that it is in force today or whose it is. ``register``
    names who can.

    Attributes:
        kind: What it is for.
        country: Whose number it is; for the Union's own schemes the state that gave it.
        text: The number as it is written in a return: no blanks, no separators.
        check: The check digits that agree, in the words of who defined them; empty where only the
            form was looked at.
        register: Where its existence can be looked up.
        source: Where its form can be read.

    Examples:
        >>> from xborder.vat import numbers
        >>> number = numbers.parse("DE 123 456 000")
        >>> number.text, number.country, number.check
        ('DE123456000', 'DE', 'ISO 7064 Mod 11, 10')
        >>> print(number.explain())
        DE123456000 is well formed: form and check digits (ISO 7064 Mod 11, 10) agree. Whether it
        exists and is in force is not known from the form: ask VIES, https://ec.europa.eu/taxation_customs/vies/.
    """

    kind: NumberKind
    country: str
    text: str
    check: str = ""
    register: str
    source: Source = field(eq=False)

    def __str__(self) -> str:
        return self.text

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what is known of the number, and what is not."""
        known = (
            Text(
                "{number} is well formed: form and check digits ({check}) agree.",
                number=self.text,
                check=self.check,
            )
            if self.check
            else Text(
                "{number} is well formed; no check digits of it are looked at.", number=self.text
            )
        )
        rest = Text(
            "Whether it exists and is in force is not known from the form: ask {register}.",
            register=self.register,
        )
        return f"{known.render(locale)} {rest.render(locale)}"
