"""Names of goods tables, as a reader says them: what a list is of, not what the rules call it."""

from typing import Final

from xborder.policy.condition.limit import spoken

_EXEMPT: Final = {
    "brazil": "list of exemptions from the IEEPA duty on Brazil",
    "brazil_301": "list of exemptions from the Section 301 duty on Brazil",
    "forced_labour": "list of exemptions from the forced-labour duty",
    "ieepa": "list of exemptions from the reciprocal duty",
    "in_transit": "list of exemptions from the reciprocal duty on goods in transit",
    "india": "list of exemptions from the IEEPA duty on India",
    "surcharge": "list of exemptions from the Section 122 surcharge",
}
_METAL: Final = {
    "brazil": "list of metal outside the IEEPA duty on Brazil",
    "brazil_301": "list of metal outside the Section 301 duty on Brazil",
    "fentanyl": "list of metal outside the fentanyl duty",
    "forced_labour": "list of metal outside the forced-labour duty",
    "ieepa": "list of metal outside the reciprocal duty",
    "in_transit": "list of metal outside the reciprocal duty on goods in transit",
    "india": "list of metal outside the IEEPA duty on India",
    "s338": "list of metal outside the Section 338 duty",
    "surcharge": "list of metal outside the Section 122 surcharge",
}
_CALLED: Final = {
    "ieepa_fentanyl": "list of fentanyl duties",
    "ieepa_reciprocal": "list of reciprocal duties",
    "s232": "Section 232 list",
    "s301": "Section 301 list",
    "s301_forced_labour": "list of forced-labour duties",
    "s338": "Section 338 list",
    **{f"{duty}_exempt": called for duty, called in _EXEMPT.items()},
    **{f"{duty}_metal": called for duty, called in _METAL.items()},
}


def table_called(name: str) -> str:
    """Return a goods table's name as a reader says it; a message id.

    Args:
        name: The name that the rules give it.

    Examples:
        >>> table_called("s301"), table_called("tariff"), table_called("postal_tax")
        ('Section 301 list', 'tariff', 'postal tax')
    """
    return _CALLED.get(name) or spoken(name)
