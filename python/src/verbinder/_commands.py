"""The commands: arguments in the form of Python, results as tables, pictures and files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._errors import RequestError
from ._network import call_on, read
from ._picture import Picture
from ._table import Table

if TYPE_CHECKING:
    from ._network import Source


def run(command: str | Sequence[str], *networks: Source, **options: Any) -> Table:
    """Any command that gives a table.

    A command with words of its own before the file is a list: ``run(["explain", "constraint", "medici"], net)``. A command on two
    networks takes two: ``run("change", net, later)``.
    """
    words = [command] if isinstance(command, str) else list(command)
    for taken in ("format", "output"):
        if taken in options:
            raise RequestError(f"{taken} belongs to the command line; a table has to_pandas() and to_polars(), and rows")
    read_networks = [read(each, check=False) for each in networks]
    return Table.from_json(call_on(words[0], read_networks, {**options, "format": "json"}, *words[1:]))


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
    return run("compare", *_several(networks), **options)


def measures() -> Table:
    """Every measure there is: id, level, meaning, formula, how to read it, what not to conclude, unit, options, source."""
    return run(["list", "measures"])


def diagram(network: Source, *, format: str = "svg", **options: Any) -> Picture:
    """A picture: ``format`` is svg, png, pdf, dot, gexf or graphml; ``view`` and the other options are those of the command.

    >>> diagram(net, view="bridges").save("bridges.svg")  # doctest: +SKIP

    A network may also be the value of an option: ``diagram(net, view="difference", against=later)``.
    """
    net = read(network, check=False)
    if not format.isalnum():
        raise RequestError(f"{format!r} is no format of pictures")
    with tempfile.TemporaryDirectory(prefix="verbinder-") as folder:
        target = Path(folder) / f"picture.{format}"
        call_on("diagram", [net], {**options, "output": target})
        return Picture(target.read_bytes(), format)


def report(networks: Sequence[Source] | Source, folder: str | os.PathLike[str], **options: Any) -> Path:
    """The whole story in one folder: a page to read, tables and diagrams. Returns the page, ``index.html``."""
    call_on("report", [read(each, check=False) for each in _several(networks)], {**options, "output": folder})
    return Path(folder) / "index.html"


def _several(networks: Sequence[Source] | Source) -> list[Source]:
    return list(networks) if isinstance(networks, (list, tuple)) else [networks]
