"""States of the United States, as rules name them."""


def regions(states: str) -> tuple[str, ...]:
    """Return states, named by their letters, as regions.

    Examples:
        >>> regions("AK MT")
        ('US-AK', 'US-MT')
    """
    return tuple(f"US-{state}" for state in states.split())
