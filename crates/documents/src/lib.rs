//! Reads registers of recommendations out of files and writes them back.
//!
//! Bytes come in, rows and texts go out: no network, no database, no clock, no files. [`recognise`] looks at the
//! contents and says what a file is; [`Source::read`] makes [`Record`]s of it, and names every row that gave none
//! ([`Fault`]) and everything that was mended on the way ([`Note`]). A file that cannot be read at all is a
//! [`Refusal`]. Nothing is lost silently, and no input makes a reader panic.
//!
//! ```
//! use kenes_documents::{Limits, Position, recognise};
//!
//! let file = "id;country;text;from_state;response\n\
//!             k-1;Kazakhstan;Adopt a law on the prevention of torture;Mexico;Accepted\n";
//! let source = recognise(file.as_bytes(), None, &Limits::default())?;
//! let reading = source.read()?;
//! assert_eq!(reading.records[0].key, "k-1");
//! assert_eq!(reading.records[0].position, Some(Position::Supported));
//! assert_eq!(reading.records[0].recommending_states, ["Mexico"]);
//! # Ok::<(), kenes_documents::Refusal>(())
//! ```

mod archive;
pub mod date;
mod delimited;
pub mod docx;
mod encoding;
pub mod existing;
pub mod export;
mod fault;
mod formats;
mod json;
pub mod language;
mod limits;
mod mapping;
mod matrix;
mod mechanism;
mod note;
pub mod numbering;
pub mod observations;
mod record;
mod refusal;
mod source;
mod states;
mod symbol;
mod table;
mod tabular;
mod text;
pub mod word;
mod workbook;

pub use delimited::{Delimiter, LineEnds};
pub use encoding::Encoding;
pub use fault::{Fault, FaultKind};
pub use formats::Format;
pub use limits::Limits;
pub use mapping::synonyms::field_of;
pub use mapping::{ColumnRule, Field, List, Mapping, TextRule, propose_mapping};
pub use mechanism::{Family, Mechanism};
pub use note::{Note, NoteKind};
pub use record::{Kind, Position, Record, cycle_of_session};
pub use refusal::Refusal;
pub use source::{Choice, Reading, Source, recognise, recognise_as};
pub use states::is_state;
pub use symbol::Symbol;
pub use table::{Broken, Cell, Container, Row, Table, signature};
