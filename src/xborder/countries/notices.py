"""Goods and origins whose import is commonly banned or licensed, wherever they go.

The list names kinds of goods by heading, after the treaties and laws that most countries share. It
is no list of any one country's bans, and it is not whole: the authorities' own pages are
https://taxation-customs.ec.europa.eu/customs/prohibitions-restrictions_en,
https://www.gov.uk/bringing-goods-into-uk-personal-use/banned-and-restricted-goods,
https://www.cbp.gov/travel/us-citizens/know-before-you-go/prohibited-and-restricted-items and
https://www.customs.go.jp/english/c-answer_e/kinseihin/2001_e.htm.

Example:
    >>> [timeline.name for timeline in NOTICES][:3]
    ['firearms', 'blades', 'explosives']
"""

from xborder.countries.tobacco import INHALED
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))

FIREARMS = read.unchecked(
    "Protocol against the Illicit Manufacturing of and Trafficking in Firearms (A/RES/55/255)",
    "https://treaties.un.org/pages/ViewDetails.aspx?src=IND&mtdsg_no=XVIII-12-c&chapter=18",
    article="Art. 10",
)
JAPAN = read.official(
    "Japan Customs: Articles prohibited from importation (FAQ 2001)",
    "https://www.customs.go.jp/english/c-answer_e/kinseihin/2001_e.htm",
    article="Customs Act, Art. 69-11",
)
UNION = read.official(
    "European Commission: Examples of prohibitions and restrictions",
    "https://taxation-customs.ec.europa.eu/customs-4/prohibitions-and-restrictions/examples-prohibitions-and-restrictions_en",
    article="Regulation (EU) No 952/2013, Art. 134 and 267",
)
KNIVES = read.unchecked(
    "Offensive Weapons Act 2019; Criminal Justice Act 1988",
    "https://www.legislation.gov.uk/ukpga/1988/33/section/141",
    article="s. 141",
)
POST = read.unchecked("Universal Postal Convention", "https://www.upu.int/", article="Art. 19")
NARCOTICS = read.unchecked(
    "Single Convention on Narcotic Drugs, 1961",
    "https://www.unodc.org/unodc/en/treaties/single-convention.html",
    article="Art. 31",
)
CITES = read.unchecked(
    "Convention on International Trade in Endangered Species (CITES)",
    "https://cites.org/eng/disc/text.php",
    article="Art. III-V",
)
PLANTS = read.unchecked(
    "International Plant Protection Convention", "https://www.ippc.int/", article="Art. VII"
)
OZONE = read.unchecked(
    "Montreal Protocol on Substances that Deplete the Ozone Layer, Kigali Amendment",
    "https://ozone.unep.org/treaties/montreal-protocol",
    article="Art. 4B",
)
DIAMONDS = read.unchecked(
    "Kimberley Process Certification Scheme",
    "https://www.kimberleyprocess.com/",
    article="Section III",
)
CULTURE = read.unchecked(
    "Regulation (EU) 2019/880 on the introduction and the import of cultural goods",
    "https://eur-lex.europa.eu/eli/reg/2019/880/oj",
    article="Art. 3-5",
)
VAPES = read.unchecked(
    "Preventing Online Sales of E-Cigarettes to Children Act",
    "https://www.law.cornell.edu/uscode/text/18/1716E",
    article="18 U.S.C. 1716E",
)
WASTE = read.unchecked(
    "Basel Convention, plastic waste amendments",
    "https://www.basel.int/",
    article="Art. 4 and 6",
)
KOREA = read.unchecked(
    "United Nations Security Council Resolutions 2371, 2375 and 2397 (2017)",
    "https://main.un.org/securitycouncil/en/sanctions/1718",
)
EMBARGO = read.unchecked(
    "Cuban Assets Control Regulations; Iranian Transactions and Sanctions Regulations",
    "https://ofac.treasury.gov/sanctions-programs-and-country-information",
    article="31 CFR 515.204, 560.201",
)
RUSSIA_US = read.unchecked(
    "Executive Orders 14066 and 14068",
    "https://ofac.treasury.gov/sanctions-programs-and-country-information/russian-harmful-foreign-activities-sanctions",
)
RUSSIA_EU = read.unchecked(
    "Council Regulation (EU) No 833/2014",
    "https://eur-lex.europa.eu/eli/reg/2014/833/oj",
    article="Art. 3g-3p",
)

