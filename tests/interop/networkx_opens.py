"""Opens our networks in networkx, and theirs in verbinder.

    python tests/interop/networkx_opens.py path/to/verbinder

networkx must read every data/*.json unchanged, with every node, tie and attribute; verbinder must count the same in what
networkx writes. Exits with 1 and says what differs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import networkx as nx

ROOT = Path(__file__).resolve().parents[2]


def bundled_networks():
    files = sorted(ROOT.glob("data/*.json"))
    return [file for file in files if not file.name.endswith(".schema.json")]


def described(verbinder, file):
    """The one row of `verbinder describe`, by column."""
    command = [verbinder, "describe", str(file), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} exits with {done.returncode}: {done.stderr.strip()}")
    rows = json.loads(done.stdout)["rows"]
    assert len(rows) == 1, f"{file}: {len(rows)} rows"
    return rows[0]


def check_ours(verbinder, file):
    """networkx sees in our file what stands in it."""
    data = json.loads(file.read_text(encoding="utf-8"))
    graph = nx.node_link_graph(data, edges="edges")
    assert graph.number_of_nodes() == len(data["nodes"]), f"{file}: nodes"
    assert graph.number_of_edges() == len(data["edges"]), f"{file}: ties"
    for node in data["nodes"]:
        expected = {name: value for name, value in node.items() if name != "id"}
        assert graph.nodes[node["id"]] == expected, f"{file}: attributes of {node['id']}"
    ends = ("source", "target", "key")
    wanted = sorted(json.dumps({k: v for k, v in tie.items() if k not in ends}, sort_keys=True) for tie in data["edges"])
    got = sorted(json.dumps(attributes, sort_keys=True) for _, _, attributes in graph.edges(data=True))
    assert got == wanted, f"{file}: attributes of ties"
    row = described(verbinder, file)
    assert (row["nodes"], row["ties"]) == (len(data["nodes"]), len(data["edges"])), f"{file}: verbinder counts {row}"
    return graph


def check_theirs(verbinder, name, graph, folder):
    """verbinder counts in a file by networkx what networkx counts, under either name of the ties."""
    for ties in ("edges", "links"):
        file = folder / f"{name}-{ties}.json"
        file.write_text(json.dumps(nx.node_link_data(graph, edges=ties)), encoding="utf-8")
        row = described(verbinder, file)
        counted = (row["nodes"], row["ties"], row["directed"])
        expected = (graph.number_of_nodes(), graph.number_of_edges(), graph.is_directed())
        assert counted == expected, f"{file.name}: verbinder counts {counted}, networkx {expected}"


def main():
    verbinder = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for file in bundled_networks():
            graph = check_ours(verbinder, file)
            print(f"networkx {nx.__version__} opens {file.name}: {graph}")
        weighted = nx.les_miserables_graph()
        numbered = nx.karate_club_graph()
        directed = nx.gn_graph(30, seed=1)
        several = nx.MultiDiGraph([("é", "b"), ("é", "b"), ("b", "\"c\"")])
        empty = nx.Graph()
        written = {"weighted": weighted, "numbered": numbered, "directed": directed, "several": several}
        for name, graph in {**written, "empty": empty}.items():
            check_theirs(verbinder, name, graph, folder)
            print(f"verbinder opens what networkx writes: {name}, {graph}")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as reason:
        sys.exit(f"networkx_opens: {reason}")
