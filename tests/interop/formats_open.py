"""Opens with networkx and igraph what verbinder writes, and compares what they find with the network.

Usage: formats_open.py VERBINDER FILE...
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkx


def by_networkx(read):
    def counts(path):
        graph = read(path)
        return graph.number_of_nodes(), graph.number_of_edges(), graph.is_directed()

    return counts


def by_igraph(form):
    def counts(path):
        graph = igraph.Graph.Read(str(path), format=form)
        return graph.vcount(), graph.ecount(), graph.is_directed()

    return counts


def read_dot(path):
    """pydot leaves the quotation marks of values as they are."""
    graph = networkx.nx_pydot.read_dot(path)
    for *_, values in [*graph.nodes(data=True), *graph.edges(data=True)]:
        for name, value in values.items():
            values[name] = value.strip('"')
    return graph


READERS = {
    "graphml": [by_networkx(networkx.read_graphml), by_igraph("graphml")],
    "gexf": [by_networkx(networkx.read_gexf)],
    "gml": [by_networkx(lambda path: networkx.read_gml(path, label="id")), by_igraph("gml")],
    "dot": [by_networkx(read_dot)],
    "cyjs": [by_networkx(lambda path: networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8"))))],
    # networkx takes the heading of a second list, needed where ties with and without direction are mixed, for a tie.
    "net": [by_igraph("pajek")],
}


def main(verbinder, files):
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            native = json.loads(Path(file).read_text(encoding="utf-8"))
            expected = (len(native["nodes"]), len(native["edges"]), native["directed"])
            for ending, readers in READERS.items():
                path = Path(folder) / f"network.{ending}"
                subprocess.run([verbinder, "convert", file, "--output", str(path)], check=True, capture_output=True)
                for number, read in enumerate(readers):
                    found = read(path)
                    assert found == expected, f"{file} as {ending}, reader {number}: {found} instead of {expected}"
                print(f"{Path(file).name} as {ending}: {expected[0]} nodes, {expected[1]} ties")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
