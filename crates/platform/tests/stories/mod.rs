//! Stories: what people do, through HTTP, on every engine that is there.

mod backup;
mod calendar;
mod language;
mod record;
mod register;
mod sign_in;
