"""Values and ids of other packages as a file can hold them."""

from __future__ import annotations

import datetime
import decimal
import math
import sys
from collections.abc import Mapping
from typing import Any, TypeAlias

from ._errors import RequestError

NodeLink: TypeAlias = dict[str, Any]

#: Names of the types of what is missing in pandas.
MISSING = ("NAType", "NaTType")

#: Whole numbers that the program keeps as they are; others would lose digits.
WHOLE = range(-(2**63), 2**64)


def is_a(value: object, module: str, *names: str) -> bool:
    """Whether a value is of a class of a package, without importing the package: who has such a value has imported it."""
    loaded = sys.modules.get(module)
    return loaded is not None and any(isinstance(value, getattr(loaded, name)) for name in names)


def id_of(value: object, what: str, index: int) -> str:
    where = f"{what} number {index} (from 0)" if what == "node" else f"{what} {index}"
    plain = plain_value(value, where, "id") if is_a(value, "numpy", "generic") or isinstance(value, decimal.Decimal) else value
    if isinstance(plain, float) and plain.is_integer():
        return str(int(plain))
    if is_missing(plain):
        raise RequestError(f"{where} has no id")
    described = type(plain).__str__ is object.__str__ and type(plain).__repr__ is object.__repr__
    if described or isinstance(plain, (bytes, bytearray, memoryview)):
        raise RequestError(
            f"the id of {where} is a {type(plain).__name__}, which is no text",
            hints=("turn it into text first; bytes have decode()",),
        )
    return str(plain)


def is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ in MISSING


def by_name(values: Mapping[Any, Any], where: str, prefix: str = "") -> NodeLink:
    """Values by their names as text; two names that read the same as text would leave one value of the two."""
    named: NodeLink = {}
    for name, value in values.items():
        if str(name) in named:
            raise RequestError(f"{where} has two values under names that are the same as text, {prefix + str(name)!r}; rename one")
        named[str(name)] = plain_value(value, where, prefix + str(name))
    return named


def plain_value(value: Any, where: str, name: str) -> Any:
    """A value as JSON has it; missing is None. What JSON has no form for is refused, never turned into its description."""
    if is_missing(value):
        return None
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Of a class of its own (IntEnum, HTTPStatus), which a range would look for number by number.
        value = int(value)
        if value not in WHOLE:
            raise RequestError(
                f"{name!r} of {where} is a whole number of more than 64 bits, of which digits would be lost",
                hints=("turn it into text first",),
            )
        return value
    if isinstance(value, float):
        if math.isinf(value):
            raise _is_infinite(where, name)
        return value
    if isinstance(value, decimal.Decimal):
        return _plain_decimal(value, where, name)
    if is_a(value, "pandas", "Period"):
        return str(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time() and value.tzinfo is None:
        return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return by_name(value, where, f"{name}.")
    if isinstance(value, (set, frozenset)):
        return sorted((plain_value(each, where, name) for each in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain_value(each, where, name) for each in value]
    if is_a(value, "numpy", "generic", "ndarray"):
        return _plain_numpy(value, where, name)
    if hasattr(value, "tolist"):  # columns and categories of pandas
        return plain_value(value.tolist(), where, name)
    raise _has_no_form(value, where, name)


def _plain_decimal(value: decimal.Decimal, where: str, name: str) -> Any:
    """A decimal number as the number that it is; NaN is missing."""
    if value.is_nan():
        return None
    if value.is_infinite():
        raise _is_infinite(where, name)
    return plain_value(int(value) if value == value.to_integral_value() else float(value), where, name)


def _plain_numpy(value: Any, where: str, name: str) -> Any:
    """A number, date or array of numpy. By its own conversion some dates and spans of time become numbers without a unit."""
    kind = value.dtype.kind
    if kind == "M":
        return _plain_dates(value.astype(str).tolist())
    if kind == "m" and str(value) == "NaT":
        return None
    if kind == "f":
        value = value.astype("float64")
    elif kind not in "biuOSTU":
        raise _has_no_form(value, where, name)
    return plain_value(value.tolist(), where, name)


def _plain_dates(written: Any) -> Any:
    """Dates as numpy writes them, a time only where there is one: 2015, 2015-06, 2015-06-30, 2015-06-30T12:00:00.5."""
    if isinstance(written, list):
        return [_plain_dates(each) for each in written]
    day, _, time = written.partition("T")
    if written == "NaT":
        return None
    return f"{day}T{time.rstrip('0').rstrip('.') if '.' in time else time}" if time.strip("0:.") else day


def _is_infinite(where: str, name: str) -> RequestError:
    return RequestError(f"{name!r} of {where} is infinite, which no file can hold")


def _has_no_form(value: object, where: str, name: str) -> RequestError:
    return RequestError(
        f"{name!r} of {where} is a {type(value).__name__}, which no file can hold",
        hints=("turn it into text, a number, a truth value, a list or a dict first",),
    )
