"""Holds what Cargo.toml says of the oldest Rust against what is used: python packaging/msrv.py

Clippy's `incompatible_msrv` looks at our own calls of the standard library, in every run of clippy. This looks at the rest: no crate that is
built asks for a newer Rust. Where that Rust is installed (rustup toolchain install), it compiles everything with it; where not, it says so.
"""

import json
import shutil
import subprocess
import sys


def version(text):
    """`1.92` and `1.92.0` as numbers that compare."""
    return (*map(int, text.split(".")), 0, 0)[:3]


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


host = next(line.split()[1] for line in said("rustc", "-vV").splitlines() if line.startswith("host:"))
metadata = json.loads(said("cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", host))
(ours,) = (package for package in metadata["packages"] if package["name"] == "verbinder")
promised = ours["rust_version"]

# What the library and the program are built from; tests may ask for more.
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
built, waiting = set(), [ours["id"]]
while waiting:
    package = waiting.pop()
    if package not in built:
        built.add(package)
        kinds = [(dep["pkg"], {kind["kind"] for kind in dep["dep_kinds"]}) for dep in nodes[package]["deps"]]
        waiting += [dep for dep, kind in kinds if kind - {"dev"}]
asked = {f"{package['name']} {package['version']}": package["rust_version"] for package in metadata["packages"] if package["id"] in built and package["rust_version"]}
newer = {name: rust for name, rust in asked.items() if version(rust) > version(promised)}
if newer:
    sys.exit(f"Cargo.toml promises Rust {promised}, but these ask for more: {newer}")
highest = max((rust for name, rust in asked.items() if not name.startswith("verbinder ")), key=version)
print(f"Rust {promised} is promised; the {len(built) - 1} crates that are built ask for {highest} at most")

# rustup knows a toolchain by its version.
found = shutil.which("rustup") and subprocess.run(["rustup", "run", promised, "cargo", "--version"], capture_output=True, text=True, check=False)
if not found or found.returncode != 0:
    print(f"Rust {promised} itself is not installed here: that it compiles everything was not tried")
else:
    subprocess.run(["rustup", "run", promised, "cargo", "check", "--locked", "--lib", "--bins"], check=True)
    print(f"{found.stdout.strip()} compiles everything")
