"""What the members' own lists and offices say of food beyond the Commission's answer.

The answer names headings where the law names parts of them: German law has "from heading 2202" for
drinks of milk alone, so that a lemonade bears 19 % although the answer gives the heading at 7 %. And the
answer is of 2025. Where a member's own words say the same of the years before, :data:`EARLIER` says
for which codes and since when; :data:`LISTS` holds what they say otherwise.

Example:
    >>> [said.rate or "standard" for said in LISTS if said.member == "DE" and "220210" in said.codes]
    ['standard']
"""

from typing import Final

from attrs import frozen

from xborder.countries.eu.sources import (
    AUSTRIAN_LIST,
    BELGIAN_LIST,
    DUTCH_FOOD,
    FINNISH_FOOD,
    FRENCH_FOOD,
    GERMAN_LIST,
    IRISH_FOOD,
    ITALIAN_AIDS,
    ITALIAN_MEAT,
    POLISH_COFFEE,
    POLISH_LIST,
    PORTUGUESE_BASKET,
    SWEDISH_LIST,
    TEDB_BY_CODE,
)
from xborder.countries.eu.vat_segments import KEPT, OPENS, STANDARD, UNREAD_NOTE, Change
from xborder.policy.vocabulary import *

_FOOD: Final = tuple(f"{chapter:02}" for chapter in range(2, 23) if chapter != 6)
_ANSWERED: Final = day(2025, 1, 1)
_UNREAD: Final = TEDB_BY_CODE.graded("unchecked")


@frozen(kw_only=True)
class Earlier:
    """Codes of which a member's own words say for earlier days what the answer says of 2025.

    Attributes:
        member: The member.
        codes: CN prefixes.
        since: From when on; ``None`` for all days of the rules.
        read: Where that was read.
        closed: Whether the list is a closed one: food that it does not name was at the standard rate.
    """

    member: str
    codes: tuple[str, ...]
    since: day | None = None
    read: Provenance
    closed: bool = True


EARLIER: Final = (
    # "Goods that Annex 2 does not name are not favoured": the ministry's letter of 5 August 2004, no. 1.
    Earlier(
        member="DE",
        codes=(
            "01",
            "06",
            *_FOOD,
            "23",
            "2501",
            "31",
            "4902",
            "4904",
            "4905",
            "8713",
            "9021",
            "9619",
        ),
        read=GERMAN_LIST,
    ),
    Earlier(member="AT", codes=_FOOD, since=day(2021, 1, 1), read=AUSTRIAN_LIST),
    Earlier(member="FI", codes=_FOOD, read=FINNISH_FOOD),
    Earlier(member="SE", codes=_FOOD, read=SWEDISH_LIST),
    Earlier(member="NL", codes=_FOOD, read=DUTCH_FOOD),
    Earlier(
        member="FR",
        codes=("15", "17", "18", "19", "20", "21", "22"),
        read=FRENCH_FOOD,
        closed=False,
    ),
    Earlier(
        member="PL",
        codes=(
            *("02", "03", "04", "05", "07", "08", "10", "11", "12", "15", "16", "19", "20"),
            *("2104", "2105", "2202"),
        ),
        since=day(2020, 7, 1),
        read=POLISH_LIST,
        closed=False,
    ),
    Earlier(
        member="BE",
        codes=("02", "0302", "0303", "0304", "0305", "04", "10", "1601", "1602", "1604"),
        read=BELGIAN_LIST,
        closed=False,
    ),
    Earlier(
        member="IT",
        codes=("0201", "0202", "0203", "0204", "0205", "0206", "0207", "0302", "0303"),
        read=ITALIAN_MEAT,
        closed=False,
    ),
    Earlier(member="IT", codes=("9021",), read=ITALIAN_AIDS, closed=False),
    Earlier(member="PL", codes=("09",), since=day(2020, 7, 1), read=POLISH_COFFEE, closed=False),
)
"""Of what the years before the answer were read by code."""


def _never(member: str, read: Provenance, *codes: str, note: str = "") -> Change:
    """Say that goods were at the standard rate from the first day on."""
    return Change(
        member=member,
        codes=codes,
        rate=STANDARD,
        start=OPENS,
        read=read,
        status=Status.UNCLEAR if note else Status.IN_FORCE,
        note=note,
    )


def _as_said(member: str, read: Provenance, *codes: str, note: str = "") -> Change:
    """Leave a rate as the answer has it, and say how sure the member's own words make it."""
    return Change(
        member=member,
        codes=codes,
        rate=KEPT,
        start=OPENS,
        read=read,
        status=Status.UNCLEAR if note else Status.IN_FORCE,
        note=note,
    )


