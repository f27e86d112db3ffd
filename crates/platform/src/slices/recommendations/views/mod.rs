//! Views of the register that a person gave a name. A view is nothing but the address of what was
//! asked: it shows what stands in the register when it is opened.

pub mod actions;
pub mod pages;
pub mod store;
