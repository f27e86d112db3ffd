//! Attachments: bytes in a folder or a bucket, everything else about them in the database.

use crate::{
    ctx::Ctx,
    db::{Query, WriteTx},
    error::{Error, Result},
};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderValue, header};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sha2::{Digest, Sha256};
use std::{
    path::{Path as FsPath, PathBuf},
    sync::Arc,
};
use tokio::io::AsyncSeekExt as _;
use tokio_util::io::ReaderStream;
use uuid::Uuid;

/// Where the bytes lie, each under its SHA-256.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    scratch: PathBuf,
}

/// What is known of an attachment.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Attachment {
    pub id: Uuid,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: String,
    pub audience_id: i64,
}

impl Files {
    /// Opens (and makes) the folder.
    ///
    /// # Errors
    /// That the folder cannot be made or written.
    pub fn in_folder(folder: &FsPath) -> Result<Self, object_store::Error> {
        Ok(Self {
            store: Arc::new(LocalFileSystem::new_with_prefix(folder)?),
            scratch: folder.join(".scratch"),
        })
    }

    /// A folder for what is being written; nothing in it outlives its writer. It lies beside the files and not in
    /// the system's folder, which is memory on many machines.
    ///
    /// # Errors
    /// Internal, when it cannot be made.
    pub fn scratch_folder(&self) -> Result<PathBuf> {
        std::fs::create_dir_all(&self.scratch).map_err(Error::internal)?;
        Ok(self.scratch.clone())
    }

    /// A file without a name: it is gone when nobody holds it any more.
    ///
    /// # Errors
    /// Internal, when it cannot be made.
    pub fn scratch(&self) -> Result<std::fs::File> {
        tempfile::tempfile_in(self.scratch_folder()?).map_err(Error::internal)
    }

    /// Puts bytes under their hash; the same bytes twice are kept once.
    ///
    /// # Errors
    /// The store's.
    pub async fn put(&self, bytes: Bytes) -> Result<String, object_store::Error> {
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        self.store
            .put(&place(&hash), PutPayload::from_bytes(bytes))
            .await?;
        Ok(hash)
    }

    /// The bytes of a hash.
    ///
    /// # Errors
    /// That they are not there, or the store's.
    pub async fn get(&self, sha256: &str) -> Result<Bytes, object_store::Error> {
        self.store.get(&place(sha256)).await?.bytes().await
    }
}

/// How many attachments there are, and the names under which the bytes of some are missing.
///
/// # Errors
/// The database's, and the store's when it does not answer.
pub async fn check(db: &impl ConnectionTrait, files: &Files) -> Result<(usize, Vec<String>)> {
    let hashes: Vec<String> = Query::new("SELECT DISTINCT sha256 FROM attachments ORDER BY sha256")
        .column(db)
        .await?;
    let mut missing = Vec::new();
    for hash in &hashes {
        match files.store.head(&place(hash)).await {
            Ok(_) => {}
            Err(object_store::Error::NotFound { .. }) => missing.push(hash.clone()),
            Err(error) => return Err(Error::internal(error)),
        }
    }
    Ok((hashes.len(), missing))
}

fn place(hash: &str) -> Path {
    Path::from(format!("{}/{hash}", hash.get(..2).unwrap_or("xx")))
}

/// Stores an uploaded file. The content type is told by content, not by the browser.
///
/// # Errors
/// The store's and the database's.
pub async fn attach(
    tx: &mut WriteTx,
    ctx: &Ctx,
    name: &str,
    bytes: Bytes,
    audience_id: i64,
) -> Result<Attachment> {
    let attachment = Attachment {
        id: ctx.id(),
        name: plain_name(name),
        content_type: content_type(&bytes).to_owned(),
        size: i64::try_from(bytes.len()).map_err(Error::internal)?,
        sha256: ctx.kernel.files.put(bytes).await?,
        audience_id,
    };
    Query::new(
        "INSERT INTO attachments (id, name, content_type, size, sha256, audience_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(attachment.id)
    .bind(attachment.name.as_str())
    .bind(attachment.content_type.as_str())
    .bind(attachment.size)
    .bind(attachment.sha256.as_str())
    .bind(audience_id)
    .bind(ctx.now.micros())
    .bind(ctx.viewer.person_id())
    .run(&**tx)
    .await?;
    Ok(attachment)
}

/// A written file as an answer that is saved under this name; it is read while it is sent.
///
/// # Errors
/// Internal, when it cannot be read from its beginning.
pub async fn download(
    file: std::io::BufWriter<std::fs::File>,
    content_type: &'static str,
    name: &str,
) -> Result<Response> {
    let file = file
        .into_inner()
        .map_err(|error| Error::internal(error.into_error()))?;
    let mut file = tokio::fs::File::from_std(file);
    let size = file.metadata().await.map_err(Error::internal)?.len();
    file.rewind().await.map_err(Error::internal)?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Error::internal)?,
        ),
        (header::CONTENT_LENGTH, HeaderValue::from(size)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        ),
    ];
    let body = Body::from_stream(ReaderStream::with_capacity(file, 64 * 1024));
    Ok((headers, body).into_response())
}

/// The name of an uploaded file without the folders that some programs send before it, on one line.
#[must_use]
pub fn plain_name(sent: &str) -> String {
    let name = crate::form::line(sent);
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.trim().chars().take(200).collect()
}

/// The attachment, whoever asks: the caller has checked the record it belongs to.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn get_attachment(db: &impl ConnectionTrait, id: Uuid) -> Result<Attachment> {
    Query::new(
        "SELECT id, name, content_type, size, sha256, audience_id FROM attachments WHERE id = ?",
    )
    .bind(id)
    .one(db)
    .await?
    .ok_or(Error::NotFound)
}

/// A content type from the first bytes.
#[must_use]
pub fn content_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'P', b'K', 3, 4, ..] => "application/zip",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "application/x-ole-storage",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'{' | b'[', ..] => "application/json",
        _ if bytes.iter().take(4096).any(|b| *b == 0) => "application/octet-stream",
        _ => "text/plain",
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_no_path() {
        for (sent, kept) in [
            ("report.csv", "report.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\Әлия\\есеп 1.xlsx", "есеп 1.xlsx"),
            ("a\u{202e}vsc\0.exe", "avsc.exe"),
            ("folder/", ""),
        ] {
            assert_eq!(plain_name(sent), kept);
        }
        assert_eq!(plain_name(&"ұ".repeat(500)).chars().count(), 200);
    }
}
