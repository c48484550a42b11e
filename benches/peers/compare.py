"""Times verbinder beside igraph, leidenalg, NetworKit, networkx, rustworkx and graph-tool, in turns, on the same networks.

    cargo build --release --example kernel_times
    benches/peers/install.sh VENV
    VENV/bin/python benches/peers/compare.py --results times.json DATASET…     (--help for the rest)

A DATASET is a tie list (CSV, also .csv.gz, two columns with a heading), a native JSON file, or `made:N`, a made network of N nodes. Of each
the largest component is taken, without direction, so that every program means the same by every measure; ties get lengths 1 to 10 for
weighted betweenness. Programs run as workers that read the network once. For each task all compute it first, and their values are compared:
no farther apart than 1e-9 of the largest. Divisions into communities differ from run to run, as do their times: every run has other lots,
and the median of modularity is told. Then all compute it again in turns. Told are medians of wall and of processor seconds of the call
alone, and how many times longer the fastest peer takes. What takes longer than --limit is computed once; what takes longer than three
times that is stopped.

Results are kept per dataset in the file of --results, so that a long comparison can be made in pieces; --write puts the tables of all
of them between the marks in a Markdown page.
"""

import argparse
import datetime
import json
import os
import platform
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from networks import largest_component, ties_of, write_files
from telling import COMMUNITIES, PEERS, SIZES, TASKS, VALUES, difference, modularity, page, told

# These hand work to threads of OpenMP, which costs some of them more than it gains where tasks are short or the machine is busy: they
# run with all threads and with one, and the faster counts.
OPENMP, ALONE = ["igraph", "networkit", "graph-tool"], ", one thread"
HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- compare.py: begin -->", "<!-- compare.py: end -->"


class Worker:
    """A program that computes one task per line; started when first asked, and again after it was stopped."""

    def __init__(self, command, threads=None):
        self.command, self.process, self.hello = command, None, {}
        self.environment = os.environ | ({"OMP_NUM_THREADS": str(threads)} if threads else {})

    def start(self):
        self.process = subprocess.Popen(
            self.command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line:
            self.stop()
            return {"missing": "does not start"}
        self.hello = json.loads(line)
        return None

    def ask(self, line, limit):
        if self.process is None and (failed := self.start()):
            return failed
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], limit)
        answer = self.process.stdout.readline() if ready else ""
        if not answer:
            self.stop()
            return {"missing": f"more than {limit:.0f} s" if not ready else "fails"}
        return json.loads(answer)

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def line_of(program, task, files, values=None):
    if not task.startswith("read-"):
        return f"{task} {values}" if values else task
    kind = task.partition("-")[2]
    if program == "verbinder":
        return f"read {files['ties.csv' if kind == 'csv' else 'ties.graphml']}"
    return f"read {kind} {files['ties.txt' if kind == 'csv' else 'ties.graphml']}"


def measure(dataset, given, folder):
    n, ties = largest_component(ties_of(dataset))
    print(f"{dataset}: {n} nodes, {len(ties)} ties", flush=True)
    files = write_files(folder, n, ties)
    degree = [0] * n
    for a, b in ties:
        degree[a] += 1
        degree[b] += 1
    # Below one over the largest eigenvalue, which is no more than the largest degree.
    alpha = str(0.5 / max(degree))
    workers = {"verbinder": Worker([given.kernels, files["ties.csv"], "--alpha", alpha])}
    for peer in given.peers:
        python = given.graph_tool_python if peer == "graph-tool" else sys.executable
        command = [python, str(HERE / "worker.py"), peer, files["ties.csv"], alpha]
        workers[peer] = Worker(command)
        if peer in OPENMP:
            workers[peer + ALONE] = Worker(command, threads=1)
    found = {"nodes": n, "ties": len(ties), "tasks": {}, "versions": {}}
    for task in given.tasks:
        found["tasks"][task] = measure_task(task, workers, files, ties, folder, given)
        print("  " + told(task, found["tasks"][task]), flush=True)
    for name, worker in workers.items():
        name = name.removesuffix(ALONE)
        found["versions"][name] = worker.hello.get("version", "")
        worker.stop()
    return found


