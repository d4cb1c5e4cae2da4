"""Which goods an additional duty of the United States is about, where a few codes say it.

Each name is a set of HTS prefixes, separated by spaces. The long lists, over the whole schedule, are in
:mod:`xborder.countries.us.lists`. https://hts.usitc.gov

Example:
    >>> DRONES
    '8806'
"""

CAR_PARTS = (
    "401110 401120 70072151 70091000 83012000 840731 840732 840733 840734 84082020 84152000 8511 "
    "851220 851230 851240 851290 852721 852729 853910 854430 8706 8707 8708 9029204080 94012000"
)
"""Parts that are of vehicles by their code: U.S. notes 33(g) and 38(i)."""
VEHICLES = "8701 8702 8703 8704 8705"
ALUMINIUM_CAR_PARTS = "87081060 87082951 87088065 87089968"
"""Derivatives of 2025-03-12, until the action on automobile parts took them over."""
METAL_CAR_PARTS = "87081030 87082921"
"""Bumper and body stampings, derivatives of steel and of aluminium since 2020."""
METAL_BEFORE_MARCH_2025 = (
    "7206 7207 7208 7209 7210 7211 7212 7213 7214 7215 7216 7217 7218 7219 7220 7221 7222 7223 7224 "
    "7225 7226 7227 7228 7229 730110 730210 730240 730290 7304 7305 7306 7317 7601 7604 7605 7606 "
    "7607 7608 7609 7614"
)
"""Headings with goods under the metal duties of 2018 and 2020, until 2025-03-11."""

WOODEN_FURNITURE = "94016140 94016160 94034090 94036080 94039100"
"""Eight-digit lines of which some ten-digit lines are under Section 232."""
UPHOLSTERED = "9401614011 9401614031 9401616011 9401616031"
VANITIES = "9403608093"
KITCHENS = "9403409060 9403910080"
"""Kitchen cabinets, and parts of these and of vanities."""
OTHER_WOODEN_FURNITURE = (
    "9401614001 9401616001 9401616005 9403409040 9403409080 9403608010 9403608040 9403608089 "
    "9403910005 9403910010"
)
SOFTWOOD = (
    "440311 440321 440322 440323 440324 440325 440326 440399 440611 440691 440711 440712 440713 "
    "440714 440719"
)
"""Softwood timber and lumber: 9903.76.01."""
DRONES = "8806"
SOLAR = "280461 381800 854142 854143"
"""Polysilicon, wafers, cells and modules."""
QUARTZ = "681099"

TEXTILES = " ".join(str(chapter) for chapter in range(50, 64))
"""Textiles and textile articles: section XI."""
TEXTILES = " ".join(str(chapter) for chapter in range(50, 64))
"""Textiles and textile articles: section XI."""
BOOKS = "4901 4902 4903 4904 491110"
"""Books and periodicals: informational materials, 50 U.S.C. 1702(b)."""
PRINTS_AND_ART = "4905 4909 4910 491191 491199 9701 9702 9703"
"""Posters, prints and works of art: exempt as informational materials, if they are such."""
PARTNERS = (
    "0106 0208 0410 0501 051000 0601 0602 0603 0604 120710 121130 121160 121190 121221 121229 121294 "
    "130120 130190 130219 130231 130232 1401 140490 151110 151190 151321 151329 151530 151590 210130 "
    "210220 230650 330119 330129 330130 3823 440341 440922 441231 441241 441251 441291 4501 4502 "
    "4503 4504 460122 460129 460193 460212 5001 5002 5003 5004 5005 5006 5007 5102 710110 7102 7103 "
    "720510 811292"
)
"""Goods that the action on forced labour leaves out from some partners: cork, silk, tropical wood,
cut flowers, pearls and precious stones, some oils: U.S. note 52(j), by six digits."""
PARTNERS_TEXTILES = "4202 51 52 53 54 55 56 57 58 59 60 61 62 63 65 7019 9404"
"""Textiles, bags and hats, from Jordan: U.S. note 52(j)(13)."""
QUOTA = "0201 0202 0401 0402 0403 0404 0405 0406 1202 1701 1702 180610 200811 2401 2402 2403 5201"
"""Beef, dairy, peanuts, sugar, tobacco and cotton, of which parts are under quota."""

AIRCRAFT = "8801 8802 8807 401130 401213 840710 840910 841111 841112 841121 841122 841191 940110"
"""Aircraft, their engines, tyres, seats and parts by the words of their lines; what is listed as
possible parts of aircraft beside (lamps, pipes, headphones) is taken for what shops sell."""
