#!/usr/bin/env bash
# Installs the programs that compare.py measures beside verbinder: from PyPI into FOLDER, graph-tool from Debian.
# usage: install.sh FOLDER, afterwards: FOLDER/bin/python benches/peers/compare.py --help
set -euo pipefail
folder=${1:?name a folder for the Python environment}
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check \
    igraph==1.0.0 networkit==11.3 networkx==3.6.1 numpy rustworkx==0.18.1 leidenalg==0.12.0 scipy
if ! /usr/bin/python3 -c 'import graph_tool' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=(); else as_root=(sudo); fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-graph-tool
fi
