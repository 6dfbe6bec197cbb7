"""Bytes to text, whatever the newspaper's software wrote."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from communique.errors import UnreadableReportError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WESTERN = ["cp1252", "cp1250", "cp1251", "mac_roman", "gb18030", "shift_jis", "big5", "euc_kr"]


def decode(data: bytes, source: str | Path) -> str:
    """The text of `data`: UTF-8, what its byte order mark says, or the likeliest older encoding.

    Raises `UnreadableReportError` where it is no text at all.
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    if b"\0" in data:
        raise _no_text(source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, source)


def _strictly(data: bytes, encoding: str, source: str | Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as cause:
        raise _no_text(source) from cause


def _guessed(data: bytes, source: str | Path) -> str:
    """By charset-normalizer; Windows-1252 first where it fits, since most such wires used it."""
    best = from_bytes(data, cp_isolation=_WESTERN).best()
    if best is None:
        raise _no_text(source)
    if best.encoding.startswith(("mac", "cp125")) and "cp1252" in best.could_be_from_charset:
        return data.decode("cp1252")
    return str(best)


def _no_text(source: str | Path) -> UnreadableReportError:
    return UnreadableReportError(
        "this is no text in any known encoding",
        remedy="save it as UTF-8 text, or as JSON lines",
        source=source,
    )
