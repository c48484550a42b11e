"""Computes betweenness and harmonic closeness of one tie list with verbinder and with other programs, in turns.

Usage: paths.py VERBINDER FILE.csv [ROUNDS]     (needs igraph and networkit; FILE: two columns with a heading, no weights)

First checks that all agree, then prints processor seconds (of all threads together, so that what else the machine does counts
little) and how many times those of verbinder. Of verbinder it is the whole process less that of another one which only reads the
file and counts partners; of the others the call alone, without reading.
"""

import json
import subprocess
import sys
from statistics import median

PEER = """
import csv, json, sys, time
rows = list(csv.reader(open({file!r})))[1:]
names = sorted({{name for row in rows for name in row[:2]}})
number = {{name: at for at, name in enumerate(names)}}
edges = sorted({{tuple(sorted((number[a], number[b]))) for a, b in (row[:2] for row in rows) if a != b}})
{make}
start = time.process_time()
values = {call}
taken = time.process_time() - start
print(json.dumps([taken, dict(zip(names, [value * {factor} for value in values]))]))
"""
IGRAPH = "import igraph; graph = igraph.Graph(n=len(names), edges=edges)"
NETWORKIT = (
    "import networkit; graph = networkit.Graph(len(names)); [graph.addEdge(a, b) for a, b in edges];"
    " name = networkit.centrality"
)
CALLS = {
    "betweenness": {
        "igraph": (IGRAPH, "graph.betweenness(directed=False)", 1),
        "networkit": (NETWORKIT, "name.Betweenness(graph).run().scores()", 0.5),
    },
    "harmonic-closeness": {
        "igraph": (IGRAPH, "graph.harmonic_centrality(normalized=False)", 1),
        "networkit": (NETWORKIT, "name.HarmonicCloseness(graph, False).run().scores()", 1),
    },
}


def processor_seconds(command):
    watcher = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        " used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    )
    done = subprocess.run([sys.executable, "-c", watcher, *command], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main():
    verbinder, file = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    for measure, peers in CALLS.items():
        ours = [verbinder, "measure", measure, file, "--format", "json"]
        rows = json.loads(subprocess.run(ours, check=True, capture_output=True, text=True).stdout)["rows"]
        column = next(name for name in rows[0] if name.replace("_", "-") == measure)
        values = {row["label"]: row[column] for row in rows}
        taken = {name: [] for name in ["verbinder", *peers]}
        for _ in range(rounds):
            whole = processor_seconds(ours)
            taken["verbinder"].append(whole - processor_seconds([verbinder, "measure", "degree", file, "--format", "json"]))
            for name, (make, call, factor) in peers.items():
                code = PEER.format(file=file, make=make, call=call, factor=factor)
                done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
                seconds, theirs = json.loads(done.stdout)
                taken[name].append(seconds)
                largest = max(values.values())
                wrong = max(abs(values[node] - value) for node, value in theirs.items())
                if wrong > 1e-9 * max(1.0, largest):
                    print(f"{measure}: {name} differs by {wrong}")
        base = median(taken["verbinder"])
        for name, seconds in taken.items():
            print(f"{measure:20} {name:10} {median(seconds):8.2f} s {median(seconds) / base:7.1f} ×", flush=True)


if __name__ == "__main__":
    main()
