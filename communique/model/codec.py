"""Values to JSON and back: the form in which findings are stored, sent and hashed."""

from typing import Any, TypeVar

import msgspec

from communique.model.dates import When

T = TypeVar("T")


def _to_plain(value: Any) -> str:  # noqa: ANN401 - the library's hook takes anything
    if isinstance(value, When):
        return str(value)
    raise TypeError(f"{type(value)} is no type of the model")


def _from_plain(kind: type, value: Any) -> Any:  # noqa: ANN401
    if kind is When:
        return When(value)
    raise TypeError(f"{kind} is no type of the model")


_ENCODER = msgspec.json.Encoder(enc_hook=_to_plain, order="deterministic")


def encode(value: object) -> str:
    """JSON of a value of the model, the same on every run."""
    return _ENCODER.encode(value).decode()


def plain(value: object) -> Any:  # noqa: ANN401 - plain JSON values
    """The value as lists, mappings, strings and numbers."""
    return msgspec.to_builtins(value, enc_hook=_to_plain)


def convert(value: object, kind: type[T]) -> T:
    """Read back what `plain` gave; raise `msgspec.ValidationError` for anything else."""
    return msgspec.convert(value, type=kind, dec_hook=_from_plain)


def decode(text: str | bytes, kind: type[T]) -> T:
    """Read back what `encode` wrote; raise `msgspec.ValidationError` for anything else."""
    return msgspec.json.decode(text, type=kind, dec_hook=_from_plain)
