"""The social card: what a link to the site shows elsewhere, with a quote that is computed."""

from pathlib import Path

from front_page import parcel
from matplotlib.figure import Figure

import xborder as xb
from xborder.landed_cost.shown.waterfall import COLOURS, steps
from xborder.messages import Text

CARD = Path(__file__).parent / "assets" / "social.png"
SIZE, DPI = (12.0, 6.3), 100
GROUND, INK, DIM = "#2f3c8c", "#ffffff", "#c9cfee"


def write_social_card() -> None:
    """Draw the first quote's waterfall beside what the library answers."""
    quote = xb.quote(parcel())
    figure = Figure(figsize=SIZE, dpi=DPI, facecolor=GROUND)
    figure.text(0.06, 0.8, "xborder", color=INK, fontsize=54, fontweight="bold")
    figure.text(0.06, 0.7, "What a parcel costs at the buyer's door,", color=INK, fontsize=25)
    figure.text(0.06, 0.63, "and by which law. Offline, to the cent.", color=INK, fontsize=25)
    axes = figure.add_axes((0.41, 0.09, 0.4, 0.44), facecolor=GROUND)
    level, names = 0.0, []
    for row, (title, kind, amount) in enumerate(steps(quote)):
        value = float(amount.amount)
        axes.barh(row, value, left=level, color=COLOURS[kind], edgecolor=INK, linewidth=0.6)
        level += value
        axes.text(level, row, f"  {amount.render('en')}", color=INK, fontsize=16, va="center")
        names.append(Text(title).render("en"))
    axes.barh(len(names), level, color=INK)
    said = f"  {quote.total} ({quote.state})"
    axes.text(level, len(names), said, color=INK, fontsize=16, fontweight="bold", va="center")
    axes.set_yticks(range(len(names) + 1), [*names, "Total at the door"])
    axes.tick_params(axis="y", colors=DIM, labelsize=15, length=0)
    axes.xaxis.set_visible(False)
    axes.spines[:].set_visible(False)
    axes.invert_yaxis()
    figure.savefig(CARD, facecolor=GROUND)
