"""The commands: arguments in the form of Python, results as tables, pictures and files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._errors import RequestError
from ._network import Network, read
from ._picture import Picture
from ._program import call
from ._table import Table

if TYPE_CHECKING:
    from ._network import Source


def run(command: str | Sequence[str], *networks: Source, **options: Any) -> Table:
    """Any command that gives a table.

    A command with words of its own before the file is a list: ``run(["explain", "constraint", "medici"], net)``. A network may
    also be the value of an option: ``run("change", net, against=later)``.
    """
    words = [command] if isinstance(command, str) else list(command)
    for taken in ("format", "output"):
        if taken in options:
            raise RequestError(f"{taken} belongs to the command line; a table has to_pandas() and to_polars(), and rows")
    read_networks = [read(each, check=False) for each in networks]
    files, reading = _files(read_networks)
    values = {name: value.path if isinstance(value, Network) else value for name, value in options.items()}
    content = call(words[0], {**reading, **values, "format": "json"}, *words[1:], *(str(file.path) for file in files))
    table = Table.from_json(content)
    named = [*files, *(value for value in options.values() if isinstance(value, Network))]
    return _with_names(table, [network for network in named if network.temporary])


def describe(*networks: Source, **options: Any) -> Table:
    """Networks in one row each: what is in the data, and the figures of the whole."""
    return run("describe", *networks, **options)


def measure(network: Source, measures: str | Sequence[str], **options: Any) -> Table:
    """Measures side by side: one row per node, per tie, or one for the network; :func:`measures` lists them.

    >>> measure(net, ["degree", "betweenness"], normalized=True).frame  # doctest: +SKIP
    """
    ids = measures if isinstance(measures, str) else ",".join(measures)
    return run(["measure", ids], network, **options)


def actors(network: Source, **options: Any) -> Table:
    """The actors ranked: the usual centralities side by side."""
    return run("actors", network, **options)


def bridges(network: Source, **options: Any) -> Table:
    """Bridging actors: what falls apart without each, what it joins, and on which ties that rests."""
    return run("bridges", network, **options)


def clusters(network: Source, **options: Any) -> Table:
    """Clusters: structures that the data state, and communities found. ``members=True`` gives a row per member."""
    return run("clusters", network, **options)


def compare(networks: Sequence[Source] | Source, **options: Any) -> Table:
    """Networks side by side, or the parts of one (its municipalities, or ``by="sector"``), with what may not be concluded."""
    several = list(networks) if isinstance(networks, (list, tuple)) else [networks]
    return run("compare", *several, **options)


def measures() -> Table:
    """Every measure there is: id, level, meaning, formula, how to read it, what not to conclude, unit, options, source."""
    return run(["list", "measures"])


def diagram(network: Source, *, format: str = "svg", **options: Any) -> Picture:
    """A picture: ``format`` is svg, png, pdf, dot, gexf or graphml; ``view`` and the other options are those of the command.

    >>> diagram(net, view="bridges").save("bridges.svg")  # doctest: +SKIP
    """
    net = read(network, check=False)
    if not format.isalnum():
        raise RequestError(f"{format!r} is no format of pictures")
    values = {name: value.path if isinstance(value, Network) else value for name, value in options.items()}
    with tempfile.TemporaryDirectory(prefix="verbinder-") as folder:
        target = Path(folder) / f"picture.{format}"
        call("diagram", {**net.reading, **values, "output": target}, str(net.path))
        return Picture(target.read_bytes(), format)


def report(networks: Sequence[Source] | Source, folder: str | os.PathLike[str], **options: Any) -> Path:
    """The whole story in one folder: a page to read, tables and diagrams. Returns the page, ``index.html``."""
    several = list(networks) if isinstance(networks, (list, tuple)) else [networks]
    files, reading = _files([read(each, check=False) for each in several])
    call("report", {**reading, **options, "output": folder}, *(str(file.path) for file in files))
    return Path(folder) / "index.html"


def _files(networks: list[Network]) -> tuple[list[Network], Mapping[str, Any]]:
    """The networks as files that one way of reading fits; those that are read in ways of their own are converted first."""
    if all(network.reading == networks[0].reading for network in networks):
        return networks, networks[0].reading if networks else {}
    return [read(network.to_dict(), name=network.name, check=False) for network in networks], {}


def _with_names(table: Table, networks: Sequence[Network]) -> Table:
    """The table with networks from memory by their names, not by temporary files that differ every time."""

    def named(value: Any) -> Any:
        if isinstance(value, str):
            for network in networks:
                value = value.replace(str(network.path), network.path.name)
            return value
        if isinstance(value, Mapping):
            return {key: named(each) for key, each in value.items()}
        return [named(each) for each in value] if isinstance(value, list) else value

    if not networks:
        return table
    rows = tuple(named(row) for row in table.rows)
    return replace(table, rows=rows, recipe=named(table.recipe), notes=tuple(map(named, table.notes)))
