//! Stories: what people do, through HTTP, on every engine that is there.

mod calendar;
mod language;
mod record;
mod sign_in;
