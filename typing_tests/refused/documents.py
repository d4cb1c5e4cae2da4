# pyright: strict
"""What a document would refuse at run time is refused before it runs, where a type can tell."""

import datetime as dt

import xborder as xb

xb.Item(quantity=1, unit_price=19.90)  # refused
xb.Item(quantity=1.5, unit_price="19.90 EUR")  # refused
xb.Item(quantity=1)  # refused
xb.Item(quantity=1, unit_price="19.90 EUR", hs_code=610910)  # refused
xb.Item(quantity=1, unit_price="19.90 EUR", weight=0.18)  # refused
xb.Item(quantity=1, unit_price="19.90 EUR", steel_share=0.4)  # refused
xb.Item(quantity=1, unit_price="19.90 EUR", category="clothes")  # refused
xb.Item(quantity=1, unit_price="19.90 EUR", colour="red")  # refused
xb.Seller(registrations="IOSS")  # refused
xb.Buyer(kind="private")  # refused
xb.Fee(name="handling", amount=2, taxable=False)  # refused

tee = xb.Item(quantity=2, unit_price="19.90 EUR")
on = dt.date(2026, 11, 21)

xb.Consignment(ship_from="CN", ship_to="DE", on=on, items=[tee])  # refused
xb.Consignment(ship_from="CN", ship_to="DE", items=[tee], prices="net")  # refused
xb.Consignment(ship_from="CN", ship_to="DE", on="2026-11-21", items=[tee], prices="net")  # refused
xb.Consignment(ship_from="CN", ship_to="DE", on=on, items=tee, prices="net")  # refused
xb.Consignment(ship_from="CN", ship_to="DE", on=on, items=[tee], prices="gross")  # refused
xb.Consignment("CN", "DE")  # refused
