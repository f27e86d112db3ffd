//! Files and forms as people send them by mistake, or to do harm: each gets a sentence that says how to mend it, what was
//! typed comes back, and nothing is half stored.

mod channel;
mod files;
mod forms;
