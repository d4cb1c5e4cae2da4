"""Charts are drawn on the caller's axes or on new ones, and say so where matplotlib is missing."""

import sys

import pytest

from xborder.chart import CJK, drawn_on, figure_of
from xborder.errors import InvalidType, MissingExtra, UnknownLocaleError

figures = pytest.importorskip("matplotlib.figure")


def test_new_axes_belong_to_no_window():
    pyplot = pytest.importorskip("matplotlib.pyplot")
    before = pyplot.get_fignums()
    axes = drawn_on()
    assert pyplot.get_fignums() == before
    assert axes.figure.axes == [axes]
    assert not axes.spines["top"].get_visible()


def test_the_callers_axes_are_drawn_on():
    mine = figures.Figure().subplots()
    assert drawn_on(mine) is mine


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtra, match=r"xborder\[plots\]"):
        drawn_on()


@pytest.mark.parametrize("junk", [1, "axes", [], object()])
def test_what_is_no_axes_is_refused(junk):
    with pytest.raises(InvalidType, match="axes"):
        drawn_on(junk)
    with pytest.raises(UnknownLocaleError):
        drawn_on(locale="../x")


def test_words_take_the_first_chinese_font_that_is_there(monkeypatch):
    manager = pytest.importorskip("matplotlib.font_manager").fontManager
    axes = drawn_on()
    axes.set_xlabel("客户数")
    monkeypatch.setattr(manager, "get_font_names", lambda: ["DejaVu Sans", CJK[3], CJK[2]])
    assert figure_of(axes) is axes.figure
    assert axes.xaxis.label.get_fontfamily()[-1] == CJK[2]
    monkeypatch.setattr(manager, "get_font_names", lambda: ["DejaVu Sans"])
    plain = drawn_on()
    assert figure_of(plain) is plain.figure
    assert not set(plain.xaxis.label.get_fontfamily()) & set(CJK)
