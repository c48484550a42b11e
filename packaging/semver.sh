#!/usr/bin/env bash
# Compares what the library offers with an earlier revision, and fails where the version in Cargo.toml has not gone up by as much as the
# changes ask: packaging/semver.sh [REVISION]. Without a revision it takes the newest tag v*. Needs cargo-semver-checks.
set -euo pipefail
cd "$(dirname "$0")/.."
fail() {
    echo "packaging/semver.sh: $1" >&2
    exit 2
}

baseline=${1:-$(git tag --list 'v*' --sort=-version:refname | head -n 1)}
[ -n "$baseline" ] || fail "there is no tag v* yet; name the revision to compare with: packaging/semver.sh REVISION"
git rev-parse --quiet --verify "$baseline^{commit}" >/dev/null || fail "git knows no revision $baseline; git tag and git log list them"
command -v cargo-semver-checks >/dev/null || fail "cargo-semver-checks is missing; cargo install cargo-semver-checks --locked installs it"
cargo semver-checks --baseline-rev "$baseline"
