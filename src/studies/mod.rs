//! The same measure many times, and several measures read together: what falls apart without an actor, who joins places,
//! what goes together over places, how two networks differ, what is more than chance would give, which clusters would be found
//! again, what moves when the data are imperfect; and of what the number of one node is made up.

pub mod backbone;
pub mod bridging;
pub mod contrast;
pub mod correlation;
pub mod degree_profile;
pub mod deltacon;
pub mod explain;
pub mod fixed_degrees;
pub mod gaps;
mod given_both;
pub mod groups;
pub mod jackknife;
pub mod key_players;
pub mod leave_one_out;
mod lower_tail;
pub mod marks;
pub mod mrqap;
pub mod multiple_testing;
pub mod netlsd;
pub mod null_models;
pub mod portrait_divergence;
pub mod qap;
pub mod recovery;
pub mod replicate;
pub mod robustness;
pub mod seriation;
pub mod significance;
pub mod stability;
pub mod tie_change;
pub mod vertex_bootstrap;
pub mod what_if;
