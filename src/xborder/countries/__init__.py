"""Countries: one package a jurisdiction, literals without logic, loaded only when asked for.

Each keeps its sources, values, charges, schemes, limits and goods tables in a module each, and puts
them together as ``POLICY``. The bridge from the rest of the library is the catalogue,
:mod:`xborder.policy.catalog`; nothing imports a country otherwise.
"""
