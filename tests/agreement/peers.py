"""Asks networkx, igraph, NetworKit and, by way of peers.R, igraph for R and sna for the values of agreement.json.

    pip install networkx==3.6.1 igraph==1.0.0 networkit==11.3 numpy scipy
    Rscript -e 'install.packages(c("igraph", "sna", "jsonlite"))'
    python tests/agreement/peers.py

The calls stand in agreement.json; their values and the versions are written beside them. A call is a Python expression over
    G            the network for networkx; in a weighted one `weight` is the strength and `distance` is 1/strength
    g            the same for igraph
    k, kd        the same for NetworKit; kd has distances for weights
    at, i        the node of the row and its number; a, b the ends of the tie or the two groups
    ix           the number of every node
    first        the nodes of the first mode
    members      the group of nodes that is judged as a whole
    types        the number of the group of every node, in the order of nodes
"""

import json
import math
import pathlib
import subprocess

import igraph as ig
import networkit as nk
import networkx as nx

HERE = pathlib.Path(__file__).parent
FACTS = HERE / "agreement.json"
PEERS = {"networkx": nx.__version__, "igraph": ig.__version__, "networkit": nk.__version__}


def network(row):
    """Nodes and ties of the network of a row, with the groups and numbers that it asks for."""
    file = json.loads((HERE.parent / "reference" / (row["network"] + ".json")).read_text())
    edges = file["edges"]
    if row.get("weighted"):
        edges = next(
            entry["network_override"]["edges"]
            for entry in file["expected"]
            if entry.get("network_override", {}).get("weighted")
        )
    attribute = next(
        (e["attribute"] for e in file["expected"] if e.get("attribute_name") in (row.get("by"), row.get("value")) and "attribute" in e),
        {},
    )
    return file, edges, attribute if "by" in row or "value" in row else {}


def surroundings(row):
    """What the calls of a row may name."""
    file, edges, attribute = network(row)
    nodes, directed, weighted = file["nodes"], file["directed"], row.get("weighted", False)
    ix = {node: number for number, node in enumerate(nodes)}
    G = nx.DiGraph() if directed else nx.Graph()
    g = ig.Graph(n=len(nodes), directed=directed)
    g.vs["name"] = nodes
    g.add_edges([(ix[a], ix[b]) for a, b, *_ in edges])
    G.add_nodes_from(nodes)
    G.add_edges_from((a, b) for a, b, *_ in edges)
    k = nk.Graph(len(nodes), weighted=weighted, directed=directed)
    kd = nk.Graph(len(nodes), weighted=True, directed=directed)
    for number, (a, b, w) in enumerate(edges):
        k.addEdge(ix[a], ix[b], w if weighted else 1.0)
        kd.addEdge(ix[a], ix[b], 1 / w)
        if weighted:
            G.edges[a, b].update(weight=w, distance=1 / w)
            g.es[number]["weight"], g.es[number]["distance"] = w, 1 / w
    k.indexEdges()
    groups = sorted(set(attribute.values()), key=str)
    for node, value in attribute.items():
        G.nodes[node]["group" if "by" in row else "value"] = value
    if "value" in row:
        g.vs["value"] = [attribute[node] for node in nodes]
    place = row.get("place", {})
    at = place.get("node")
    a, b = place.get("tie") or place.get("groups") or (None, None)

    def pair(values):
        return values[a, b] if (a, b) in values else values[b, a]

    def tied(pairs):
        return any({u, v} == {a, b} for u, v in pairs)

    def mixing(function):
        table = function(G, "group", normalized=False, mapping={group: n for n, group in enumerate(groups)})
        return table[groups.index(a)][groups.index(b)]

    return {
        "nx": nx, "ig": ig, "nk": nk, "G": G, "g": g, "k": k, "kd": kd, "ix": ix, "at": at, "i": ix.get(at), "a": a, "b": b,
        "first": [node for node in nodes if file.get("mode", {}).get(node) == 0], "members": row.get("members"),
        "types": [groups.index(attribute[node]) for node in nodes] if "by" in row else None,
        "pair": pair, "tied": tied, "mixing": mixing,
    }


def written(facts):
    """One line for each peer of a row, so that a change can be read."""
    def line(value):
        return json.dumps(value, ensure_ascii=False)

    rows = []
    for row in facts["rows"]:
        head = line({key: value for key, value in row.items() if key != "peers"})[:-1]
        peers = ",\n".join(f"        {line(peer)}: {line(fact)}" for peer, fact in row["peers"].items())
        rows.append(f"    {head}, \"peers\": {{\n{peers}\n    }}}}")
    rest = ",\n".join(f"  {line(key)}: {line(value)}" for key, value in facts.items() if key != "rows")
    return "{\n" + rest + ",\n  \"rows\": [\n" + ",\n".join(rows) + "\n  ]\n}\n"


def main():
    facts = json.loads(FACTS.read_text())
    of_r = json.loads(subprocess.run(["Rscript", HERE / "peers.R", FACTS], check=True, capture_output=True, text=True).stdout)
    facts["versions"] = PEERS | of_r["versions"]
    for row, answers in zip(facts["rows"], of_r["rows"], strict=True):
        names = surroundings(row)
        for peer, fact in row["peers"].items():
            value = float(eval(fact["call"], names)) if peer in PEERS else float(answers[peer])
            differs = fact.pop("differs", None)
            # The last digits change from run to run.
            value = float(f"{value:.14g}")
            fact["value"] = None if math.isnan(value) else int(value) if value.is_integer() else value
            fact |= {"differs": differs} if differs else {}
    FACTS.write_text(written(facts))


main()
