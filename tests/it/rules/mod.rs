//! Judgements on sound networks: each rule with a case in which it speaks and one in which it keeps silent.

mod judgements;
mod limits;
mod registry;
