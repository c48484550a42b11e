"""One program beside verbinder, as compare.py drives it: reads a tie list once, then computes each task that a line asks for.

    python worker.py PROGRAM TIES.csv ALPHA     (PROGRAM: igraph, leidenalg, networkit, networkx, rustworkx, graph-tool)

Answers each line `task [values.json]` with a line of JSON: {"wall": seconds, "cpu": seconds} of the call alone, or {"missing": why}.
Nodes have the numbers that stand in the list, ties come in ascending order of their ends; values.json gets one value for each.
"""

import csv
import json
import sys
import time

ALPHA, TIGHT = None, 1e-13


def read_ties(file):
    with open(file, encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
    ties = sorted((int(a), int(b), float(w)) for a, b, w in rows)
    return 1 + max(max(a, b) for a, b, _ in ties), [tie[:2] for tie in ties], [tie[2] for tie in ties]


def groups_of(parts, n):
    group = [0] * n
    for number, part in enumerate(parts):
        for node in part:
            group[node] = number
    return group


def by_node(found, n):
    return [found[node] for node in range(n)]


def marks(chosen, n):
    chosen = set(chosen)
    return [int(node in chosen) for node in range(n)]


def tie_marks(chosen, ties):
    chosen = {tuple(sorted(pair)) for pair in chosen}
    return [int(tie in chosen) for tie in ties]


# Every program: task → (call that is timed, what makes a list of its answer).


def igraph(n, ties, lengths):
    import igraph as ig

    graph = ig.Graph(n=n, edges=ties)
    as_is = list
    tasks = {
        "degree": (graph.degree, as_is),
        "components": (graph.connected_components, lambda found: found.membership),
        "coreness": (graph.coreness, as_is),
        "clustering": (lambda: graph.transitivity_local_undirected(mode="zero"), as_is),
        "pagerank": (graph.pagerank, as_is),
        "eigenvector": (graph.eigenvector_centrality, as_is),
        "cut-points": (graph.articulation_points, lambda found: marks(found, n)),
        "bridges": (graph.bridges, lambda found: marks(found, len(ties))),
        "constraint": (graph.constraint, as_is),
        "betweenness": (lambda: graph.betweenness(directed=False), as_is),
        "edge-betweenness": (lambda: graph.edge_betweenness(directed=False), as_is),
        "weighted-betweenness": (lambda: graph.betweenness(directed=False, weights=lengths), as_is),
        "harmonic": (lambda: graph.harmonic_centrality(normalized=False), as_is),
        "closeness": (lambda: graph.closeness(normalized=True), as_is),
        "leiden": (lambda: graph.community_leiden("modularity"), lambda found: found.membership),
        "louvain": (graph.community_multilevel, lambda found: found.membership),
        "label-propagation": (graph.community_label_propagation, lambda found: found.membership),
    }
    sizes = lambda read: {"nodes": read.vcount(), "ties": read.ecount()}  # noqa: E731
    reading = {
        "csv": (lambda file: ig.Graph.Read_Ncol(file, directed=False), sizes),
        "graphml": (ig.Graph.Read_GraphML, sizes),
    }
    return ig.__version__, tasks, reading


def leidenalg(n, ties, lengths):
    import igraph as ig
    import leidenalg as la

    graph = ig.Graph(n=n, edges=ties)
    find = lambda: la.find_partition(graph, la.ModularityVertexPartition)  # noqa: E731
    return la.__version__, {"leiden": (find, lambda found: found.membership)}, {}


def networkit(n, ties, lengths):
    import networkit as nk

    graph, weighted = nk.Graph(n), nk.Graph(n, weighted=True)
    for (a, b), length in zip(ties, lengths):
        graph.addEdge(a, b)
        weighted.addEdge(a, b, length)
    graph.indexEdges()
    name, community = nk.centrality, nk.community
    run = lambda make, read: (lambda: read(make().run()), list)  # noqa: E731
    half = lambda found: [value / 2 for value in found]  # noqa: E731
    scores = lambda found: found.scores()  # noqa: E731
    labels = lambda found: found.getPartition().getVector()  # noqa: E731

    # No Katz: it scales to length 1 in every round, and so ends at other values than x = αAx + 1. The tolerance of its eigenvector is
    # for the square of what changes.
    def tie_scores():
        return name.Betweenness(graph, computeEdgeCentrality=True).run().edgeScores()

    tasks = {
        "degree": run(lambda: name.DegreeCentrality(graph), scores),
        "components": run(lambda: nk.components.ConnectedComponents(graph), labels),
        "coreness": run(lambda: name.CoreDecomposition(graph), scores),
        "clustering": run(lambda: name.LocalClusteringCoefficient(graph, True), scores),
        "pagerank": run(lambda: name.PageRank(graph, 0.85, TIGHT), scores),
        "eigenvector": run(lambda: name.EigenvectorCentrality(graph, 1e-20), scores),
        "betweenness": (lambda: name.Betweenness(graph).run().scores(), half),
        "edge-betweenness": (tie_scores, lambda found: half(found[graph.edgeId(a, b)] for a, b in ties)),
        "weighted-betweenness": (lambda: name.Betweenness(weighted).run().scores(), half),
        "harmonic": run(lambda: name.HarmonicCloseness(graph, False), scores),
        "closeness": run(lambda: name.Closeness(graph, True, name.ClosenessVariant.STANDARD), scores),
        "leiden": run(lambda: community.ParallelLeiden(graph), labels),
        "louvain": run(lambda: community.PLM(graph, refine=False), labels),
        "label-propagation": run(lambda: community.PLP(graph), labels),
    }
    sizes = lambda read: {"nodes": read.numberOfNodes(), "ties": read.numberOfEdges()}  # noqa: E731
    reading = {
        "csv": (lambda file: nk.graphio.EdgeListReader(" ", 0, continuous=False).read(file), sizes),
        "graphml": (lambda file: nk.readGraph(file, nk.Format.GraphML), sizes),
    }
    return nk.__version__, tasks, reading


def networkx(n, ties, lengths):
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((a, b, length) for (a, b), length in zip(ties, lengths))
    nodes = lambda found: by_node(found, n)  # noqa: E731
    plain = {"weight": None}

    def tie_values(found):
        return [found[tie] if tie in found else found[tie[::-1]] for tie in ties]

    parts = lambda found: groups_of(found, n)  # noqa: E731
    tasks = {
        "degree": (lambda: dict(graph.degree()), nodes),
        "components": (lambda: list(nx.connected_components(graph)), parts),
        "coreness": (lambda: nx.core_number(graph), nodes),
        "clustering": (lambda: nx.clustering(graph), nodes),
        "pagerank": (lambda: nx.pagerank(graph, tol=1e-12 / n, max_iter=10_000, **plain), nodes),
        "eigenvector": (lambda: nx.eigenvector_centrality(graph, tol=TIGHT, max_iter=100_000, **plain), nodes),
        "katz": (lambda: nx.katz_centrality(graph, ALPHA, tol=TIGHT, max_iter=10_000, **plain), nodes),
        "cut-points": (lambda: list(nx.articulation_points(graph)), lambda found: marks(found, n)),
        "bridges": (lambda: list(nx.bridges(graph)), lambda found: tie_marks(found, ties)),
        "constraint": (lambda: nx.constraint(graph), nodes),
        "betweenness": (lambda: nx.betweenness_centrality(graph, normalized=False), nodes),
        "edge-betweenness": (lambda: nx.edge_betweenness_centrality(graph, normalized=False), tie_values),
        "weighted-betweenness": (lambda: nx.betweenness_centrality(graph, normalized=False, weight="weight"), nodes),
        "harmonic": (lambda: nx.harmonic_centrality(graph), nodes),
        "closeness": (lambda: nx.closeness_centrality(graph), nodes),
        "louvain": (lambda: nx.community.louvain_communities(graph, **plain), parts),
        "label-propagation": (lambda: list(nx.community.asyn_lpa_communities(graph)), parts),
    }
    sizes = lambda read: {"nodes": read.number_of_nodes(), "ties": read.number_of_edges()}  # noqa: E731
    reading = {"csv": (nx.read_weighted_edgelist, sizes), "graphml": (nx.read_graphml, sizes)}
    return nx.__version__, tasks, reading


def rustworkx(n, ties, lengths):
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(n)))
    graph.add_edges_from([(a, b, length) for (a, b), length in zip(ties, lengths)])
    nodes = lambda found: by_node(found, n)  # noqa: E731
    unit = lambda _: 1.0  # noqa: E731

    def tie_values(found):
        number = {tuple(sorted(graph.get_edge_endpoints_by_index(at)[:2])): at for at in graph.edge_indices()}
        return [found[number[tie]] for tie in ties]

    # No PageRank: it is there for directed graphs only.
    tasks = {
        "degree": (lambda: [graph.degree(node) for node in graph.node_indices()], list),
        "components": (lambda: rx.connected_components(graph), lambda found: groups_of(found, n)),
        "coreness": (lambda: rx.core_number(graph), nodes),
        "eigenvector": (lambda: rx.eigenvector_centrality(graph, unit, tol=TIGHT, max_iter=100_000), nodes),
        "katz": (lambda: rx.katz_centrality(graph, ALPHA, weight_fn=unit, tol=TIGHT, max_iter=10_000), nodes),
        "cut-points": (lambda: rx.articulation_points(graph), lambda found: marks(found, n)),
        "bridges": (lambda: rx.bridges(graph), lambda found: tie_marks(found, ties)),
        "betweenness": (lambda: rx.betweenness_centrality(graph, normalized=False), nodes),
        "edge-betweenness": (lambda: rx.edge_betweenness_centrality(graph, normalized=False), tie_values),
        "closeness": (lambda: rx.closeness_centrality(graph), nodes),
    }
    sizes = lambda read: {"nodes": read.num_nodes(), "ties": read.num_edges()}  # noqa: E731
    reading = {"graphml": (lambda file: rx.read_graphml(file)[0], sizes)}
    return rx.__version__, tasks, reading


