"""How far apart the answers of programs are, and tables of how long they took, for compare.py."""

RAY, VALUES, PARTITION, COMMUNITIES, SIZES = "ray", "values", "partition", "communities", "sizes"
# What kind of answer each task has: numbers, numbers up to a common factor, a division, a division of which there are good ones and
# better ones, or counts of nodes and ties.
TASKS = {
    "degree": VALUES,
    "components": PARTITION,
    "coreness": VALUES,
    "clustering": VALUES,
    "pagerank": VALUES,
    "eigenvector": RAY,
    "katz": RAY,
    "cut-points": VALUES,
    "bridges": VALUES,
    "constraint": VALUES,
    "betweenness": VALUES,
    "edge-betweenness": VALUES,
    "weighted-betweenness": VALUES,
    "harmonic": VALUES,
    "closeness": VALUES,
    "leiden": COMMUNITIES,
    "louvain": COMMUNITIES,
    "label-propagation": COMMUNITIES,
    "read-csv": SIZES,
    "read-graphml": SIZES,
}
PEERS = ["igraph", "leidenalg", "networkit", "networkx", "rustworkx", "graph-tool"]
# Farther apart, as a share of the largest value, is not the same.
SAME = 1e-9


def modularity(groups, ties):
    """Newman & Girvan 2004, of an undirected network."""
    inside, degree = {}, {}
    for a, b in ties:
        for node in (a, b):
            degree[groups[node]] = degree.get(groups[node], 0) + 1
        if groups[a] == groups[b]:
            inside[groups[a]] = inside.get(groups[a], 0) + 1
    m = len(ties)
    return sum(inside.get(group, 0) / m - (total / (2 * m)) ** 2 for group, total in degree.items())


def numbered(groups):
    """The same division with groups numbered by first member."""
    number = {}
    return [number.setdefault(group, len(number)) for group in groups]


def difference(kind, ours, theirs):
    """The largest difference as a share of the largest value."""
    if len(ours) != len(theirs):
        return float("inf")
    if kind == PARTITION:
        return 0.0 if numbered(ours) == numbered(theirs) else float("inf")
    pairs = [(one, other) for one, other in zip(ours, theirs) if one is not None]
    if any(other is None or other != other for _, other in pairs):
        return float("inf")  # Not a number where we have one; no comparison would show it.
    if kind == RAY:
        mine, other = max(pair[0] for pair in pairs), max(abs(pair[1]) for pair in pairs)
        pairs = [(one / mine, abs(value) / other) for one, value in pairs]
    largest = max([abs(other) for _, other in pairs] + [1e-300])
    return max((abs(one - other) for one, other in pairs), default=0.0) / largest


def seconds(value):
    if value is None:
        return "–"
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e6:.0f} µs"


def ratio(result, clock):
    """How many times longer the fastest peer that agrees takes, and which it is."""
    ours = result.get("verbinder", {}).get(clock)
    peers = {
        name: times[clock]
        for name, times in result.items()
        if name != "verbinder" and times.get(clock) is not None and times.get("difference", 0.0) <= SAME
    }
    if not peers or not ours:
        return None, None
    fastest = min(peers, key=peers.get)
    return peers[fastest] / ours, fastest


def remarks(result):
    said = []
    for name, times in result.items():
        if times.get("difference", 0.0) > SAME:
            said.append(f"{name} differs by {times['difference']:.0e}")
        elif times.get("missing", "not offered") != "not offered":
            said.append(f"{name}: {times['missing']}")
    quality = {name: times["modularity"] for name, times in result.items() if "modularity" in times}
    if quality:
        said.append("modularity " + ", ".join(f"{name} {value:.4f}" for name, value in quality.items()))
    return "; ".join(said) or "all agree"


def told(task, result):
    times = ", ".join(f"{name} {seconds(times['wall'])}" for name, times in result.items() if "wall" in times)
    share, fastest = ratio(result, "wall")
    return f"{task}: {times}; " + (f"{share:.2f} × {fastest}; " if share else "") + remarks(result)


def page(results):
    lines = []
    for run in results["datasets"].values():
        peers = [name for name in PEERS if any("wall" in task.get(name, {}) for task in run["tasks"].values())]
        lines += [f"## {run['name']}: {run['nodes']:,} nodes, {run['ties']:,} ties", ""]
        versions = ", ".join(f"{name} {run['versions'][name]}" for name in peers)
        lines += [f"{run['machine']}, {run['threads']} threads, {run['date']}; verbinder {run['verbinder']}; {versions}.", ""]
        lines.append("| task | verbinder | processor | " + " | ".join(peers) + " | fastest peer ÷ verbinder | by processor | values |")
        lines.append("|---" * (len(peers) + 6) + "|")
        for task, result in run["tasks"].items():
            ours = result.get("verbinder", {})
            cells = [task, seconds(ours.get("wall")), seconds(ours.get("cpu"))]
            cells += [seconds(result.get(name, {}).get("wall")) for name in peers]
            for clock in ("wall", "cpu"):
                share, fastest = ratio(result, clock)
                cells.append(f"{share:.2f} ({fastest})" if share else "–")
            lines.append("| " + " | ".join([*cells, remarks(result)]) + " |")
        lines.append("")
    return "\n".join(lines)
