#!/usr/bin/env bash
# Shells take the completions, and the manual pages are sound. Usage: tests/faults/shells.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

for shell in bash zsh fish; do
    "$binary" completions "$shell" >"$work/$shell"
    "$shell" -n "$work/$shell" || fail "$shell does not take its completions"
done
# What bash offers where a user has typed so much.
offered() {
    bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _verbinder verbinder "${!#}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[@]}"' \
        - "$work/bash" "$@"
}
[ "$(offered verbinder veri)" = verify ] || fail "no command is offered"
[ "$(offered verbinder measure local-cl)" = local-clustering ] || fail "no measure is offered: $(offered verbinder measure local-cl)"
[ "$(offered verbinder diagram x --view mat)" = matrix ] || fail "no view is offered"

"$binary" man -o "$work/man" >/dev/null
for page in "$work"/man/*.1; do
    lint=$(mandoc -T lint -W error "$page" 2>&1) || fail "$page: $lint"
    mandoc -T utf8 "$page" | grep -q NAME || fail "$page shows nothing"
done
printf '%s manual pages, completions of three shells\n' "$(find "$work/man" -name '*.1' | wc -l)"
