//! Stories: what people do, through HTTP, on every engine that is there.

mod backup;
mod bad_input;
mod calendar;
mod duties;
mod evaluation;
mod jobs;
mod language;
mod observations;
mod record;
mod register;
mod roadmaps;
mod sign_in;
mod submissions;

pub use observations::packed;
