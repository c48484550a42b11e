//! The `verbinder` command.

fn main() {}