_GERMANY: Final = (
    # Broader codes come before the narrower ones that part from them.
    # Whole chapters of the annex: sugar and sweets (29), feed (37), also for pets.
    _as_said("DE", GERMAN_LIST, "17", "23"),
    # 3 and 28: without ornamental fish, rock lobster, lobster, oysters, snails; caviar.
    _never("DE", GERMAN_LIST, "030111", "030119"),
    _never("DE", GERMAN_LIST, "030611", "030612", "030631", "030632", "030691", "030692"),
    _never("DE", GERMAN_LIST, "030711", "030712", "030719", "030760"),
    _never("DE", GERMAN_LIST, "160431", "160530", "160551", "160558"),
    _as_said(
        "DE",
        GERMAN_LIST,
        "160432",
        note="Caviar bears the standard rate; its substitutes were not read.",
    ),
    _as_said("DE", GERMAN_LIST, "160540", note="Rock lobster bears the standard rate."),
    # 5: stomachs of cattle and poultry alone; casings bear the standard rate.
    _never(
        "DE",
        GERMAN_LIST,
        "0504",
        note="Stomachs of cattle and poultry alone bear the reduced rate.",
    ),
    # 8 and 9: flowers and leaves that are fresh.
    _never("DE", GERMAN_LIST, "060390", "060490"),
    # 10 n: of heading 0714 topinambours alone; sweet potatoes and manioc bear the standard rate.
    _never("DE", GERMAN_LIST, "0714", "071490", note="Topinambours alone bear the reduced rate."),
    _never("DE", GERMAN_LIST, "071410", "071420", "071430", "071440", "071450"),
    # 16, 17: flour of legumes and fruit, starch; not of roots, not inulin.
    _never("DE", GERMAN_LIST, "110620", "110820"),
    # 21, 22: kitchen herbs and teas; carob, beet and kernels, without seaweed and sugar cane.
    _as_said(
        "DE",
        GERMAN_LIST,
        "1211",
        "121190",
        note="Rosemary, mugwort, basil for the kitchen, marjoram, mint, sage, camomile, household tea; "
        "other plants bear the standard rate.",
    ),
    _never("DE", GERMAN_LIST, "121120", "121130", "121140", "121150", "121160"),
    _never("DE", GERMAN_LIST, "121221", "121229", "121293"),
    # 34, 35: water that is not packed for the consumer; drinks of which three quarters are milk.
    _never(
        "DE",
        GERMAN_LIST,
        "2202",
        "220299",
        note="Drinks of which at least three quarters are milk alone bear the reduced rate.",
    ),
    _never("DE", GERMAN_LIST, "220190", "220210", "220291", "22029911", "22029915", "22029919"),
)

_FRENCH: Final = (
    *("02", "0302", "0303", "0304", "0305", "0306", "0307", "0308", "04", "07", "08", "09", "10"),
    *("11", "1509", "1510", "16", "1701", "1702", "1901", "1902", "1903", "1904", "190510"),
    *("190520", "190540", "190590", "20", "2101", "2102", "2103", "2104", "2105", "2201", "2202"),
    "2209",
)
_FRANCE: Final = (
    Change(member="FR", codes=_FRENCH, rate="0.055", start=OPENS, read=FRENCH_FOOD),
    # Sweets, margarine, caviar and alcoholic drinks are excepted by the law's own words; the answer names more codes.
    _never("FR", FRENCH_FOOD, "1704", "151710", "160431"),
    _never("FR", FRENCH_FOOD, "2203", "2204", "2205", "2206", "2207", "2208"),
    Change(
        member="FR",
        codes=("160432", "1803", "1805", "180610", "180690"),
        rate=STANDARD,
        start=_ANSWERED,
        read=TEDB_BY_CODE,
        note="Excepted by the answer's comment.",
    ),
)

