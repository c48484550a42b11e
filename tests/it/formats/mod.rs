//! Reading and writing files.

mod florentine;
