"""One formula of OpenFisca-core over many rows, in a process of its own: ``make bench-openfisca``.

OpenFisca is under the AGPL: nothing of ours imports it, and this program imports nothing of ours.
British VAT at 20 % on goods and freight, as the Polars benchmark has it by hand; no schemes, no
evidence, no reasons, and amounts are 32-bit floats, as OpenFisca has them.
"""

import sys
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

LINE = build_entity(key="line", plural="lines", label="Item line", is_person=True)


class goods(Variable):  # noqa: N801 - OpenFisca names variables by their classes
    """The value of the goods, in minor units."""

    value_type = float
    entity = LINE
    definition_period = DateUnit.DAY


class freight(Variable):  # noqa: N801
    """The freight of the line, in minor units."""

    value_type = float
    entity = LINE
    definition_period = DateUnit.DAY


class vat(Variable):  # noqa: N801
    """VAT, rounded half up to the minor unit."""

    value_type = float
    entity = LINE
    definition_period = DateUnit.DAY

    def formula(lines, period):  # noqa: N805 - as OpenFisca calls it
        return np.floor((lines("goods", period) + lines("freight", period)) * 0.2 + 0.5)


def main() -> None:
    rows = int(sys.argv[1])
    system = TaxBenefitSystem([LINE])
    for variable in (goods, freight, vat):
        system.add_variable(variable)
    random = np.random.default_rng(7)
    values, share = random.integers(100, 13_000, rows), random.integers(0, 450, rows)
    start, clock = time.process_time(), time.perf_counter()
    simulation = SimulationBuilder().build_default_simulation(system, rows)
    simulation.set_input("goods", "2026-11-21", values)
    simulation.set_input("freight", "2026-11-21", share)
    simulation.calculate("vat", "2026-11-21")
    cpu, clock = time.process_time() - start, time.perf_counter() - clock
    print(
        f"OpenFisca-core, one formula: {rows / clock:,.0f} rows a second, "
        f"{rows / cpu:,.0f} a second of processor"
    )


if __name__ == "__main__":
    main()
