//! Stories: what people do, through HTTP, on every engine that is there.

mod backup;
mod bad_input;
mod bulk_invitations;
mod calendar;
pub mod channel;
mod coalitions;
mod composition;
mod counts;
mod duties;
mod evaluation;
mod existing_road_maps;
mod handover;
mod hostile;
mod invitations;
mod jobs;
mod language;
mod moderation;
mod names_and_readers;
mod observations;
mod partings;
mod personal_data;
mod queue;
mod record;
mod register;
mod repeats;
mod review;
mod roadmaps;
mod rules;
mod second_factor;
mod sign_in;
mod submissions;
mod themes;
mod tokens;

pub use observations::packed;
