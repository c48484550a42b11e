"""Opens with networkx, igraph, NetworKit and openpyxl what verbinder writes, and compares what they find with the network.

Usage: formats_open.py VERBINDER FILE...
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph
import networkit
import networkx
import openpyxl


def by_networkx(read):
    def found(path):
        graph = read(path)
        labels = sorted(str(value) for _, value in graph.nodes(data="label") if value is not None)
        weights = sum(float(value) for *_, value in graph.edges(data="weight") if value is not None)
        return {
            "nodes": graph.number_of_nodes(),
            "ties": graph.number_of_edges(),
            "directed": graph.is_directed(),
            "labels": labels or None,
            "weights": weights,
        }

    return found


def by_igraph(form):
    def found(path):
        graph = igraph.Graph.Read(str(path), format=form)
        named = {"pajek": "name"}.get(form, "label")
        labels = sorted(graph.vs[named]) if named in graph.vs.attributes() else None
        return {
            "nodes": graph.vcount(),
            "ties": graph.ecount(),
            "directed": graph.is_directed(),
            # igraph leaves the entities of GML as they are.
            "labels": None if form == "gml" else labels,
        }

    return found


def by_networkit(form, several=True):
    def found(path):
        graph = networkit.readGraph(str(path), form)
        graph = graph[0] if isinstance(graph, tuple) else graph
        ties = {"ties" if several else "pairs": graph.numberOfEdges()}
        return {"nodes": graph.numberOfNodes(), "directed": graph.isDirected(), **ties}

    return found


def by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    labels = sorted(str(row[1]) for row in book["nodes"].iter_rows(min_row=2, values_only=True))
    return {"nodes": book["nodes"].max_row - 1, "ties": book["ties"].max_row - 1, "labels": labels}


def read_dot(path):
    """pydot leaves the quotation marks of values as they are."""
    graph = networkx.nx_pydot.read_dot(path)
    for *_, values in [*graph.nodes(data=True), *graph.edges(data=True)]:
        for name, value in values.items():
            values[name] = value.strip('"')
    return graph


READERS = {
    "graphml": [
        by_networkx(networkx.read_graphml),
        by_igraph("graphml"),
        by_networkit(networkit.Format.GraphML),
    ],
    "gexf": [by_networkx(networkx.read_gexf), by_networkit(networkit.Format.GEXF)],
    "gml": [
        by_networkx(lambda path: networkx.read_gml(path, label="id")),
        by_igraph("gml"),
        # NetworKit keeps one tie of each pair.
        by_networkit(networkit.Format.GML, several=False),
    ],
    "dot": [by_networkx(read_dot)],
    "cyjs": [by_networkx(lambda path: networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8"))))],
    # networkx takes the heading of a second list, needed where ties with and without direction are mixed, for a tie.
    "net": [by_igraph("pajek")],
    "xlsx": [by_openpyxl],
}


def expected(native, below_zero=True):
    """What every program should find, from the native file itself; without weights below zero where the format has none."""
    directed = native["directed"]
    pairs = {
        (tie["source"], tie["target"]) if directed else frozenset((tie["source"], tie["target"]))
        for tie in native["edges"]
    }
    # Where some tie is negative every tie has a weight, below zero where it is.
    signed = below_zero and any(tie.get("sign") == "-" for tie in native["edges"])

    def weight(tie):
        size = tie["strength"] if isinstance(tie.get("strength"), (int, float)) else float(signed)
        return -size if signed and tie.get("sign") == "-" else size

    labels = [node.get("label", node["id"]) for node in native["nodes"]]
    return {
        "nodes": len(native["nodes"]),
        "ties": len(native["edges"]),
        "pairs": len(pairs),
        "directed": directed,
        "labels": sorted(labels),
        "weights": float(sum(map(weight, native["edges"]))),
    }


def in_dl(native):
    """The names of nodes in a DL file by their ids: labels without marks and commas, with the id where several nodes have one."""
    plain = {node["id"]: node.get("label", node["id"]).replace('"', "'").replace(",", ";") for node in native["nodes"]}
    labels = list(plain.values())
    return {key: label if labels.count(label) == 1 else f"{label} ({key})" for key, label in plain.items()}


def check_dl(verbinder, native, folder):
    """igraph reads one relation of a DL file and calls it directed, so ties are given without layers; those without direction stand
    in the file both ways."""
    source, path = Path(folder) / "one-relation.json", Path(folder) / "one-relation.dl"
    ties = [{key: value for key, value in tie.items() if key != "layer"} for tie in native["edges"]]
    source.write_text(json.dumps(native | {"edges": ties}), encoding="utf-8")
    subprocess.run([verbinder, "convert", str(source), "--force", "--output", str(path)], check=True, capture_output=True)
    graph = igraph.Graph.Read_DL(str(path))
    names = [name.strip('"').replace("\u00a0", " ") for name in graph.vs["name"]]
    wanted = in_dl(native)
    assert sorted(names) == sorted(wanted.values()), "DL: names differ"
    found = {frozenset((names[tie.source], names[tie.target])) for tie in graph.es}
    assert found == {frozenset((wanted[tie["source"]], wanted[tie["target"]])) for tie in ties}, "DL: ties differ"
    count = graph.ecount()
    assert len(ties) <= count <= 2 * len(ties), f"DL: {count} entries for {len(ties)} ties"
    if not native["directed"]:
        assert count == 2 * len(ties), f"DL: {count} entries for {len(ties)} ties without direction"
    return len(names), len(found)


# What a formula would do with a name, and what a spreadsheet might take for a number.
NAMES = ["=1+1", "+SUM(A1)", "@home", "-3", "007", "http://example.org", "1E5"]


def check_table(verbinder, folder):
    """A table as a workbook: numbers are numbers with every digit, words are words, and nothing is a formula."""
    source, path = Path(folder) / "names.json", Path(folder) / "table.xlsx"
    nodes = [{"id": f"n{at}", "label": name, "kind": "organisation"} for at, name in enumerate(NAMES)]
    edges = [{"source": "n0", "target": f"n{at}", "kind": "collaborates"} for at in range(1, len(NAMES) - 1)]
    source.write_text(json.dumps({"nodes": nodes, "edges": edges}), encoding="utf-8")
    command = [verbinder, "measure", "betweenness,degree,local-clustering", str(source), "--lang", "en"]
    subprocess.run([*command, "--force", "-o", str(path)], check=True, capture_output=True)
    plain = json.loads(subprocess.run([*command, "--format", "json"], check=True, capture_output=True).stdout)
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 3 and book.sheetnames[1:] == ["notes", "columns"], book.sheetnames
    rows, notes, columns = (book[name] for name in book.sheetnames)
    assert rows.freeze_panes == "A2"
    names = [row[1] for row in columns.iter_rows(min_row=2, values_only=True)]
    assert names == [column["name"] for column in plain["columns"]], names
    assert rows.max_row == len(NAMES) + 1
    for found, expected in zip(rows.iter_rows(min_row=2), plain["rows"]):
        for cell, name in zip(found, names):
            assert cell.value == expected[name], f"{name}: {cell.value!r} instead of {expected[name]!r}"
            assert cell.data_type in "sn" and cell.hyperlink is None, f"{name}: {cell.data_type}"
            assert isinstance(expected[name], str) == (cell.data_type == "s")
    words = [row[1] for row in notes.iter_rows(values_only=True)]
    assert all(note in words for note in plain["notes"]), "notes are missing"
    recipe = {row[0]: row[1] for row in notes.iter_rows(values_only=True) if row[0]}
    assert recipe["command"] == "measure" and recipe["sha256"] == plain["recipe"]["sha256"]


def main(verbinder, files):
    with tempfile.TemporaryDirectory() as folder:
        check_table(verbinder, folder)
        print("a table as a workbook: openpyxl")
        for file in files:
            native = json.loads(Path(file).read_text(encoding="utf-8"))
            for ending, readers in READERS.items():
                # Graphviz refuses weights below zero.
                wanted = expected(native, below_zero=ending != "dot")
                path = Path(folder) / f"network.{ending}"
                subprocess.run([verbinder, "convert", file, "--force", "--output", str(path)], check=True, capture_output=True)
                for number, read in enumerate(readers):
                    for what, value in read(path).items():
                        by_label_alone = what == "labels" and ending == "net"
                        if value is None or (by_label_alone and len(set(wanted["labels"])) < len(wanted["labels"])):
                            continue
                        message = f"{file} as {ending}, reader {number}: {what} {value} instead of {wanted[what]}"
                        assert value == wanted[what], message
                print(f"{Path(file).name} as {ending}: {wanted['nodes']} nodes, {wanted['ties']} ties, {len(readers)} readers")
            nodes, pairs = check_dl(verbinder, native, folder)
            print(f"{Path(file).name} as dl: {nodes} nodes, {pairs} pairs, igraph")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
