"""Tobacco and vapes: what is smoked or inhaled, and not nicotine that is taken otherwise.

Electronic cigarettes are of 8543.40. Of heading 2404 the first half is inhaled without burning; the
rest is nicotine by mouth or through the skin, such as gum and patches to stop smoking, and neither a
duty on tobacco nor a ban on vapes means it. Harmonized System 2022, https://www.wcoomd.org

Example:
    >>> [VAPES.covers(code) for code in ("854340", "240412", "240491", "240492")]
    [2, 2, 0, 0]
"""

from xborder.policy.vocabulary import *

INHALED = "240411 240412 240419"
"""Heated tobacco, liquids with nicotine, and substitutes for either."""
TOBACCO = f"2401 2402 2403 {INHALED}"
VAPES = HsIn("854340", INHALED)
