"""A network: a file and how it is read."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from . import _frames, _graphs
from ._errors import DataError, RequestError
from ._program import call
from ._table import Table
from ._values import NodeLink, is_a

if TYPE_CHECKING:
    import igraph
    import networkx
    import pandas
    import polars

    #: What a network can be read from.
    Source: TypeAlias = (
        "Network | str | os.PathLike[str] | Mapping[str, Any] | networkx.Graph[Any] | igraph.Graph"
        " | pandas.DataFrame | polars.DataFrame"
    )


class _Folder:
    """A temporary folder that goes with the last who holds it, or with the program.

    A ``tempfile.TemporaryDirectory`` that goes so, and not at the end of a ``with``, is a ``ResourceWarning``.
    """

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="verbinder-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


class Network:
    """What the commands work on. Made by :func:`read`.

    ``path`` is the file itself, or a temporary one that lives as long as this object; ``diagnostics`` is what the program has to
    say about the data, one row per problem, with place and hint.
    """

    def __init__(
        self,
        path: Path,
        name: str,
        reading: Mapping[str, Any],
        folder: _Folder | None = None,
    ) -> None:
        self.path = path
        self.name = name
        self.reading = dict(reading)
        self._folder = folder
        self._diagnostics: Table | None = None

    @property
    def temporary(self) -> bool:
        """Whether the network came from memory, so that its file is ours."""
        return self._folder is not None

    @property
    def diagnostics(self) -> Table:
        """Everything wrong or doubtful in the data."""
        if self._diagnostics is None:
            try:
                content = call_on("check", [self], {"keep_going": None, "format": "json"})
            except DataError as problem:
                # The table is complete all the same; only the exit code tells that there are errors.
                if problem.output is None:
                    raise
                content = problem.output
            self._diagnostics = Table.from_json(content)
        return self._diagnostics

    def to_dict(self) -> dict[str, Any]:
        """The network as node-link data in the native form, with everything that is known about each node and tie."""
        content = call_on("convert", [self], {"to": "json", "output": "-"})
        data: dict[str, Any] = json.loads(content)
        return data

    def to_networkx(self) -> networkx.Graph[Any]:
        """The network as a ``MultiGraph``, or a ``MultiDiGraph`` as soon as one tie has a direction, with all attributes.

        Ties without direction stand in a ``MultiDiGraph`` once, from source to target; ``graph.to_undirected()`` forgets all
        directions.
        """
        return _graphs.to_networkx(self.to_dict())

    def to_igraph(self) -> igraph.Graph:
        """The network as a graph of igraph, with all attributes; ``name`` of a vertex is its id."""
        return _graphs.to_igraph(self.to_dict())

    def save(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Writes the network to a file, in the format of its ending (or ``to="graphml"``)."""
        call_on("convert", [self], {**options, "output": path})
        return Path(path)

    def __repr__(self) -> str:
        return f"<verbinder.Network {self.name!r}>"


def read(
    source: Source,
    *,
    nodes: Any = None,
    name: str | None = None,
    directed: bool | None = None,
    columns: tuple[str, str] | Mapping[str, str] | None = None,
    id: str | None = None,
    check: bool = True,
    **reading: Any,
) -> Network:
    """A network from a file or folder, a graph of networkx or igraph, a frame of ties, or node-link data.

    ``source``
        A path to any format that the program reads (JSON, CSV, XLSX, GraphML, GEXF, Pajek, UCINET, …); a graph; a frame of pandas or
        polars with one row per tie; or a dict of node-link data.
    ``nodes``
        A table of nodes that belongs to a table of ties: a path with a path, a frame with a frame.
    ``name``
        What a network from memory is called in tables, recipe and notes; ``network`` otherwise.
    ``directed``
        Whether ties of a table or frame have a direction; the program concludes it otherwise, and says so.
    ``columns``
        Columns of a table or frame of ties that are not understood by their names: those of the two ends, ``("wie", "met wie")``, or a
        column for each field, ``{"source": "wie", "target": "met wie", "strength": "uren"}``. An empty name sets the column aside that is
        called so: ``{"certainty": ""}``; of a graph ``{"mode": ""}`` says that no attribute tells two modes apart.
    ``id``
        Column of the ids in a frame of ``nodes``, where its name does not say it.
    ``check``
        Look at the whole of the data at once and raise :class:`DataError` if there are errors. Without it they are found at the
        first use; for lists of millions of ties that saves reading them twice.
    ``reading``
        Other options of reading, as on the command line: ``input_format``, ``encoding``, ``sheet``, ``split``, ``missing``,
        ``network``, ``keep_going``.

    What says nothing to a source is refused with :class:`RequestError`, never passed over.
    """
    if isinstance(source, Network):
        given = {"nodes": nodes, "name": name, "directed": directed, "columns": columns, "id": id, **reading}
        said = [option for option, value in given.items() if value is not None]
        if said:
            raise RequestError(f"{', '.join(said)}: a network that was read is not read again; give the options to the first read")
        return source
    network: Network
    if isinstance(source, (str, os.PathLike)):
        network = _in_file(Path(source), nodes, name, directed, columns, id, reading)
    else:
        if _frames.is_frame(source):
            if directed is not None:
                reading = {**reading, "directed" if directed else "undirected": True}
        elif isinstance(columns, Mapping) and not _names_ends(columns):
            reading, columns = {**reading, "columns": dict(columns)}, None
        network = _in_memory(_node_link(source, nodes, directed, columns, id), name or "network", reading)
    if check:
        _refuse_errors(network)
    return network


