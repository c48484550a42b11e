#!/usr/bin/env bash
# Builds the wheel, installs it into fresh environments, and tests what was installed: python/check.sh FOLDER [--profile PROFILE]
# FOLDER keeps the wheel and the environments. The profile is `release` unless said otherwise.
set -euo pipefail
cd "$(dirname "$0")"
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- --profile release
pip() { "$1/bin/python" -m pip install --quiet --disable-pip-version-check "${@:2}"; }

python3 -m venv "$out/build"
pip "$out/build" maturin==1.16.0
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/../target} "$out/build/bin/maturin" build --quiet --out "$out/wheels" "$@"
wheel=$(ls -t "$out"/wheels/verbinder-*.whl | head -1)

# With nothing else: the package needs no other.
python3 -m venv "$out/bare"
pip "$out/bare" --no-index "$wheel"
(cd "$out" && "$out/bare/bin/python" -I - "$OLDPWD/../data/florentine-families.json" <<'PYTHON'
import sys
import sysconfig
import verbinder
from verbinder._program import program

assert program().startswith(sysconfig.get_path("scripts")), program()
net = verbinder.read(sys.argv[1])
assert max(zip(verbinder.measure(net, "degree")["degree"], net.to_dict()["nodes"]), key=lambda pair: pair[0])[1]["id"] == "medici"
try:
    verbinder.describe(net).frame
except verbinder.Error as problem:
    assert "pandas or polars" in str(problem)
else:
    raise AssertionError("a frame out of nothing")
PYTHON
)

# With everything that it works with.
python3 -m venv "$out/full"
pip "$out/full" "$wheel" pytest==9.2.0 mypy==2.4.1 pandas==3.1.1 pandas-stubs==3.1.0.261029 polars==2.1.0 \
    networkx==3.6.1 types-networkx==3.6.1.20261114 scipy==1.17.1 igraph==1.0.0
export PYTHONDONTWRITEBYTECODE=1
"$out/full/bin/python" -m pytest -p no:cacheprovider
"$out/full/bin/python" -m mypy --cache-dir "$out/mypy"
