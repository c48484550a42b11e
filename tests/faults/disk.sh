#!/usr/bin/env bash
# A disk that is full, one that cannot be written, a folder without permission: what stood there stays whole, and the error says why.
# Needs root (or sudo) for a small file system in memory. Usage: tests/faults/disk.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/../.."
if [ "$(id -u)" = 0 ]; then as_root=(); else as_root=(sudo); fi
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
"${as_root[@]}" mount -t tmpfs -o size=256k,mode=0777 tmpfs "$disk"
trap '"${as_root[@]}" umount "$disk"; rm -rf "$work"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
injected=0

# refused WHY COMMAND…: the command fails with this reason and a hint, and the old files are what they were.
refused() {
    local why=$1 status=0
    shift
    "$@" >"$work/out" 2>"$work/err" || status=$?
    [ "$status" = 2 ] || fail "exit code $status of: $*"
    grep -q "$why" "$work/err" || fail "no word of '$why': $(cat "$work/err")"
    grep -q '^hint:' "$work/err" || fail "no hint: $(cat "$work/err")"
    ! grep -q panicked "$work/err" || fail "a panic: $(cat "$work/err")"
    injected=$((injected + 1))
}

whole() {
    [ "$(cat "$disk/old.svg")" = old ] || fail "the old file is no longer whole"
    [ -z "$(find "$disk" -name '*.part')" ] || fail "a part was left: $(find "$disk" -name '*.part')"
}

echo old >"$disk/old.svg"
head -c 230000 /dev/zero >"$disk/filler"
network=data/sociaal-domein.json

# Full: every kind of output, the old file still there.
for command in "diagram $network" "convert $network --to graphml" "bridges $network --format json" "transform $network --format json"; do
    # shellcheck disable=SC2086
    refused "No space left" "$binary" $command --force -o "$disk/old.svg"
    whole
done
refused "No space left" "$binary" report "$network" --force -o "$disk/report"
[ -z "$(find "$disk" -name '*.part')" ] || fail "a part of a report was left"
# What is there of the report is whole: a file is the one that is written elsewhere, or not there.
"$binary" report "$network" -o "$work/report" >/dev/null
while read -r file; do
    cmp -s "$file" "$work/report/${file#"$disk/report/"}" || fail "$file is half"
done < <(find "$disk/report" -type f)

# Room again: the same command succeeds.
rm -r "$disk/filler" "$disk/report"
"$binary" diagram data/florentine-families.json --font name --force -o "$disk/old.svg"
"$binary" verify "$disk/old.svg" >/dev/null
echo old >"$disk/old.svg"

# Read-only.
"${as_root[@]}" mount -o remount,ro "$disk"
refused "Read-only file system" "$binary" diagram "$network" --force -o "$disk/old.svg"
refused "Read-only file system" "$binary" report "$network" -o "$disk/report"
"${as_root[@]}" mount -o remount,rw "$disk"
whole

# Without permission, as somebody who is not root.
chmod 755 "$work"
mkdir "$work/closed"
chmod 555 "$work/closed"
if [ "$(id -u)" = 0 ]; then
    copy=$work/verbinder
    cp "$binary" "$copy" && chmod 755 "$copy"
    cp "$network" "$work/network.json" && chmod 644 "$work/network.json"
    refused "Permission denied" setpriv --reuid=65534 --regid=65534 --clear-groups "$copy" actors "$work/network.json" -o "$work/closed/a.csv"
else
    refused "Permission denied" "$binary" actors "$network" -o "$work/closed/a.csv"
fi

# Killed at any moment while it writes to the disk.
start=${EPOCHREALTIME/[.,]/}
"$binary" convert data/florentine-families.json --no-recipe --force -o "$disk/new.json"
took=$((${EPOCHREALTIME/[.,]/} - start)) killed=0
cp "$disk/new.json" "$work/new.json"
for ((kill = 0; kill < 60; kill++)); do
    echo old >"$disk/new.json"
    "$binary" convert data/florentine-families.json --no-recipe --force -o "$disk/new.json" &
    pause=$((RANDOM * took / 32768))
    sleep "$((pause / 1000000)).$(printf '%06d' $((pause % 1000000)))"
    kill -KILL $! 2>/dev/null || true
    status=0
    wait $! 2>/dev/null || status=$?
    # 137: it was still at work.
    [ "$status" != 137 ] || killed=$((killed + 1))
    [ "$(cat "$disk/new.json")" = old ] || cmp -s "$disk/new.json" "$work/new.json" || fail "kill $kill left half a file"
done
[ "$killed" -gt 0 ] || fail "every run had ended before it was killed"
injected=$((injected + killed))
"$binary" convert data/florentine-families.json --no-recipe --force -o "$disk/new.json"
[ -z "$(find "$disk" -name '*.part')" ] || fail "parts of killed runs are still there"

# Killed while it puts a result in the place of another one: the next run leaves nothing of either, and nothing of the user's is touched.
listed() { python3 -c 'import json, sys; [print(f["file"]) for f in json.load(open(sys.argv[1] + "/recipe.json"))["outputs"]]' "$1"; }
for call in rename unlink; do
    # The first that is renamed is the note.
    for nth in 2 4 8; do
        rm -rf "$work/whole"
        "$binary" split "$network" --by municipality -o "$work/whole" >/dev/null
        echo mine >"$work/whole/mine.txt"
        strace -f -o /dev/null -e trace=rename,unlink -e "inject=$call:signal=KILL:when=$nth" \
            "$binary" split "$network" --by kind --force -o "$work/whole" >/dev/null 2>&1 || true
        [ -e "$work/whole/.recipe.json.under-way" ] || fail "no run was killed at $call $nth"
        "$binary" split "$network" --by municipality --force -o "$work/whole" >/dev/null 2>&1
        { listed "$work/whole"; echo recipe.json; echo mine.txt; } | sort >"$work/wanted"
        (cd "$work/whole" && find . -type f | sed 's|^\./||' | sort) >"$work/there"
        diff "$work/wanted" "$work/there" || fail "killed at $call $nth: files of another result stay"
        injected=$((injected + 1))
    done
done

printf '%s faults injected, no file lost or half\n' "$injected"
