"""Korea's business registration number: its check digit, which python-stdnum leaves out."""

from typing import Final

_WEIGHTS: Final = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def agrees(number: str) -> bool:
    """Return whether the last digit of a business registration number is that of the others.

    Nine digits times 1, 3, 7, 1, 3, 7, 1, 3 and 5 are summed, with the tens of the last product
    once more; the check digit makes the sum a multiple of 10.

    Args:
        number: Ten digits.

    Source: National Tax Service, structure of the business registration number. Numbers that
        companies print agree with it: 116-82-00276, 120-81-47521 and 220-81-62517.

    Examples:
        >>> agrees("1168200276"), agrees("1168200278")
        (True, False)
    """
    products = [int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)]
    total = sum(products) + products[-1] // 10
    return (total + int(number[-1])) % 10 == 0
