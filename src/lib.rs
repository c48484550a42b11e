//! Network analysis of local collaboration: who is central, who bridges, which clusters exist, how towns differ, with the
//! evidence behind every tie.
//!
//! One direction of flow: [`formats`] turn bytes into a checked [`model::Network`]; [`transform`] chooses a part of it;
//! [`graph::View`] makes numbers of that; [`measures`] and [`studies`] compute; [`present`] gives the numbers their names back, as
//! tables, diagrams and a report.
//!
//! ```
//! use verbinder::graph::{View, ViewOptions};
//! use verbinder::measures::{self, Params};
//! use verbinder::transform::Filter;
//!
//! let file = br#"{
//!     "directed": true,
//!     "graph": {"format": "verbinder/1"},
//!     "nodes": [{"id": "town", "kind": "municipality"}, {"id": "welfare"}, {"id": "school"}],
//!     "edges": [
//!         {"source": "town", "target": "welfare", "kind": "funds"},
//!         {"source": "welfare", "target": "school", "kind": "collaborates"},
//!         {"source": "town", "target": "school", "kind": "funds", "status": "planned"}
//!     ]
//! }"#;
//! let checked = verbinder::formats::read(file, "town.json")?;
//! assert!(!checked.has_errors());
//!
//! // What is planned does not exist yet.
//! let chosen = Filter::default().apply(&checked.value);
//! assert_eq!(chosen.left_out.by_status, 1);
//!
//! let view = View::new(&chosen.network, &ViewOptions::default());
//! let betweenness = measures::find("betweenness").expect("a registered measure");
//! let scores = betweenness.of(&view.graph, &Params::default());
//! let welfare = chosen.network.index_of("welfare").expect("a node of the file");
//! assert_eq!(scores.values[welfare], 1.0);
//! # Ok::<(), verbinder::Error>(())
//! ```

pub mod diagnostics;
pub mod digest;
pub mod error;
pub mod formats;
pub mod graph;
pub mod measures;
pub mod model;
pub mod packed;
pub mod present;
pub mod rules;
pub mod studies;
pub mod text;
pub mod transform;

pub use error::{Error, ErrorKind};
