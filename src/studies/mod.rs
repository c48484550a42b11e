//! The same measure many times, and several measures read together: what falls apart without an actor, who joins places,
//! what goes together over places, what is more than chance would give, which clusters would be found again.

pub mod backbone;
pub mod bridging;
pub mod correlation;
pub mod groups;
pub mod key_players;
pub mod null_models;
pub mod significance;
pub mod stability;
pub mod tie_change;