_IRELAND: Final = (
    Change(
        member="IE",
        codes=(
            *("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "1701", "1702", "1902"),
            *("2103", "2104"),
        ),
        rate="0",
        start=OPENS,
        read=IRISH_FOOD,
    ),
    _never("IE", IRISH_FOOD, "1704", "1806", "2105", note="Sweets, chocolate and ice cream."),
    _never("IE", IRISH_FOOD, "200520", "2009", note="Crisps and savoury snacks; juices."),
)

_BY_COMMENT: Final = (
    # Excepted in words by the answer itself.
    _never("BE", TEDB_BY_CODE, "160431", "160432", "030111", "030119"),
    _never("BE", TEDB_BY_CODE, "030611", "030612", "030614", "030631", "030632", "030633"),
    _never("BE", TEDB_BY_CODE, "030691", "030692", "030693", "030711", "030712", "030719"),
    _never("GR", TEDB_BY_CODE, "160431", "060390", "060490", "230910"),
    # Food for dogs and cats, in Belgium, Greece and Croatia; in France since the answer of July 2025.
    _never("BE", TEDB_BY_CODE, "230910"),
    _never("HR", TEDB_BY_CODE, "230910"),
    Change(
        member="FR",
        codes=("230910",),
        rate=STANDARD,
        start=day(2025, 7, 1),
        read=TEDB_BY_CODE,
    ),
    _never("PL", TEDB_BY_CODE, "160431", "160432"),
    _never(
        "SE",
        TEDB_BY_CODE,
        "2203",
        note="Beer of at most 3.5 % of alcohol alone bears the rate of food.",
    ),
)
_AUSTRIA: Final = (_never("AT", AUSTRIAN_LIST, "030111", "030119"),)
_POLAND: Final = (
    Change(
        member="PL",
        codes=("0901", "0902", "0903"),
        rate=STANDARD,
        start=day(2020, 7, 1),
        read=POLISH_COFFEE,
    ),
)
_SLOVAKIA: Final = (
    Change(
        member="SK",
        codes=("",),
        was="0.19",
        rate=STANDARD,
        start=OPENS,
        end=_ANSWERED,
        read=_UNREAD,
        note="19 % is a rate since 2025. " + UNREAD_NOTE,
    ),
)

_BASKET: Final = (
    *(
        "0201",
        "020220",
        "020230",
        "020311",
        "020312",
        "020319",
        "020321",
        "020322",
        "020329",
        "020711",
        "020712",
        "020713",
        "020714",
        "020724",
        "020725",
    ),
    *("020726", "020727", "030243", "030244", "030245", "030251", "030254", "030353", "030354"),
    *("030355", "030363", "030366", "030551", "030562", "040110", "040120", "040320", "040510"),
    *("0406", "040721", "0702", "070410", "070511", "070519", "070610", "070810", "070970"),
    *("070993", "071320", "071335", "080390", "080510", "080719", "080810", "080830", "100620"),
    *("100630", "100640", "1509", "190211", "190219"),
)
"""The basket's goods that fill a code: bread and others that share one are in ``_IN_PART``."""
_IN_PART: Final = (
    *(
        "0701",
        "070310",
        "070390",
        "070490",
        "071333",
        "040210",
        "040221",
        "040229",
        "040291",
        "040299",
        "030285",
        "1507",
        "1508",
        "1512",
    ),
    *("1514", "1515", "160414", "190590"),
)
_PORTUGAL: Final = tuple(
    Change(
        member="PT",
        codes=codes,
        rate="0",
        start=start,
        end=end,
        read=read,
        status=Status.UNCLEAR if in_part else Status.IN_FORCE,
        note=f"{in_part} {note}".strip(),
    )
    for codes, in_part in (
        (_BASKET, ""),
        (_IN_PART, "Those goods of the code that the basket names."),
    )
    for start, end, read, note in (
        (day(2023, 4, 18), day(2024, 1, 1), PORTUGUESE_BASKET, ""),
        (day(2024, 1, 1), day(2024, 1, 5), _UNREAD, "The last four days were not read."),
    )
)

_CYPRUS: Final = tuple(
    Change(
        member="CY",
        codes=codes,
        rate="0",
        start=start,
        end=day(2024, 10, 1),
        read=TEDB_BY_CODE,
        status=Status.UNCLEAR,
        note=note,
    )
    for start, codes, note in (
        (
            day(2023, 5, 5),
            ("0401", "0402", "0407", "190110", "1905"),
            "Bread, milk, eggs, baby food; how long was not read for these.",
        ),
        (day(2023, 11, 1), ("0901", "1701"), "Coffee and sugar; how long was not read for these."),
        (
            day(2023, 12, 1),
            ("02", *(f"07{heading:02}" for heading in range(1, 10))),
            "Raw meat, fresh or chilled vegetables for people.",
        ),
    )
)

_FLOWERS: Final = tuple(
    Change(
        member=member,
        codes=codes,
        rate=rate,
        start=OPENS,
        read=_UNREAD,
        status=Status.UNCLEAR,
        note="Plants and flowers are not in the answer; a reduced rate by the law was not read.",
    )
    for member, rate, codes in (
        ("FR", "0.1", ("0601", "0602", "0603", "0604")),
        ("IE", "0.135", ("0601", "0602", "0603", "0604")),
        ("IT", "0.1", ("0601", "0602", "0603", "0604")),
        ("PT", "0.06", ("0603", "0604")),
    )
)
"""Members whose answer has no plants though their law is known to favour them: never exact."""

LISTS: Final = (
    *_GERMANY,
    *_FRANCE,
    *_IRELAND,
    *_BY_COMMENT,
    *_AUSTRIA,
    *_POLAND,
    *_SLOVAKIA,
    *_PORTUGAL,
    *_CYPRUS,
    *_FLOWERS,
)
"""What members' own words, or the answer's, say otherwise than its codes; before any later change."""