NOTICES = (
    Notice(
        id="firearms",
        kind="licensed",
        text="Firearms, their parts and ammunition need an import licence almost everywhere, and are banned in the mail.",
        hs="9301 9302 9303 9304 9305 9306",
    ).by(FIREARMS),
    Notice(
        id="blades",
        kind="banned",
        text="Swords, daggers and bayonets are banned or licensed in many countries.",
        hs="9307",
    ).by(KNIVES),
    Notice(
        id="explosives",
        kind="banned",
        text="Explosives, fireworks and matches are banned in the mail, and need a licence otherwise.",
        hs="3601 3602 3603 3604 3605",
    ).by(POST),
    Notice(
        id="medicines",
        kind="licensed",
        text="Medicines, vaccines and blood products are licensed almost everywhere, for personal use too.",
        hs="3002 3003 3004 300660",
        category="medicines",
    ).by(UNION),
    Notice(
        id="narcotics",
        kind="banned",
        text="Cannabis, its extracts (cannabidiol among them), poppy and alkaloids can be narcotics: banned, or for licence holders alone.",
        hs="12119086 12119085 120791 130211 130219 2939 29339950 29329900 29072990",
    ).by(NARCOTICS),
    Notice(
        id="narcotics_japan",
        kind="banned",
        text="Japan bans narcotics, stimulants, firearms, explosives and goods that infringe rights, whatever they are worth.",
        hs="1211 130211 130219 2939 9301 9302 9303 9305 9306 3601 3602 3603",
        destinations="JP",
    ).by(JAPAN),
    Notice(
        id="animals",
        kind="licensed",
        text="Animals, meat, fish, milk, eggs, honey and what is made of them need veterinary papers, and are often banned in parcels.",
        hs="01 02 03 04 0504 0511 1501 1601 1602 1603 1604 1605 2301 2309",
    ).by(UNION),
    Notice(
        id="plants",
        kind="licensed",
        text="Plants, seeds, fresh fruit, vegetables and raw wood need a phytosanitary certificate in most countries.",
        hs="06 0701 0702 0703 0704 0705 0706 0707 0708 0709 0714 0803 0804 0805 0806 0807 0808 0809 0810 1001 1209 1211 1401 4401 4403 4407 4415",
        except_hs="080430 080290",
    ).by(PLANTS),
    Notice(
        id="endangered",
        kind="licensed",
        text="Ivory, coral, shells, fur, skins, feathers and rare woods may come from protected species, which need a permit.",
        hs="0507 0508 4106 410330 4113 4301 4302 4303 440722 440729 6701 9601",
    ).by(CITES),
    Notice(
        id="nicotine",
        kind="banned",
        text="Cigarettes, smokeless tobacco and e-cigarettes are banned in the mail to consumers in the United States.",
        hs=f"2402 2403 {INHALED} 854340",
        destinations="US",
    ).by(VAPES, start=day(2021, 10, 21)),
    Notice(
        id="cooling_gases",
        kind="licensed",
        text="Gases that harm the ozone layer or the climate, and appliances filled with them, are under quotas and licences.",
        hs="290341 290342 290343 290344 290345 290346 290347 290348 290349 290371 290372 290377 3827 841510 841581 841582",
    ).by(OZONE),
    Notice(
        id="rough_diamonds",
        kind="banned",
        text="Rough diamonds enter with a Kimberley certificate alone.",
        hs="710210 710221 710231",
    ).by(DIAMONDS),
    Notice(
        id="cultural_goods",
        kind="licensed",
        text="Cultural goods and antiques of more than 200 years need a licence or a statement of the importer.",
        hs="9701 9702 9703 9704 9705 9706",
        destinations="EU",
    ).by(CULTURE, start=day(2025, 6, 28)),
    Notice(
        id="waste",
        kind="licensed",
        text="Waste, plastic waste and worn textiles are under consent procedures or bans.",
        hs="3915 2620 2621 3825 6309 854911 854912",
    ).by(WASTE, start=day(2021, 1, 1)),
    Notice(
        id="north_korea",
        kind="banned",
        text="Most goods from North Korea are banned by the United Nations.",
        origins="KP",
    ).by(KOREA),
    Notice(
        id="american_embargoes",
        kind="banned",
        text="Goods from Cuba, Iran and North Korea are banned in the United States without a licence.",
        origins="CU IR KP",
        destinations="US",
    ).by(EMBARGO),
    Notice(
        id="russia_us",
        kind="banned",
        text="Fuel, fish, alcohol, diamonds and gold of Russian origin are banned in the United States.",
        hs="0301 0302 0303 0304 0305 0306 0307 0308 1604 1605 2203 2204 2205 2206 2207 2208 27 7102 7108",
        origins="RU",
        destinations="US",
    ).by(RUSSIA_US, start=day(2022, 3, 8)),
    Notice(
        id="russia_eu",
        kind="banned",
        text="Many goods from Russia and Belarus are banned in the European Union.",
        origins="BY RU",
        destinations="EU XI",
    ).by(RUSSIA_EU, start=day(2022, 4, 9)),
    Notice(
        id="russia_gb",
        kind="banned",
        text="Many goods from Russia and Belarus are banned in Great Britain, or bear 35 points more duty.",
        origins="BY RU",
        destinations="GB",
    ).by(
        read.unchecked(
            "The Russia (Sanctions) (EU Exit) Regulations 2019; S.I. 2022/376",
            "https://www.legislation.gov.uk/uksi/2019/855",
        ),
        start=day(2022, 3, 25),
    ),
)
"""Each a timeline, in the order in which a quote tells them."""