def graph_tool(n, ties, lengths):
    import graph_tool
    from graph_tool import centrality, clustering, topology

    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(n)
    graph.add_edge_list(ties)
    weight = graph.new_ep("double", vals=lengths)
    array = lambda found: [float(value) for value in found.a]  # noqa: E731
    first = lambda found: array(found[0])  # noqa: E731
    ends = lambda prop: [float(prop[edge]) for edge in graph.edges()]  # noqa: E731

    def cut_points():
        return topology.label_biconnected_components(graph)[1]

    tasks = {
        "degree": (lambda: graph.get_total_degrees(graph.get_vertices()), lambda found: [int(value) for value in found]),
        "components": (lambda: topology.label_components(graph), first),
        "coreness": (lambda: topology.kcore_decomposition(graph), array),
        "clustering": (lambda: clustering.local_clustering(graph), array),
        "pagerank": (lambda: centrality.pagerank(graph, epsilon=TIGHT), array),
        "eigenvector": (lambda: centrality.eigenvector(graph, epsilon=TIGHT)[1], array),
        "katz": (lambda: centrality.katz(graph, alpha=ALPHA, epsilon=TIGHT), array),
        "cut-points": (cut_points, array),
        "betweenness": (lambda: centrality.betweenness(graph, norm=False)[0], array),
        "edge-betweenness": (lambda: centrality.betweenness(graph, norm=False)[1], ends),
        "weighted-betweenness": (lambda: centrality.betweenness(graph, weight=weight, norm=False)[0], array),
        "harmonic": (lambda: centrality.closeness(graph, harmonic=True, norm=False), array),
        "closeness": (lambda: centrality.closeness(graph, norm=True), array),
    }
    sizes = lambda read: {"nodes": read.num_vertices(), "ties": read.num_edges()}  # noqa: E731
    options = {"delimiter": " ", "quotechar": '"'}
    reading = {
        "csv": (lambda file: graph_tool.load_graph_from_csv(file, directed=False, csv_options=options), sizes),
        "graphml": (graph_tool.load_graph, sizes),
    }
    return graph_tool.__version__.split()[0], tasks, reading


