use crate::present::diagram::context::Context;
use crate::present::diagram::page::Content;
pub(in crate::present::diagram) fn content(context: &Context<'_>) -> Content {
    super::whole::content(context)
}
