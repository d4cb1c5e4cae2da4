"""Countries: one module a jurisdiction, literals without logic, loaded only when asked for.

Each module holds one name, ``POLICY``. The bridge from the rest of the library is the catalogue,
:mod:`xborder.policy.catalog`; nothing imports a country otherwise.
"""