PROGRAMS = {
    "igraph": igraph,
    "leidenalg": leidenalg,
    "networkit": networkit,
    "networkx": networkx,
    "rustworkx": rustworkx,
    "graph-tool": graph_tool,
}


def timed(call, *arguments):
    wall, cpu = time.perf_counter(), time.process_time()
    found = call(*arguments)
    return found, {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def main():
    global ALPHA
    program, file, ALPHA = sys.argv[1], sys.argv[2], float(sys.argv[3])
    n, ties, lengths = read_ties(file)
    version, tasks, reading = PROGRAMS[program](n, ties, lengths)
    print(json.dumps({"version": version, "nodes": n, "ties": len(ties)}), flush=True)
    for line in sys.stdin:
        task, _, rest = line.strip().partition(" ")
        if task == "read":
            kind, _, place = rest.partition(" ")
            if kind not in reading:
                print(json.dumps({"missing": "not offered"}), flush=True)
                continue
            call, sizes = reading[kind]
            found, answer = timed(call, place)
            answer |= sizes(found)
        elif task not in tasks:
            answer = {"missing": "not offered"}
        else:
            call, values = tasks[task]
            try:
                found, answer = timed(call)
                if rest:
                    with open(rest, "w", encoding="utf-8") as stream:
                        json.dump(values(found), stream)
            except Exception as error:  # a program that gives up is an answer too
                answer = {"missing": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
