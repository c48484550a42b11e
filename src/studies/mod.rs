//! The same measure many times, and several measures read together: what falls apart without an actor, who joins places,
//! what goes together over places.

pub mod backbone;
pub mod bridging;
pub mod correlation;
pub mod groups;
pub mod key_players;
pub mod marks;
pub mod tie_change;
