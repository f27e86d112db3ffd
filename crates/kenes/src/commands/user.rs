//! `kenes user`: people, at the command line.

use crate::{Outcome, Place, program, settings};
use clap::Subcommand;
use kenes_kernel::{Error, Kernel, access::Role, content::Content, i18n::Locale, journal::Value};
use kenes_platform::slices::{accounts, body};
use std::{collections::BTreeMap, io::Read as _, process::ExitCode, sync::Arc};
use uuid::Uuid;

#[derive(Subcommand)]
pub enum Act {
    /// Adds a person; the password is read from standard input.
    Add {
        /// What is typed at sign-in.
        handle: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// clerk, moderator, administrator, focal_point, validator, ngo, ombudsperson, deputy or observer.
        #[arg(long)]
        role: String,
        /// Key of the organisation for which the person acts.
        #[arg(long)]
        organisation: Option<String>,
    },
    /// Lets a person act for an organisation from today on.
    Join {
        /// What is typed at sign-in.
        handle: String,
        /// Key of the organisation.
        organisation: String,
    },
    /// Lists the people: handle, role, name.
    List,
    /// Forgets a person's second factor, for somebody who lost both device and recovery codes. Make sure who asks.
    ForgetSecondFactor {
        /// What is typed at sign-in.
        handle: String,
    },
    /// Erases a person's data everywhere; their acts in office stay under the office.
    Erase {
        /// What is typed at sign-in.
        handle: String,
    },
}

pub async fn run(place: &Place, act: Act) -> Outcome {
    let kernel = program::build(settings::read(place)?).await?;
    let ctx = kernel.program();
    match act {
        Act::Add {
            handle,
            name,
            role,
            organisation,
        } => {
            let role = Role::from_code(&role)
                .filter(|role| *role != Role::Visitor)
                .ok_or_else(|| format!("there is no role {role}; see --help"))?;
            let mut password = String::new();
            std::io::stdin()
                .read_to_string(&mut password)
                .map_err(|error| error.to_string())?;
            if let Some(key) = &organisation {
                body::find_organisation_by_key(kernel.db.read(), key)
                    .await
                    .map_err(|error| error.to_string())?
                    .ok_or_else(|| format!("there is no organisation {key}"))?;
            }
            let new = accounts::NewPerson {
                handle: handle.clone(),
                name: Content::new("en", name),
                role,
                password: Some(password.trim_end_matches(['\r', '\n']).to_owned()),
                demonstration: false,
                what_to_try: None,
            };
            let added = accounts::add_person(&ctx, new).await;
            added.map_err(|error| sentence(&kernel, &error))?;
            if let Some(key) = organisation {
                join(&kernel, &handle, &key).await?;
            }
            println!("added");
        }
        Act::Join {
            handle,
            organisation,
        } => {
            join(&kernel, &handle, &organisation).await?;
            println!("joined");
        }
        Act::List => list(&kernel).await?,
        Act::ForgetSecondFactor { handle } => {
            let person = id_of(&kernel, &handle).await?;
            accounts::forget_second_factor(&ctx, person)
                .await
                .map_err(|error| sentence(&kernel, &error))?;
            println!("forgotten");
        }
        Act::Erase { handle } => {
            let person = id_of(&kernel, &handle).await?;
            accounts::erase_person(&ctx, person)
                .await
                .map_err(|error| sentence(&kernel, &error))?;
            println!("erased");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn id_of(kernel: &Kernel, handle: &str) -> Result<Uuid, String> {
    accounts::find_person_by_handle(kernel.db.read(), handle)
        .await
        .map_err(|error| error.to_string())?
        .map(|person| person.id)
        .ok_or_else(|| format!("nobody signs in as {handle}"))
}

async fn join(kernel: &Arc<Kernel>, handle: &str, organisation: &str) -> Result<(), String> {
    body::add_member(&kernel.program(), handle, organisation)
        .await
        .map(|_| ())
        .map_err(|error| sentence(kernel, &error))
}

/// One line a person; the erased are left out.
async fn list(kernel: &Kernel) -> Result<(), String> {
    let mut after = None;
    loop {
        let people = accounts::tables::load_people(kernel.db.read().clone(), after, 500)
            .await
            .map_err(|error| error.to_string())?;
        let Some(last) = people.last() else {
            return Ok(());
        };
        after = Some(last.id);
        for person in people {
            let text = |name: &str| match person.fields.get(name) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            if person.fields.get("erased") != Some(&Value::Bool(true)) {
                println!(
                    "{:<20} {:<14} {}",
                    text("handle"),
                    text("role"),
                    name(&person.fields)
                );
            }
        }
    }
}

/// The person's name in its language of record.
fn name(fields: &BTreeMap<String, Value>) -> String {
    let Some(Value::Map(content)) = fields.get("name") else {
        return String::new();
    };
    let (Some(Value::Text(record)), Some(Value::Map(texts))) =
        (content.get("record"), content.get("texts"))
    else {
        return String::new();
    };
    match texts.get(record) {
        Some(Value::Map(passage)) => match passage.get("text") {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// The words of the pages, for the terminal.
fn sentence(kernel: &Kernel, error: &Error) -> String {
    let say = |key: &str| kernel.words.say(Locale::En, key, &[]);
    match error {
        Error::Invalid(fields) => fields
            .iter()
            .map(|(field, wrong)| format!("{field}: {}", say(&wrong.key)))
            .collect::<Vec<_>>()
            .join("; "),
        Error::Internal(cause) => cause.to_string(),
        error => say(error.key()),
    }
}
