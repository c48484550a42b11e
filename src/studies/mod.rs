//! The same measure many times, and several measures read together: what falls apart without an actor, who joins places,
//! what goes together over places, what moves when the data are imperfect.

pub mod backbone;
pub mod bridging;
pub mod correlation;
pub mod groups;
pub mod key_players;
pub mod replicate;
pub mod robustness;
pub mod tie_change;
