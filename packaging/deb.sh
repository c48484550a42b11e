#!/usr/bin/env bash
# Makes the Debian package of the program in target/release, unpacks it into a folder of its own and uses what is in it; as root also
# installs it into a system of its own and removes it: packaging/deb.sh CARGO_DEB FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
cargo_deb=$1 out=$2
out=$(mkdir -p "$out" && cd "$out" && pwd)
binary=target/release/verbinder

# Manual pages and completions are made by the program itself.
rm -rf target/packaging && mkdir -p target/packaging/completions
"$binary" man --output target/packaging/man >/dev/null
"$binary" completions bash >target/packaging/completions/verbinder.bash
"$binary" completions zsh >target/packaging/completions/_verbinder
"$binary" completions fish >target/packaging/completions/verbinder.fish

"$cargo_deb" --no-build --output "$out/verbinder.deb" >"$out/deb.log" 2>&1 || { cat "$out/deb.log"; exit 1; }
dpkg-deb -x "$out/verbinder.deb" "$out/root"
dpkg-deb -f "$out/verbinder.deb" Package Version Architecture Depends

root=$out/root
[ "$("$root/usr/bin/verbinder" --version)" = "$("$binary" --version)" ]
for page in README.md CHANGELOG.md copyright docs/measures.md data/sociaal-domein.json; do
    [ -s "$root/usr/share/doc/verbinder/$page" ] || [ -s "$root/usr/share/doc/verbinder/$page.gz" ] || { echo "no $page"; exit 1; }
done
ls "$root"/usr/share/man/man1/verbinder-measure.1.gz "$root/usr/share/bash-completion/completions/verbinder" >/dev/null
# As who installs it would: a picture, away from the sources.
(cd "$out" && "$root/usr/bin/verbinder" diagram "$root/usr/share/doc/verbinder/data/florentine-families.json" -o families.svg)
grep -q Medici "$out/families.svg"
if [ "$(id -u)" != 0 ]; then
    echo "the package unpacks and runs; only root can try to install and remove it"
else
    # dpkg itself takes it into a system of its own.
    mkdir -p "$out/system/var/lib/dpkg/updates" "$out/system/var/lib/dpkg/info"
    touch "$out/system/var/lib/dpkg/status" "$out/system/var/lib/dpkg/available"
    dpkg --root="$out/system" --force-depends --force-script-chrootless --log=/dev/null -i "$out/verbinder.deb" >"$out/dpkg.log" 2>&1 || { cat "$out/dpkg.log"; exit 1; }
    [ -x "$out/system/usr/bin/verbinder" ]
    dpkg --root="$out/system" --log=/dev/null -r verbinder >>"$out/dpkg.log" 2>&1
    [ ! -e "$out/system/usr/bin/verbinder" ]
    echo "the package installs, runs and goes"
fi
