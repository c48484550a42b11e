"""Network analysis of local collaboration, from Python.

>>> import verbinder
>>> net = verbinder.read("town.json")                     # doctest: +SKIP
>>> verbinder.measure(net, ["degree", "betweenness"]).frame  # doctest: +SKIP

The package carries the ``verbinder`` program and calls it; every figure is the one that the command line gives. Nothing is sent
over a network and no shell is involved. A :class:`Network` comes from a file of any format that the program reads, or from a graph
of networkx or igraph, or from a frame of pandas or polars. A :class:`Table` keeps what the figures rest on (``recipe``) and what
must be known to read them (``notes``), and turns into a frame of whichever of pandas and polars is installed.

Options are those of the command line: ``--node-kind initiative`` is ``node_kind="initiative"``, a flag is ``True``, an option that
may be given several times takes a list, and a name that is a word of Python gets an underscore (``from_=2013``).
"""

from importlib.metadata import PackageNotFoundError, version

from ._commands import (
    actors,
    bridges,
    clusters,
    compare,
    describe,
    diagram,
    measure,
    measures,
    report,
    run,
)
from ._errors import DataError, Error, ProgramMissing, RequestError, VerbinderWarning
from ._network import Network, read
from ._picture import Picture
from ._table import Column, Table

try:
    __version__ = version("verbinder")
except PackageNotFoundError:  # run from its folder, not installed
    __version__ = "unknown"

__all__ = [
    "Column",
    "DataError",
    "Error",
    "Network",
    "Picture",
    "ProgramMissing",
    "RequestError",
    "Table",
    "VerbinderWarning",
    "actors",
    "bridges",
    "clusters",
    "compare",
    "describe",
    "diagram",
    "measure",
    "measures",
    "read",
    "report",
    "run",
]
