"""Where Chromium is: the system's, or Debian's package, installed where that can be done."""

import os
import shutil
import subprocess
from functools import cache

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 600


@cache
def chromium() -> str:
    """Its path. Skips where there is none and none can be had; `COMMUNIQUE_CHROMIUM` may name one,
    or be `none`."""
    named = os.environ.get("COMMUNIQUE_CHROMIUM")
    if named == "none":
        pytest.skip("COMMUNIQUE_CHROMIUM is none")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        _install()
        found = shutil.which(NAMES[0])
    if found is None:
        pytest.skip("there is no Chromium, and `apt-get install chromium` brought none")
    return found


def _install() -> None:
    """Debian's package; only root can, and only where there is apt."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        pytest.skip("there is no Chromium, and only root with apt-get can install it")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        [apt, "update", "-qq"],
        [apt, "install", "-qq", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    ):
        done = subprocess.run(
            command, env=quietly, capture_output=True, timeout=_PATIENCE, check=False
        )
        if done.returncode:
            pytest.skip(f"{' '.join(command)} failed: {done.stderr.decode()[-300:]}")