#: Endings of formats that say themselves what is an end of a tie and which ties have a direction.
SELF_DESCRIBING = frozenset({".json", ".graphml", ".gexf", ".gml", ".dot", ".gv", ".net", ".paj"})


def _in_file(
    path: Path,
    nodes: Any,
    name: str | None,
    directed: bool | None,
    columns: tuple[str, str] | Mapping[str, str] | None,
    node_id: str | None,
    reading: Mapping[str, Any],
) -> Network:
    if not path.exists():
        raise RequestError(f"{path} cannot be read: there is no such file or folder")
    if name is not None:
        raise RequestError("name is for networks from memory; a file is called by its own name")
    if node_id is not None:
        raise RequestError("id names a column of a frame of nodes; columns says what the columns of a file are")
    if nodes is not None and not isinstance(nodes, (str, os.PathLike)):
        raise RequestError(
            f"nodes is a {type(nodes).__name__} beside a file of ties; a path goes with a path, a frame with a frame"
        )
    if path.suffix.lower() in SELF_DESCRIBING and "input_format" not in reading:
        if columns is not None and _names_ends(columns):
            raise RequestError(f"columns is for tables; {path.name} says itself which ends a tie has")
        if directed is not None:
            raise RequestError(f"directed is for tables; {path.name} says itself which ties have a direction")
    table: dict[str, Any] = {"nodes": nodes, "columns": None if columns is None else _fields(columns)}
    if directed is not None:
        table["directed" if directed else "undirected"] = True
    return Network(path, path.stem, {**{key: value for key, value in table.items() if value is not None}, **reading})


def _names_ends(columns: tuple[str, str] | Mapping[str, str]) -> bool:
    """Whether columns say where ties begin and end, which only tables leave open."""
    return not isinstance(columns, Mapping) or not {"source", "target"}.isdisjoint(columns)


def _fields(columns: tuple[str, str] | Mapping[str, str]) -> dict[str, str]:
    """A column for each field, however the caller put it."""
    if isinstance(columns, Mapping):
        return dict(columns)
    if isinstance(columns, str) or len(columns) != 2:
        raise RequestError(f"columns is {columns!r}; it is two names, or a dict with a column for each field")
    return dict(zip(("source", "target"), columns, strict=True))


def _node_link(
    source: Any,
    nodes: Any,
    directed: bool | None,
    columns: tuple[str, str] | Mapping[str, str] | None,
    node_id: str | None,
) -> NodeLink:
    if _frames.is_frame(source):
        if nodes is not None and not _frames.is_frame(nodes):
            raise RequestError(
                f"nodes is a {type(nodes).__name__} beside a frame of ties; a frame goes with a frame, a path with a path"
            )
        if node_id is not None and nodes is None:
            raise RequestError("id names a column of a frame of nodes, and there is none")
        return _frames.from_frames(source, nodes, _fields(columns or {}), node_id)
    if nodes is not None:
        raise RequestError("only a table of ties has a table of nodes beside it; a graph has its own nodes")
    if directed is not None:
        raise RequestError("a graph says itself whether it is directed")
    if columns is not None or node_id is not None:
        raise RequestError(f"{'id' if columns is None else 'columns'} is for tables; a graph says itself which ends a tie has")
    if is_a(source, "networkx", "Graph"):
        return _graphs.from_networkx(source)
    if is_a(source, "igraph", "Graph"):
        return _graphs.from_igraph(source)
    if isinstance(source, Mapping):
        return dict(source)
    raise RequestError(
        f"a {type(source).__name__} is no network",
        hints=("read takes a path, a graph of networkx or igraph, a frame of pandas or polars, or node-link data",),
    )


