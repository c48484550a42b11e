use crate::error::Error;
use crate::present::diagram::context::Context;
use crate::present::diagram::page::Content;
pub(in crate::present::diagram) fn content(context: &Context<'_>, _name: &str) -> Result<Content, Error> {
    Ok(super::whole::content(context))
}
