"""Where the gold sets and corpora lie, and the mark for tests that need them."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", Path(__file__).resolve().parents[2] / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(),
    reason=f"the gold sets are not beside this checkout ({SHARED}); they do not ship",
)