def _in_memory(data: NodeLink, name: str, reading: Mapping[str, Any]) -> Network:
    try:
        content = json.dumps(data, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (TypeError, ValueError) as problem:
        raise RequestError(f"the data cannot be written as JSON: {problem}") from problem
    folder = _Folder()
    path = folder.path / _file_name(name)
    path.write_bytes(content)
    return Network(path, name, reading, folder)


def _file_name(name: str) -> str:
    """The name of a network as that of a file, without an ending: tables, pictures and messages show it."""
    # No point: what stands after the last one would pass for an ending.
    safe = re.sub(r"[^\w() -]+", "-", re.sub(r"\.(?=\s|$)", "", name)).strip("- ")
    return safe.encode()[:200].decode(errors="ignore").strip("- ") or "network"


def call_on(command: str, networks: Sequence[Network], options: Mapping[str, Any], *words: str) -> bytes:
    """Runs a command on networks, those among the options too; what it writes calls networks from memory by their names."""
    beside = [name for name, value in options.items() if isinstance(value, Network)]
    every, reading = _read_alike([*networks, *(options[name] for name in beside)])
    values = {**reading, **options}
    with _placed(every) as (names, folder):
        values.update(zip(beside, names[len(networks) :], strict=True))
        if folder is not None:
            values = {name: value if name in beside else _absolute(name, value) for name, value in values.items()}
        return call(command, values, *words, *names[: len(networks)], folder=folder)


def _read_alike(networks: list[Network]) -> tuple[list[Network], Mapping[str, Any]]:
    """The networks as files that one way of reading fits; those that are read in ways of their own are converted first."""
    if all(network.reading == networks[0].reading for network in networks):
        return networks, networks[0].reading if networks else {}
    return [_in_memory(network.to_dict(), network.name, {}) for network in networks], {}


@contextmanager
def _placed(networks: Sequence[Network]) -> Iterator[tuple[list[str], Path | None]]:
    """By which names the program finds the networks, and the folder to run it in, if some of them are from memory.

    The program writes into recipes, pictures and messages what it was told to read. A temporary path there would differ every time.
    """
    if not any(network.temporary for network in networks):
        yield [str(network.path) for network in networks], None
    elif len(networks) == 1:
        yield [networks[0].path.name], networks[0].path.parent
    else:
        names = _names_apart(networks)
        with tempfile.TemporaryDirectory(prefix="verbinder-") as folder:
            for network, name in zip(networks, names, strict=True):
                if network.temporary:
                    shutil.copyfile(network.path, Path(folder) / name)
            yield names, Path(folder)


def _names_apart(networks: Sequence[Network]) -> list[str]:
    """Files by their paths, networks from memory by their names, numbered where several have the same."""
    taken = Counter(network.path.stem.casefold() for network in networks)
    names: list[str] = []
    for network in networks:
        name = network.path.name
        if not network.temporary:
            names.append(os.path.abspath(network.path))
        elif taken[name.casefold()] == 1:
            names.append(name)
        else:
            numbered = (f"{name} {number}" for number in itertools.count(1))
            names.append(next(each for each in numbered if each.casefold() not in taken))
            taken[names[-1].casefold()] += 1
    return names


#: Options whose value is the path of a file or folder, or several.
PATHS = frozenset(
    {
        "against",
        "input",
        "merges",
        "nodes",
        "output",
        "positions",
        "pseudonym_key",
        "pseudonym_list",
        "save_positions",
        "shards",
    }
)


def _absolute(name: str, value: Any) -> Any:
    """Paths as seen from everywhere, not only from where the caller stands; `-` is standard output."""
    if name not in PATHS or value is None or value == "-":
        return value
    if name == "shards" and isinstance(value, str):
        value = value.split(",")
    if isinstance(value, (str, bytes, os.PathLike)):
        return os.path.abspath(os.fsdecode(value))
    return [os.path.abspath(os.fsdecode(each)) for each in value]


def _refuse_errors(network: Network) -> None:
    if network.reading.get("keep_going"):
        return
    errors = [row for row in network.diagnostics if row["severity"] == "error"]
    if not errors:
        return
    what = f"{network.name} has {len(errors)} error{'s' if len(errors) != 1 else ''}"
    lines = [f"{_place(row)}{row['message']}" + (f" ({row['hint']})" if row["hint"] else "") for row in errors[:20]]
    if len(errors) > 20:
        lines.append(f"and {len(errors) - 20} more, in .diagnostics")
    raise DataError(
        "\n".join([what, *lines]),
        message=what,
        hints=("keep_going=True works with what can be read",),
        diagnostics=network.diagnostics,
    )


def _place(row: Mapping[str, Any]) -> str:
    parts = [row["sheet"], None if row["line"] is None else f"line {row['line']}", row["item"]]
    known = ", ".join(str(part) for part in parts if part is not None)
    return f"  {known}: " if known else "  "
