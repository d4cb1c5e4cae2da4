"""Where the rules of Northern Ireland alone can be read; the others stand with Great Britain's.

https://www.nibusinessinfo.co.uk, https://www.gov.uk, and for the duty of EUR 3
https://eur-lex.europa.eu/eli/reg/2026/382/oj.

Example:
    >>> print(FRAMEWORK)
    Windsor Framework (Protocol on Ireland/Northern Ireland), Art. 5
"""

import datetime as dt
from typing import Final

from xborder.source import Source

FLAT_DUTY_STARTS: Final = dt.date(2026, 7, 1)
FLAT_DUTY_ENDS: Final = dt.date(2028, 7, 1)
"""The first day without the European Union's duty of EUR 3, as enacted."""
CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

FROM_GB: Final = Source(
    title="nibusinessinfo.co.uk: Temporary arrangements for moving goods from Great Britain to "
    "Northern Ireland",
    url="https://www.nibusinessinfo.co.uk/content/temporary-arrangements-moving-goods-great-britain-northern-ireland",
)
IOSS_GUIDE: Final = Source(
    title="HMRC: Register to report and pay VAT on distance sales of goods to the EU or Northern "
    "Ireland",
    url="https://www.gov.uk/guidance/register-to-report-and-pay-vat-on-distance-sales-of-goods-from-northern-ireland-to-the-eu",
)
FRAMEWORK: Final = Source(
    title="Windsor Framework (Protocol on Ireland/Northern Ireland)",
    url="https://www.legislation.gov.uk/eut/withdrawal-agreement/attachment/1",
    article="Art. 5",
)
LORDS: Final = Source(
    title="House of Lords, 26 February 2026: Duty Relief Exemption: Small Parcels",
    url="https://parallelparliament.co.uk/debate/2026-02-26/lords/lords-chamber/duty-relief-exemption-small-parcels",
)
FLAT_DUTY: Final = Source(
    title="Council Regulation (EU) 2026/382",
    url="https://eur-lex.europa.eu/eli/reg/2026/382/oj",
    article="Art. 2",
)
