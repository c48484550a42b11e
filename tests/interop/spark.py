"""Runs jobs of `verbinder spark-job` on a local Spark and compares every column of `verbinder read-spark` with our own values.

    python tests/interop/spark.py path/to/verbinder FOLDER     (needs pyspark and Java 17; FOLDER is for the jobs)

One bundled network with direction, every node a landmark, and a generated one of 2,000 nodes without, with several components and
nodes without ties. Degree, components, triangles, clustering and distances must be equal; PageRank to the bound that docs/beyond-one-machine.md
states; every community must lie in one component, and every label come from no farther than there were rounds. Exits with 1 and says what
differs.
"""

import csv
import json
import random
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS, LABEL_ROUNDS, DAMPING = 100, 4, 0.85
# See docs/beyond-one-machine.md: what is left of the error, over all nodes together.
BOUND = 2 * (1 + 1 / (1 - DAMPING)) * DAMPING**ROUNDS


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command} exits with {done.returncode}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return done.stdout


def rows(*command):
    return {row["id"]: row for row in json.loads(run(*command, "--format", "json"))["rows"]}


def generated(file):
    """2,000 nodes: a core where each joins three earlier ones, loose parts of random size, and 25 nodes without ties."""
    draw = random.Random(7)
    ties = {(node, other) for node in range(3, 1200) for other in draw.sample(range(node), 3)}
    first = 1200
    while first < 1975:
        size = min(draw.choice([2, 3, 5, 8, 40]), 1975 - first)
        part = range(first, first + size)
        ties |= {(node, draw.randrange(first, node)) for node in part[1:]}
        ties |= {tuple(sorted(draw.sample(part, 2), reverse=True)) for _ in range(size) if size > 2}
        first += size
    network = {
        "directed": False,
        "nodes": [{"id": f"n{node:04}"} for node in range(2000)],
        "edges": [{"source": f"n{a:04}", "target": f"n{b:04}"} for a, b in sorted(ties)],
    }
    file.write_text(json.dumps(network), encoding="utf-8")


def reach(ahead, start):
    steps, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in ahead[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def close(one, other, within, what):
    assert abs(one - other) <= within, f"{what}: {one} and {other}"


def check(verbinder, file, folder, view, landmarks):
    run(
        verbinder, "spark-job", file, *view, "--landmarks", landmarks, "--rounds", ROUNDS, "--label-rounds", LABEL_ROUNDS,
        "--force", "-o", folder,
    )
    started = time.monotonic()
    run(sys.executable, folder / "job.py")
    taken = time.monotonic() - started
    found = rows(verbinder, "read-spark", folder)
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    measures = ["degree", "pagerank", "local-clustering", "harmonic-closeness"] + ["in-degree", "out-degree"] * job["directed"]
    own = rows(verbinder, "measure", ",".join(measures), file, *view)
    assert list(found) == list(own), "rows and their order"
    for node, row in found.items():
        assert all(row[name] == own[node][name] for name in measures if name.endswith("degree")), f"degree of {node}"
        close(row["local-clustering"], own[node]["local-clustering"], 1e-12, f"clustering of {node}")
    off = sum(abs(row["pagerank"] - own[node]["pagerank"]) for node, row in found.items())
    assert off <= BOUND, f"PageRank is off by {off}, not {BOUND}"
    close(sum(row["pagerank"] for row in found.values()), 1, 1e-12, "sum of PageRank")

    names = [row["id"] for row in csv.DictReader(open(folder / "nodes.csv", encoding="utf-8"))]
    ahead, both = {name: set() for name in names}, {name: set() for name in names}
    for line in open(folder / "edges.txt", encoding="utf-8"):
        a, b = (names[int(number)] for number in line.split()[:2])
        if a != b:
            ahead[a].add(b)
            both[a].add(b)
            both[b].add(a)
            if not job["directed"]:
                ahead[b].add(a)
    for node, row in found.items():
        triangles = sum(len(both[node] & both[other]) for other in both[node]) // 2
        assert row["triangles"] == triangles, f"triangles of {node}: {row['triangles']} and {triangles}"

    members = rows(verbinder, "clusters", "--method", "components", "--members", file, *view)
    ours = {node: row["community"] or node for node, row in members.items()}
    pairs = {(row["component"], ours[node]) for node, row in found.items()}
    assert len(pairs) == len(set(ours.values())) == len({one for one, _ in pairs}), "components"
    communities = {}
    for node, row in found.items():
        if row["community"] is not None:
            communities.setdefault(row["community"], set()).add(row["component"])
    assert all(len(parts) == 1 for parts in communities.values()), "a community in two components"
    assert len(communities) > 1, "communities"

    raw = {}
    for part in sorted((folder / "results" / "nodes").glob("part-*")):
        raw |= {names[int(row["number"])]: row for row in csv.DictReader(open(part, encoding="utf-8"))}
    marks = [names[number] for number in job["landmarks"]]
    back = {name: {other for other in both[name] if name in ahead[other]} for name in names}
    to_mark = {mark: reach(back, mark) for mark in marks}
    for node, row in found.items():
        steps = {mark: to_mark[mark][node] for mark in marks if node in to_mark[mark]}
        theirs = dict(pair.split(":") for pair in (raw[node]["distances"] or "").split())
        assert {names[int(mark)]: int(length) for mark, length in theirs.items()} == steps, f"distances of {node}"
        others = len(marks) - (node in marks)
        near = sum(1 / length for length in steps.values() if length) * (len(names) - 1) / others
        close(row["harmonic_estimate"], near, 1e-9 * len(names), f"estimate for {node}")
        if len(marks) == len(names):
            close(row["harmonic_estimate"], own[node]["harmonic-closeness"], 1e-9 * len(names), f"harmonic closeness of {node}")
        label = names[int(raw[node]["label"])]
        hops = reach(both, node).get(label)
        assert hops is not None and hops <= LABEL_ROUNDS, f"label of {node} from {label}, {hops} steps away"
    print(f"{file.name}: {len(names)} nodes, {job['ties']} ties agree; PageRank off by {off:.1e}; the job took {taken:.0f} s", flush=True)


def main():
    verbinder, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    generated(folder / "generated.json")
    check(verbinder, ROOT / "data" / "sociaal-domein.json", folder / "bundled", ["--direction", "directed"], 10000)
    check(verbinder, folder / "generated.json", folder / "made", [], 32)


if __name__ == "__main__":
    main()
