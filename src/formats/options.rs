//! What the user says about a file that the file does not say itself.

use super::Format;

/// How a file is to be read. Everything may stay as it is by default: then the file decides.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The format, where detection would go wrong.
    pub format: Option<&'static Format>,
    /// Name of the encoding of a text, such as `windows-1252`.
    pub encoding: Option<String>,
    /// Which column holds which field of a table, mapped by hand: (field, heading or letter or number of the column). An empty column
    /// says that none holds the field: one that is called so is kept as an attribute. `mode` may be said so of any file in which an
    /// attribute of nodes would tell actors and structures apart.
    pub columns: Vec<(String, String)>,
    /// The table of nodes that belongs to a table of ties, and the second half of formats that come in two files.
    pub beside: Option<Beside>,
    /// Further tables of the same network, such as the other files of a session of Network Canvas.
    pub further: Vec<Beside>,
    /// The sheet of a workbook, or the relation of a file that has several.
    pub sheet: Option<String>,
    /// Whether ties have a direction, where the file does not say.
    pub directed: Option<bool>,
    /// Whether a file is split into several networks.
    pub split: Split,
    /// What stands for no answer, such as 99 and -9. `NA`, as R and pandas write what is missing, is empty in fields and attributes
    /// besides, unless `none` is among these.
    pub missing: Vec<String>,
}

impl ReadOptions {
    /// The columns that the user points at.
    pub(in crate::formats) fn columns_by_hand(&self) -> Vec<(String, String)> {
        self.columns.iter().filter(|(_, column)| !column.is_empty()).cloned().collect()
    }

    /// What the user says stands for no answer.
    pub(in crate::formats) fn codes(&self) -> impl Iterator<Item = &str> {
        self.missing.iter().map(|code| code.trim()).filter(|code| !code.is_empty() && *code != "none")
    }

    /// Whether `NA` is what is missing, and no value.
    pub(in crate::formats) fn is_na_missing(&self) -> bool {
        !self.missing.iter().any(|code| code.trim() == "none")
    }

    /// Whether the user says that nothing in the file is this field.
    pub(in crate::formats) fn sets_aside(&self, field: &str) -> bool {
        self.columns.iter().any(|(name, column)| column.is_empty() && name == field)
    }
}

/// A file that belongs to another one.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// Its content, unpacked.
    pub bytes: Vec<u8>,
}

/// Whether a file is split into several networks by the values of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Split {
    /// By a column `network` or `municipality` of the ties, if there is one.
    #[default]
    Auto,
    /// Not at all.
    Never,
    /// By this column.
    By(String),
}
