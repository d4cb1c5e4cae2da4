"""Built-in goods: common subheadings of e-commerce, with a title in our own words.

The list says which goods the built-in tariffs try to cover. A title is a hint for people, not the
law's description; codes that the Harmonized System of 2022 dropped or brought are marked as such.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen


@frozen
class Goods:
    """A common subheading.

    Attributes:
        hs_code: Its six digits.
        title: What it is, in our own words.
        category: The coarse goods category, as in ``xborder.goods.Category``.
    """

    hs_code: str
    title: str
    category: str = "general"


_LINES: Final = """
610130 Men's coats and anoraks, man-made fibres, knitted
610220 Women's coats and anoraks, cotton, knitted
610230 Women's coats and anoraks, man-made fibres, knitted
610342 Men's trousers and shorts, cotton, knitted
610343 Men's trousers and shorts, synthetic fibres, knitted
610433 Women's jackets, synthetic fibres, knitted
610442 Dresses, cotton, knitted
610443 Dresses, synthetic fibres, knitted
610444 Dresses, artificial fibres, knitted
610453 Skirts, synthetic fibres, knitted
610462 Women's trousers and leggings, cotton, knitted
610463 Women's trousers and leggings, synthetic fibres, knitted
610510 Men's shirts, cotton, knitted
610520 Men's shirts, man-made fibres, knitted
610610 Women's blouses, cotton, knitted
610620 Women's blouses, man-made fibres, knitted
610711 Men's underpants, cotton, knitted
610712 Men's underpants, man-made fibres, knitted
610721 Men's pyjamas, cotton, knitted
610821 Women's briefs, cotton, knitted
610822 Women's briefs, man-made fibres, knitted
610831 Women's nightwear, cotton, knitted
610832 Women's nightwear, man-made fibres, knitted
610910 T-shirts and vests, cotton, knitted
610990 T-shirts and vests, other fibres, knitted
611011 Pullovers and cardigans, wool, knitted
611012 Pullovers and cardigans, cashmere, knitted
611020 Pullovers, sweatshirts and cardigans, cotton, knitted
611030 Pullovers, sweatshirts and cardigans, man-made fibres, knitted
611120 Babies' garments, cotton, knitted [childrens_clothing]
611130 Babies' garments, synthetic fibres, knitted [childrens_clothing]
611211 Track suits, cotton, knitted
611212 Track suits, synthetic fibres, knitted
611231 Men's swimwear, synthetic fibres, knitted
611241 Women's swimwear, synthetic fibres, knitted
611430 Other garments, man-made fibres, knitted
611521 Tights, synthetic fibres, fine yarn, knitted
611595 Socks and hosiery, cotton, knitted
611596 Socks and hosiery, synthetic fibres, knitted
611610 Gloves coated with plastics or rubber, knitted
611693 Gloves, synthetic fibres, knitted
611710 Shawls and scarves, knitted
620140 Men's coats and anoraks, man-made fibres, woven
620193 Men's anoraks, man-made fibres, woven (until 2021)
620240 Women's coats and anoraks, man-made fibres, woven
620293 Women's anoraks, man-made fibres, woven (until 2021)
620311 Men's suits, wool, woven
620333 Men's jackets, synthetic fibres, woven
620342 Men's trousers and jeans, cotton, woven
620343 Men's trousers, synthetic fibres, woven
620433 Women's jackets, synthetic fibres, woven
620442 Dresses, cotton, woven
620443 Dresses, synthetic fibres, woven
620444 Dresses, artificial fibres, woven
620452 Skirts, cotton, woven
620453 Skirts, synthetic fibres, woven
620462 Women's trousers and jeans, cotton, woven
620463 Women's trousers, synthetic fibres, woven
620520 Men's shirts, cotton, woven
620530 Men's shirts, man-made fibres, woven
620610 Women's blouses, silk, woven
620630 Women's blouses, cotton, woven
620640 Women's blouses, man-made fibres, woven
620721 Men's pyjamas, cotton, woven
620920 Babies' garments, cotton, woven [childrens_clothing]
621210 Brassieres
621410 Shawls and scarves, silk, woven
621430 Shawls and scarves, synthetic fibres, woven
621510 Ties, silk
621600 Gloves, woven
621710 Clothing accessories, woven
630140 Blankets and travelling rugs, synthetic fibres
630221 Bed linen, printed cotton
630222 Bed linen, printed man-made fibres
630231 Bed linen, plain cotton
630232 Bed linen, plain man-made fibres
630260 Towels, cotton terry
630391 Curtains, cotton, woven
630392 Curtains, synthetic fibres, woven
630419 Bedspreads, woven
630493 Cushion covers and furnishing articles, synthetic fibres, woven
630622 Tents, synthetic fibres
630710 Cleaning cloths
630790 Other made-up textile articles, face masks
570242 Woven carpets, man-made fibres, made up
570330 Tufted carpets, other man-made fibres (until 2021)
570339 Tufted carpets, other man-made fibres
640219 Sports footwear, rubber or plastics
640220 Flip-flops, rubber or plastics
640291 Ankle boots, rubber or plastics
640299 Other footwear, rubber or plastics
640319 Sports footwear, leather uppers
640351 Ankle boots, leather soles and uppers
640359 Shoes, leather soles and uppers
640391 Ankle boots, leather uppers
640399 Shoes, leather uppers
640411 Sports shoes, textile uppers
640419 Other shoes, textile uppers
640520 Other footwear with textile uppers
640620 Outer soles and heels, rubber or plastics
640690 Insoles and other parts of footwear
650500 Hats and caps, knitted or of textile
650610 Safety helmets
660110 Garden umbrellas
660191 Folding umbrellas
420212 Suitcases and school bags, plastics or textile
420221 Handbags, leather
420222 Handbags, plastics or textile
420231 Wallets and purses, leather
420232 Wallets and phone cases, plastics or textile
420292 Backpacks, travel and sports bags, plastics or textile
420299 Other cases and boxes
420310 Leather garments
420329 Leather gloves
420330 Leather belts
851712 Mobile telephones (until 2021)
851713 Smartphones
851714 Other mobile telephones
851762 Routers, smart watches and other data transmitters
851770 Parts of telephones (until 2021)
851779 Parts of telephones
847130 Laptops and tablets
847141 Desktop computers with a screen or keyboard
847150 Computers without screen and keyboard
847160 Keyboards and mice
847170 Hard disks and storage units
847180 Graphics cards and other computer units
847330 Computer parts and accessories
844331 Multifunction printers
844332 Printers
844399 Printer cartridges and parts
848510 3D printers, metal
848520 3D printers, plastics or rubber
850440 Chargers and power supplies
850650 Lithium batteries, not rechargeable
850760 Lithium-ion batteries and power banks
850811 Vacuum cleaners up to 1,500 W
850940 Food blenders, mixers and juice extractors
850980 Other small kitchen machines with motor
851010 Shavers
851020 Hair clippers
851030 Epilators
851310 Torches and head lamps
851631 Hair dryers
851632 Hair stylers
851640 Electric irons
851650 Microwave ovens
851660 Ovens, cookers and grills
851671 Coffee and tea makers
851672 Toasters
851679 Kettles, air fryers and other electric heaters for the home
851821 Single loudspeakers in their box
851822 Multiple loudspeakers in one box
851830 Headphones and earphones
851810 Microphones
852351 Memory cards and USB sticks
852580 Cameras (until 2021)
852589 Digital cameras and camcorders
852692 Radio remote controls
852713 Portable radios with sound recorder or player
852842 Tube monitors for computers
852852 Monitors for computers
852869 Projectors
852872 Television sets, colour
853650 Electric switches
853669 Plugs and sockets
853950 LED lamps (until 2021)
853952 LED lamps
854231 Processors and controllers
854370 Electrical machines with functions of their own
854340 Electronic cigarettes
854442 Cables with connectors
880621 Drones up to 250 g, remote controlled
880622 Drones over 250 g up to 7 kg, remote controlled
900311 Spectacle frames, plastics
900410 Sunglasses
900490 Other spectacles and goggles
900510 Binoculars
841451 Fans up to 125 W
841459 Other fans
841810 Fridge-freezers
842211 Dishwashers for the home
842123 Oil filters for engines
842139 Air purifiers and gas filters
842310 Personal and kitchen scales
845011 Washing machines up to 10 kg
845210 Sewing machines for the home
846721 Electric drills, hand-held
846722 Electric saws, hand-held
846729 Other electric hand tools
910111 Wrist watches, precious metal case, battery, hands
910211 Wrist watches, battery, hands
910212 Wrist watches, battery, digital
910219 Wrist watches, battery, other display
910221 Wrist watches, automatic
910229 Wrist watches, hand wound
910310 Alarm and other small clocks, battery
910511 Alarm clocks, electric
910521 Wall clocks, electric
911320 Watch straps, base metal
911390 Watch straps, leather, plastics or textile
711311 Silver jewellery
711319 Gold and other precious metal jewellery
711320 Jewellery of base metal clad with precious metal
711610 Articles of pearls
711620 Articles of precious stones
711711 Cuff links, base metal
711719 Imitation jewellery, base metal
711790 Imitation jewellery, other materials
950300 Toys, dolls, models and puzzles
950430 Coin-operated games
950440 Playing cards
950450 Video game consoles
950490 Board games and other games
950510 Christmas decorations
950590 Party articles
950631 Golf clubs
950639 Other golf equipment
950640 Table tennis articles
950651 Tennis rackets
950659 Badminton and other rackets
950662 Inflatable balls
950669 Other balls
950670 Ice and roller skates
950691 Gym and fitness equipment
950699 Other sports and outdoor articles, pools
950710 Fishing rods
950720 Fish hooks
950730 Fishing reels
950790 Other fishing tackle
871200 Bicycles
871160 Electric bicycles and scooters
871491 Bicycle frames and forks
871499 Bicycle parts
871500 Baby carriages and parts
330300 Perfumes and toilet waters
330410 Lip make-up [cosmetics]
330420 Eye make-up [cosmetics]
330430 Manicure and pedicure preparations [cosmetics]
330491 Face powders [cosmetics]
330499 Skin care, sun care and other make-up [cosmetics]
330510 Shampoos [cosmetics]
330590 Other hair preparations [cosmetics]
330610 Toothpaste [cosmetics]
330710 Shaving preparations [cosmetics]
330720 Deodorants [cosmetics]
330730 Bath preparations [cosmetics]
330749 Room fragrances
330790 Other toilet preparations [cosmetics]
340111 Toilet soap, bars [cosmetics]
340130 Skin washing liquids [cosmetics]
340600 Candles
330129 Essential oils
961511 Combs and hair slides, plastics or hard rubber
961519 Combs and hair slides, other materials
961620 Powder puffs [cosmetics]
960321 Toothbrushes
960329 Hair, shaving and nail brushes
960330 Artists' and make-up brushes
821420 Manicure sets
821210 Razors
821220 Razor blades
670419 Wigs and lashes, synthetic
670420 Wigs, human hair
901910 Massage apparatus
090121 Coffee, roasted [food]
090210 Green tea in small packings [food]
090230 Black tea in small packings [food]
090240 Black tea, other [food]
080620 Raisins [food]
080251 Pistachios in shell [food]
040900 Honey [food]
170490 Sugar confectionery [food]
180632 Chocolate bars, not filled [food]
180690 Other chocolate [food]
190531 Sweet biscuits [food]
190590 Bakery products [food]
200819 Nuts, prepared [food]
210111 Coffee extracts [food]
210390 Sauces and seasonings [food]
210610 Protein concentrates [food_supplements]
210690 Food supplements and other food preparations [food_supplements]
220830 Whisky
293627 Vitamin C [food_supplements]
293628 Vitamin E [food_supplements]
293629 Other vitamins [food_supplements]
300490 Medicines in retail packings [medicines]
300510 Adhesive dressings [medical_devices]
961900 Sanitary towels, tampons and napkins [feminine_hygiene]
490110 Printed sheets [books]
490191 Dictionaries and encyclopaedias [books]
490199 Books and brochures [books]
490290 Periodicals [newspapers]
490300 Children's picture books [books]
490400 Printed music
490900 Postcards and greeting cards
491000 Calendars
491110 Advertising print and catalogues
491191 Posters and pictures
491199 Other printed matter
482010 Notebooks and diaries
482110 Printed labels
481910 Corrugated boxes
481920 Folding cartons
960810 Ball point pens
960820 Felt-tip pens and markers
960830 Fountain pens
960840 Propelling pencils
960910 Pencils and crayons
392610 Office and school supplies, plastics
830510 Fittings for binders
830520 Staples
392321 Bags of polyethylene
392410 Tableware and kitchenware, plastics
392490 Household and toilet articles, plastics
392640 Statuettes and ornaments, plastics
392690 Other articles of plastics, phone covers
401519 Rubber gloves
401699 Other articles of rubber
441400 Wooden frames (until 2021)
441490 Wooden frames, other wood
441911 Bread and cutting boards, bamboo
441919 Tableware and kitchenware, other bamboo
441990 Tableware and kitchenware, other wood
442090 Jewellery boxes and wooden ornaments
442199 Other articles of wood
460219 Baskets of plant materials
670210 Artificial flowers, plastics
670290 Artificial flowers, other materials
691110 Tableware and kitchenware, porcelain
691200 Tableware and kitchenware, other ceramics
691310 Ornaments, porcelain
691390 Ornaments, other ceramics
700992 Mirrors, framed
701328 Stemmed drinking glasses
701337 Drinking glasses
701349 Table and kitchen glassware
701399 Other glassware
732393 Table and kitchen articles, stainless steel
732399 Table and kitchen articles, other steel
761510 Table and kitchen articles, aluminium
732690 Other articles of iron or steel
820551 Household hand tools
821192 Kitchen knives with fixed blades
821193 Folding knives
821191 Table knives
821300 Scissors
821510 Cutlery sets with plated article
821520 Cutlery sets
821599 Spoons, forks and kitchen tools
830629 Statuettes and ornaments, base metal
830630 Photo frames, base metal
940130 Swivel seats (until 2021)
940131 Swivel seats, wood
940139 Swivel seats, other
940161 Upholstered seats, wooden frame
940171 Upholstered seats, metal frame
940180 Other seats, child car seats
940310 Office furniture, metal
940320 Other furniture, metal
940350 Bedroom furniture, wood
940360 Other furniture, wood
940370 Furniture, plastics
940389 Furniture, other materials
940421 Mattresses, cellular rubber or plastics
940430 Sleeping bags
940490 Pillows, duvets and cushions
940440 Duvets and bedspreads
940510 Ceiling and wall lamps (until 2021)
940511 Ceiling and wall lamps, LED
940520 Table and floor lamps (until 2021)
940521 Table and floor lamps, LED
940540 Other lamps (until 2021)
940542 Other lamps, LED
940530 Christmas tree lights (until 2021)
940531 Christmas tree lights, LED
961700 Vacuum flasks
961380 Lighters, other
820320 Pliers
820411 Wrenches, not adjustable
820520 Hammers
820540 Screwdrivers
820559 Other hand tools
820600 Tool sets
820719 Rock drilling tools
820750 Drill bits
820730 Pressing tools
820160 Hedge shears
830140 Locks
830210 Hinges
830250 Hat racks and brackets
731815 Screws and bolts
848180 Taps and valves
870829 Body parts for cars
870830 Brakes and parts for cars
870870 Wheels for cars
870899 Other parts for cars
401110 Tyres for cars
851220 Lights for cars
851240 Wipers for cars
853180 Sound and light signals
902620 Pressure gauges
902519 Thermometers
230910 Dog and cat food
420100 Saddlery, leads and harnesses for animals
920290 Guitars and other string instruments
920710 Keyboards, electronic
920790 Electric guitars
920994 Parts for electronic instruments
970110 Paintings and drawings (until 2021) [works_of_art]
970121 Paintings and drawings, over 100 years old [works_of_art]
970191 Paintings and drawings [works_of_art]
970600 Antiques over 100 years old (until 2021) [works_of_art]
970500 Collectors' pieces (until 2021) [works_of_art]
630900 Worn clothing
902110 Orthopaedic appliances [medical_devices]
902140 Hearing aids [medical_devices]
901890 Medical instruments [medical_devices]
871310 Wheelchairs without motor [medical_devices]
"""


def _goods(line: str) -> Goods:
    code, _, title = line.partition(" ")
    title, _, category = title.partition(" [")
    return Goods(code, title, category.removesuffix("]") or "general")


BUILTIN_GOODS: Final[Mapping[str, Goods]] = MappingProxyType(
    {goods.hs_code: goods for goods in map(_goods, _LINES.strip().splitlines())}
)
"""The goods by their six digits."""


def goods_of(hs_code: str) -> Goods | None:
    """Return the common goods a code belongs to, if it is one of ours.

    Examples:
        >>> goods_of("61091000").title
        'T-shirts and vests, cotton, knitted'
    """
    return BUILTIN_GOODS.get(hs_code[:6])
