"""Amazon.co.jp: referral fees."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
CALCULATORS = read.secondary(
    "Amazon.co.jp referral fee categories, as transcribed in public calculators",
    "https://sell.amazon.co.jp/pricing",
)

REFERRAL = (
    *by_category(
        CALCULATORS,
        (
            ("0.454", "amazon_device_accessories"),
            (whole_price(("750", "0.05"), rest="0.084"), "electronics"),
            (
                whole_price(("750", "0.05"), rest="0.104"),
                (
                    "electronics_accessories musical sports_outdoors automotive toys_hobby "
                    "home_appliances"
                ),
            ),
            (
                whole_price(("750", "0.05"), rest="0.154"),
                "office home_kitchen garden furniture diy_tools industrial everything_else",
            ),
            (
                whole_price(("750", "0.05"), ("1500", "0.084"), rest="0.104"),
                "beauty_health food_drink",
            ),
            (whole_price(("750", "0.05"), ("1500", "0.084"), rest="0.154"), "pet baby"),
            (
                whole_price(
                    ("750", "0.05"),
                    ("2500", "0.084"),
                    ("3000", "0.124"),
                    rest=portions(("3000", "0.124"), rest="0.084"),
                ),
                "clothing",
            ),
            (
                whole_price(
                    ("750", "0.05"),
                    ("7500", "0.124"),
                    rest=portions(("7500", "0.124"), rest="0.064"),
                ),
                "shoes bags_luggage",
            ),
        ),
        base=WITH_TAX,
        least="30 JPY",
        start=YEAR_READ,
        status=Status.UNCLEAR,
        note="That the base holds the consumption tax is general knowledge.",
    ),
    *by_category(
        CALCULATORS,
        (("0.154", "media video_games"),),
        base=WITH_TAX,
        start=YEAR_READ,
        status=Status.UNCLEAR,
        note="That the base holds the consumption tax is general knowledge.",
    ),
)

FULFILMENT = NotPriced(
    id="fulfilment",
    title="Fulfilment by Amazon",
    kind=FeeKind.FULFILMENT,
    reason="The table of fulfilment fees by size and weight is not built in: add the fee of your "
    "article to the schedule, or state that you ship yourself.",
    only={"fulfilment": "channel"},
)

SCHEDULE = FeeSchedule(
    channel="amazon_jp",
    currency="JPY",
    since=YEAR_READ,
    fees=REFERRAL,
    not_priced=(FULFILMENT.by(CALCULATORS, start=YEAR_READ),),
)
