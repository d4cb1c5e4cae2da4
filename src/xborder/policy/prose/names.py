"""Names: what values, charges and amounts at the door are called in a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from xborder.messages import Text
from xborder.policy.condition import Condition, Reads
from xborder.policy.condition.limit import spoken
from xborder.policy.country import CountryPolicy, Reading
from xborder.timeline import Timeline

_AT_THE_DOOR: Mapping[str, Text] = MappingProxyType(
    {
        "price": Text("the price of the goods"),
        "goods": Text("the goods value"),
        "seller_discount": Text("the seller's discount"),
        "platform_discount": Text("the platform's discount"),
        "freight": Text("the freight"),
        "freight_waived": Text("the freight that the seller waives"),
        "freight_before_border": Text("the freight to the border"),
        "freight_after_border": Text("the freight after the border"),
        "insurance": Text("the insurance"),
        "taxable_fees": Text("the seller's fees inside the tax base"),
        "other_fees": Text("the fees outside the tax base"),
    }
)
_FACES: Mapping[str, str] = MappingProxyType(
    {"": "{name}", "assessed": "{name}", "exact": "{name} (unrounded)", "due": "{name} (as due)"}
)


@frozen
class Names:
    """What the names in a policy's rules are called: values and charges by their titles.

    Args:
        titles: The title of each value, charge and waiver, by its id.
        schemes: The title of each scheme, by its id.
        readings: Each disputed question, by its id.
    """

    titles: Mapping[str, str] = field(hash=False)
    schemes: Mapping[str, str] = field(factory=dict, hash=False)
    readings: Mapping[str, Reading] = field(factory=dict, hash=False)

    @classmethod
    def of(cls, policy: CountryPolicy) -> "Names":
        """Return the names of a policy's rules, as they were called last."""
        timelines: tuple[Timeline[Any], ...] = (*policy.values, *policy.steps)
        rules: Iterable[Any] = (entry.value for line in timelines for entry in line)
        return cls(
            {rule.id: rule.title for rule in rules},
            {entry.value.id: entry.value.title for line in policy.schemes for entry in line},
            {reading.id: reading for reading in policy.readings},
        )

    def clause(self, condition: Condition) -> Text:
        """Return a condition in words; schemes and disputed questions as the law calls them."""
        return self._told(condition.words())

    def _told(self, text: Text) -> Text:
        # A condition knows ids alone: what they stand for is the policy's, whose names these are.
        parts = dict(text.values)
        scheme = self.schemes.get(parts.get("scheme", ""))
        if scheme is not None:
            return Text(text.id, scheme=Text('"{title}"', title=Text(scheme)))
        reading = self.readings.get(parts.get("reading", ""))
        if reading is not None:
            answer = reading.options[parts["option"]]
            sentence = (
                'the answer to "{question}" is "{answer}"'
                if text == Reads(**parts).words()
                else 'the answer to "{question}" is not "{answer}"'
            )
            return Text(sentence, question=Text(reading.question), answer=Text(answer))
        told = {
            name: self._told(value) if isinstance(value, Text) else value
            for name, value in parts.items()
        }
        return Text(text.id, **told)

    def called(self, name: str) -> Text:
        """Return what a value or a charge is called, with the face that is meant."""
        plain, _, face = name.partition(".")
        if plain in self.titles:
            text = Text('"{title}"', title=Text(self.titles[plain]))
        else:
            text = _AT_THE_DOOR.get(plain) or Text(spoken(plain))
        return Text(_FACES[face], name=text)

    def summed(self, names: Sequence[str]) -> Text:
        """Return several names as a sum: "the goods value plus the freight"."""
        return joined("{left} plus {right}", map(self.called, names))


def joined(sentence: str, parts: Iterable[Text]) -> Text:
    """Return words joined two and two by a sentence that has places for both."""
    first, *others = parts
    text = first
    for part in others:
        text = Text(sentence, left=text, right=part)
    return text
