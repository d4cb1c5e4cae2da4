"""The front of complaints: its names, and what importing it costs."""

import subprocess
import sys

import xborder.complaints


def test_importing_loads_nothing_heavy():
    code = "import sys, xborder.complaints; sys.exit(bool(set(sys.modules) & set('numpy scipy pandas holidays pyarrow'.split())))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter


def test_every_public_name_is_there():
    assert sorted(xborder.complaints.__all__) == xborder.complaints.__all__
    assert all(hasattr(xborder.complaints, name) for name in xborder.complaints.__all__)
