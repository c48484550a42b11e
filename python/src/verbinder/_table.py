"""A table of findings: rows, what they rest on, and what must be known to read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, overload

from ._errors import Error

if TYPE_CHECKING:
    import pandas
    import polars


@dataclass(frozen=True)
class Column:
    """Name of a column, its type (``text``, ``integer``, ``number``, ``boolean`` or ``list``), and its unit where there is one."""

    name: str
    type: str
    unit: str | None = None


@dataclass(frozen=True)
class Table(Sequence[Mapping[str, Any]]):
    """Rows of findings, in the order of the program.

    ``recipe`` says how they came about (version, file and its SHA-256, every option, the seed), ``notes`` what must be known to
    read them. A value is ``None`` where it is undefined, and a note says why. ``table["degree"]`` is a column, ``table[0]`` a row.
    """

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    recipe: Mapping[str, Any]
    notes: tuple[str, ...]

    @classmethod
    def from_json(cls, content: str | bytes) -> Table:
        """The table in what ``--format json`` writes."""
        data = json.loads(content)
        columns = tuple(Column(each["name"], each["type"], each.get("unit")) for each in data["columns"])
        return cls(columns, tuple(data["rows"]), data["recipe"], tuple(data["notes"]))

    @overload
    def __getitem__(self, key: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Mapping[str, Any]]: ...
    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    def __getitem__(self, key: int | slice | str) -> Any:
        if isinstance(key, str):
            if key not in self.column_names:
                raise KeyError(f"no column {key!r}; there are {', '.join(self.column_names)}")
            return [row[key] for row in self.rows]
        return self.rows[key]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self.rows)

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    @property
    def frame(self) -> pandas.DataFrame | polars.DataFrame:
        """The table as a frame of pandas if that is installed, otherwise of polars."""
        if _installed("pandas"):
            return self.to_pandas()
        if _installed("polars"):
            return self.to_polars()
        raise Error(
            "a frame needs pandas or polars, and neither is installed",
            hints=("pip install 'verbinder[pandas]', or 'verbinder[polars]'", "rows and columns of the table need neither"),
        )

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a frame of pandas: undefined numbers are ``NaN``, undefined counts and booleans ``NA``.

        ``attrs`` keeps recipe, notes and units.
        """
        import pandas

        types = {"integer": "Int64", "number": "float64", "boolean": "boolean", "list": "object"}
        frame = pandas.DataFrame(
            {column.name: pandas.Series(self[column.name], dtype=types.get(column.type)) for column in self.columns}
        )
        units = {column.name: column.unit for column in self.columns if column.unit is not None}
        frame.attrs = {"recipe": dict(self.recipe), "notes": list(self.notes), "units": units}
        return frame

    def to_polars(self) -> polars.DataFrame:
        """The table as a frame of polars: undefined is ``null``. A frame of polars cannot keep recipe and notes; this table does."""
        import polars

        types: dict[str, Any] = {
            "text": polars.String,
            "integer": polars.Int64,
            "number": polars.Float64,
            "boolean": polars.Boolean,
            "list": polars.List(polars.String),
        }
        return polars.DataFrame(
            [polars.Series(column.name, self[column.name], dtype=types[column.type], strict=True) for column in self.columns]
        )

    def __repr__(self) -> str:
        names = self.column_names
        shown = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
        return f"<verbinder.Table {len(self.rows)} rows: {shown}; {len(self.notes)} notes>"


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:  # blocked: sys.modules holds None
        return False
