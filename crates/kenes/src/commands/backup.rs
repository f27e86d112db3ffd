//! `kenes backup` and `kenes restore`: everything in one file, for either database engine.
//!
//! The file is a zip: `manifest.json`, `tables/<name>.jsonl` (the columns, then a row a line) and
//! the uploaded files under their hashes.

mod read;

use crate::{Outcome, Place, program, settings};
use kenes_kernel::{
    clock::{Clock as _, SystemClock},
    db::{self, Db, copy},
    files::Files,
    journal,
};
use kenes_platform::{app, migrations, slices};
use read::{Backup, Manifest};
use sea_orm::TransactionTrait as _;
use serde::Serialize;
use std::{
    fs::File,
    io::{BufReader, Write as _},
    path::Path,
    process::ExitCode,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Rows that are written in one go.
const ROWS_AT_ONCE: usize = 500;

pub async fn back_up(place: &Place, file: &Path) -> Outcome {
    let config = settings::read(place)?;
    let database = program::open(&config).await?;
    check_schema(&database).await?;
    let tables = copy::list_tables(&database).await.map_err(say)?;
    // One transaction, so that all tables are of one moment.
    let moment = database
        .read()
        .begin_with_config(Some(sea_orm::IsolationLevel::RepeatableRead), None)
        .await
        .map_err(say)?;
    let head = journal::head(&moment)
        .await
        .map_err(|error| error.to_string())?;
    let part = file.with_extension("part");
    let mut zip = ZipWriter::new(
        File::create(&part).map_err(|e| format!("{} cannot be written: {e}", part.display()))?,
    );
    let options = SimpleFileOptions::default();
    let manifest = Manifest {
        format: 1,
        schema: migrations::ALL
            .iter()
            .map(|step| step.name.to_owned())
            .collect(),
        entries: head.size,
        root: head.root.clone(),
        at_micros: SystemClock.now().micros(),
        tables: tables.iter().map(|table| table.name.clone()).collect(),
    };
    zip.start_file("manifest.json", options).map_err(say)?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest).map_err(say)?)
        .map_err(say)?;
    let mut count = 0;
    for table in &tables {
        zip.start_file(format!("tables/{}.jsonl", table.name), options)
            .map_err(say)?;
        write_line(&mut zip, table)?;
        for row in copy::read_rows(&moment, table).await.map_err(say)? {
            write_line(&mut zip, &row)?;
            count += 1;
        }
    }
    moment.commit().await.map_err(say)?;
    let files = add_files(&mut zip, &config.data.join("files"), options)?;
    zip.finish().map_err(say)?;
    std::fs::rename(&part, file).map_err(say)?;
    println!("{count} rows and {files} files are in {}.", file.display());
    println!("entries {}, root {}", head.size, head.root);
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(place: &Place, file: &Path) -> Outcome {
    let config = settings::read(place)?;
    let opened =
        File::open(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let mut backup =
        Backup::open(BufReader::new(opened)).map_err(|why| format!("{}: {why}", file.display()))?;
    let ours: Vec<&str> = migrations::ALL.iter().map(|step| step.name).collect();
    if backup.manifest.format != 1 || backup.manifest.schema != ours {
        return Err("this backup was made by another version of kenes. Restore it with that version, then migrate.".into());
    }
    let database = program::open(&config).await?;
    app::migrate(&database, &SystemClock)
        .await
        .map_err(|error| error.to_string())?;
    if journal::head(database.read())
        .await
        .map_err(|error| error.to_string())?
        .size
        > 0
    {
        return Err("the database holds data already. Restore into an empty one.".into());
    }
    let tables = copy::list_tables(&database).await.map_err(say)?;
    let moment = database.read().begin().await.map_err(say)?;
    copy::empty_tables(&moment, &tables).await.map_err(say)?;
    let mut count = 0;
    for table in &tables {
        let mut rows = backup.table(table)?;
        loop {
            let some = rows.next_rows(ROWS_AT_ONCE)?;
            if some.is_empty() {
                break;
            }
            copy::write_rows(&moment, table, &some).await.map_err(say)?;
            count += some.len();
        }
    }
    moment.commit().await.map_err(say)?;
    let files = restore_files(&mut backup, &config.data.join("files")).await?;
    slices::reindex(&database)
        .await
        .map_err(|error| error.to_string())?;
    println!("{count} rows and {files} files are back. Check them with `kenes verify`.");
    println!(
        "entries {}, root {}",
        backup.manifest.entries, backup.manifest.root
    );
    Ok(ExitCode::SUCCESS)
}

async fn restore_files(
    backup: &mut Backup<BufReader<File>>,
    folder: &Path,
) -> Result<usize, String> {
    let names = backup.file_names()?;
    std::fs::create_dir_all(folder).map_err(say)?;
    let files = Files::in_folder(folder).map_err(say)?;
    for name in &names {
        let hash = files.put(backup.file(name)?.into()).await.map_err(say)?;
        if name.rsplit('/').next() != Some(hash.as_str()) {
            return Err(format!("the file {name} of the backup is damaged"));
        }
    }
    Ok(names.len())
}

async fn check_schema(database: &Db) -> Result<(), String> {
    let pending = db::pending(database, migrations::ALL).await.map_err(say)?;
    if pending.is_empty() {
        Ok(())
    } else {
        Err("the database is not at the present schema: run `kenes migrate` first.".into())
    }
}

fn write_line(zip: &mut ZipWriter<File>, value: &impl Serialize) -> Result<(), String> {
    let mut line = serde_json::to_vec(value).map_err(say)?;
    line.push(b'\n');
    zip.write_all(&line).map_err(say)
}

fn add_files(
    zip: &mut ZipWriter<File>,
    folder: &Path,
    options: SimpleFileOptions,
) -> Result<usize, String> {
    let mut count = 0;
    let Ok(shelves) = std::fs::read_dir(folder) else {
        return Ok(0);
    };
    for shelf in shelves {
        let shelf = shelf.map_err(say)?.path();
        let Ok(entries) = std::fs::read_dir(&shelf) else {
            continue;
        };
        for entry in entries {
            let path = entry.map_err(say)?.path();
            let (Some(shelf), Some(name)) = (shelf.file_name(), path.file_name()) else {
                continue;
            };
            let name = format!(
                "files/{}/{}",
                shelf.to_string_lossy(),
                name.to_string_lossy()
            );
            zip.start_file(name, options).map_err(say)?;
            zip.write_all(&std::fs::read(&path).map_err(say)?)
                .map_err(say)?;
            count += 1;
        }
    }
    Ok(count)
}

fn say(error: impl std::fmt::Display) -> String {
    error.to_string()
}