def measure_task(task, workers, files, ties, folder, given):
    kind, result, values = TASKS[task], {}, {}
    for name, worker in workers.items():
        place = folder / f"{name}.json"
        answer = worker.ask(line_of(name.removesuffix(ALONE), task, files, place), 3 * given.limit)
        if "missing" in answer:
            result[name] = {"missing": answer["missing"]}
            continue
        result[name] = {"wall": [answer["wall"]], "cpu": [answer["cpu"]]}
        if kind == SIZES:
            values[name] = [answer["nodes"], answer["ties"]]
        else:
            values[name] = json.loads(place.read_text(encoding="utf-8"))
            place.unlink()
    for name, theirs in values.items():
        if kind == COMMUNITIES:
            result[name]["modularity"] = [modularity(theirs, ties)]
        elif name != "verbinder" and "verbinder" in values:
            result[name]["difference"] = difference(VALUES if kind == SIZES else kind, values["verbinder"], theirs)
    quick = max((times["wall"][0] for times in result.values() if "wall" in times), default=0) < 0.1
    again = folder / "again.json" if kind == COMMUNITIES else None
    for _ in range(given.rounds * (4 if quick or again else 1) - 1):
        for name, worker in workers.items():
            times = result[name]
            if "wall" in times and times["wall"][0] <= given.limit:
                answer = worker.ask(line_of(name.removesuffix(ALONE), task, files, again), 3 * given.limit)
                if "missing" not in answer:
                    times["wall"].append(answer["wall"])
                    times["cpu"].append(answer["cpu"])
                    if again:
                        times["modularity"].append(modularity(json.loads(again.read_text(encoding="utf-8")), ties))
    for times in result.values():
        if "modularity" in times:
            times["modularity"] = median(times["modularity"])
        for clock in ("wall", "cpu"):
            if clock in times:
                known = [seconds for seconds in times[clock] if seconds is not None]
                times["rounds"] = len(known)
                times[clock] = median(known) if known else None
    for name in [name for name in result if name.endswith(ALONE)]:
        alone, peer = result.pop(name), name.removesuffix(ALONE)
        if alone.get("wall", float("inf")) < result[peer].get("wall", float("inf")):
            result[peer] = alone | {"threads": 1}
    return result


def machine():
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
        return names[0] if names else platform.machine()
    except OSError:
        return platform.processor() or platform.machine()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("datasets", nargs="*", metavar="DATASET")
    options.add_argument("--results", required=True, metavar="FILE.json", help="kept and added to, per dataset")
    options.add_argument("--write", metavar="PAGE.md", help="page to put the tables into, between its marks")
    options.add_argument("--tasks", default=",".join(TASKS), metavar="TASK[,TASK…]")
    options.add_argument("--peers", default=",".join(PEERS), metavar="PEER[,PEER…]")
    options.add_argument("--rounds", type=int, default=5, metavar="N", help="four times as many of communities, and where all take less than 0.1 s")
    options.add_argument("--limit", type=float, default=60, metavar="SECONDS", help="what takes longer is computed once")
    options.add_argument("--kernels", default=str(HERE.parents[1] / "target/release/examples/kernel_times"), metavar="FILE")
    options.add_argument("--graph-tool-python", default="/usr/bin/python3", metavar="FILE")
    given = options.parse_args()
    given.tasks, given.peers = given.tasks.split(","), given.peers.split(",")
    unknown = [task for task in given.tasks if task not in TASKS] + [peer for peer in given.peers if peer not in PEERS]
    if unknown:
        options.error(f"there is no {', '.join(unknown)}")
    kept = Path(given.results)
    results = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {"datasets": {}}
    manifest = (HERE.parents[1] / "Cargo.toml").read_text(encoding="utf-8")
    for dataset in given.datasets:
        with tempfile.TemporaryDirectory() as folder:
            run = measure(dataset, given, Path(folder))
        name = dataset.replace("made:", "made ") if dataset.startswith("made:") else Path(dataset).name.split(".")[0]
        run |= {
            "name": name,
            "machine": machine(),
            "threads": len(os.sched_getaffinity(0)),
            "date": datetime.date.today().isoformat(),
            "verbinder": manifest.partition('version = "')[2].partition('"')[0],
        }
        earlier = results["datasets"].get(name)
        if earlier and (earlier["nodes"], earlier["ties"]) == (run["nodes"], run["ties"]):
            run["tasks"] = {**earlier["tasks"], **run["tasks"]}
            run["versions"] = {**earlier["versions"], **run["versions"]}
        run["tasks"] = {task: run["tasks"][task] for task in TASKS if task in run["tasks"]}
        results["datasets"][name] = run
        kept.write_text(json.dumps(results, indent=1), encoding="utf-8")
    if given.write:
        place = Path(given.write)
        text = place.read_text(encoding="utf-8")
        head, _, rest = text.partition(BEGIN)
        _, mark, tail = rest.partition(END)
        if not mark:
            sys.exit(f"{given.write} has no marks {BEGIN} and {END}")
        place.write_text(f"{head}{BEGIN}\n\n{page(results)}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
