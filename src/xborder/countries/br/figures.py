"""Dated facts of Brazil that no rule computes with; https://www.correios.com.br/.

Example:
    >>> import datetime as dt
    >>> FIGURES["post.handling"].on(dt.date(2026, 11, 21))
    Money('15.00 BRL')
"""

from collections.abc import Mapping
from typing import Any, Final

from xborder.countries.br.sources import CHECKED, POST
from xborder.money import Money
from xborder.timeline import Dated, Timeline

FIGURES: Final[Mapping[str, Timeline[Any]]] = {
    "post.handling": Timeline(
        [
            Dated(
                value=Money("15 BRL"),
                source=POST,
                checked_on=CHECKED,
                note="The post's fee outside the programme; give it as a fee of your own.",
            )
        ],
        name="fee of the post",
    ),
}
