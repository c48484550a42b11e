#!/usr/bin/env bash
# No command opens a socket, watched by its system calls; explore listens on loopback and connects to nothing.
# Usage: tests/faults/network.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

articles=data/sociaal-domein.json
families=data/florentine-families.json
"$binary" actors "$families" -o "$work/actors.json"
"$binary" convert "$families" -o "$work/list.csv"
for part in 1 2; do
    "$binary" measure betweenness "$families" --shard "$part/2" -o "$work/$part.shard"
done
# What Spark would have written about two nodes and a tie.
printf 'source,target\na,b\n' >"$work/pair.csv"
"$binary" spark-job "$work/pair.csv" --landmarks 2 -o "$work/spark" >/dev/null
mkdir -p "$work/spark/results/nodes" "$work/spark/results/about"
touch "$work/spark/results/nodes/_SUCCESS" "$work/spark/results/about/_SUCCESS"
sum() { sha256sum "$work/spark/$1" | cut -d ' ' -f 1; }
printf '{"job_sha256": "%s", "edges_sha256": "%s", "spark": "4.3.0"}\n' "$(sum job.json)" "$(sum edges.txt)" >"$work/spark/results/about/part-0.json"
printf '%s\n' number,out_degree,in_degree,partners,component,pagerank,triangles,label,distances "0,1,1,1,0,1.0,0,0,0:0 1:1" "1,1,1,1,0,1.0,0,0,0:1 1:0" \
    >"$work/spark/results/nodes/part-0.csv"
quiet=(
    "check $articles" "describe $articles" "measure degree $articles" "names $articles" "actors $articles" "bridges $articles"
    "backbone $articles --null fixed-rows --alpha 0.9" "change $articles --from 2013 --to 2018" "census degrees $articles"
    "cite" "clusters $families" "combine union $articles $families -o $work/both.json" "compare $articles" "completions zsh"
    "convert $articles -o $work/a.xlsx" "diagram $articles -o $work/a.svg" "diagram $families -o $work/a.png" "diagram $families -o $work/a.pdf"
    "gaps $articles --by sector --permutations 99" "explain betweenness medici $families" "governance $articles" "key-players $families"
    "man" "mrqap $families --outcome marriage --predictor business --permutations 99" "pack $work/list.csv --source source --target target -o $work/list.packed"
    "report $families -o $work/report" "spark-job $families -o $work/job" "similarity $families --by layer"
    "significance transitivity $families --draws 19" "robustness $families --draws 20" "split $families --by layer -o $work/parts"
    "transform $families --layer marriage -o $work/m.graphml" "whatif $families --weakest" "list measures"
    "merge-shards betweenness $families --shards $work/1.shard,$work/2.shard" "read-spark $work/spark"
    "verify $work/actors.json" "replay $work/actors.json -o $work/again.json"
)
watched=" help explore ${quiet[*]%% *} "
commands=$("$binary" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\)  .*/\1/p')
[ -n "$commands" ] || fail "the help lists no commands"
for command in $commands; do
    [[ "$watched" = *" $command "* ]] || fail "$command is not among the watched commands"
done
count=0
for command in "${quiet[@]}"; do
    # shellcheck disable=SC2086
    strace -f -qq -e trace=network -o "$work/calls" "$binary" $command >/dev/null 2>&1 || fail "$command does not run under strace"
    # Sockets between threads of one process (socketpair) leave the machine as little as pipes do.
    used=$(grep -Ev 'socketpair|exited with|detached|SIG' "$work/calls" || true)
    [ -z "$used" ] || fail "$command uses the network: $used"
    count=$((count + 1))
done

# The one server: a single bind, to 127.0.0.1, and no connection to anywhere, also when it is asked for its page.
strace -f -qq -e trace=network -o "$work/calls" "$binary" explore "$families" --port 0 >"$work/address" 2>/dev/null &
server=$!
for ((second = 0; second < 120; second++)); do
    ! grep -qs '^http' "$work/address" || break
    sleep 1
done
IFS=/ read -r _ _ host secret _ <"$work/address" || fail "explore tells no address"
if exec 3<>"/dev/tcp/${host/://}"; then
    printf 'GET /%s/ HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$secret" "$host" >&3
    read -r answer <&3 || true
    exec 3>&-
fi
pkill -TERM -P "$server" || true
wait "$server" || true
[[ "${answer:-}" = *" 200 OK"* ]] || fail "explore does not give its page: ${answer:-no answer}"
grep -q 'bind(.*127\.0\.0\.1' "$work/calls" || fail "explore does not bind to loopback: $(head -5 "$work/calls")"
elsewhere=$(grep 'bind(' "$work/calls" | grep -v '127\.0\.0\.1' || true)
[ -z "$elsewhere" ] || fail "explore binds elsewhere: $elsewhere"
# What is sent into a connection names no receiver.
out=$(grep 'connect(\|sendto(\|sendmsg(' "$work/calls" | grep -v 'sendto(.*, NULL, 0)\|msg_name=NULL' || true)
[ -z "$out" ] || fail "explore connects: $out"

printf '%s commands without a socket; explore on loopback only\n' "$count"
