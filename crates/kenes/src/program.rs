//! The running program: database opened and migrated, kernel built, pages served.

use crate::vocabulary;
use kenes_kernel::{
    Kernel, clock::SystemClock, config::Config, db::Db, ids::Random, jobs, journal,
};
use kenes_platform::app;
use std::{io::ErrorKind, net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;

/// Opens the database, making its folder first.
///
/// # Errors
/// A sentence: the folder cannot be written, or the database does not answer.
pub async fn open(config: &Config) -> Result<Db, String> {
    std::fs::create_dir_all(&config.data).map_err(|error| {
        format!(
            "the folder {} cannot be used ({}). Choose another with --data.",
            config.data.display(),
            reason(&error)
        )
    })?;
    let probe = config.data.join(".kenes-probe");
    std::fs::write(&probe, b"").map_err(|error| {
        format!(
            "the folder {} cannot be written ({}). Choose another with --data.",
            config.data.display(),
            reason(&error)
        )
    })?;
    let _ = std::fs::remove_file(probe);
    Db::open(&config.database_url())
        .await
        .map_err(|error| format!("the database does not answer: {error}"))
}

/// Opens, migrates and builds.
///
/// # Errors
/// As [`open`], what a step of the schema ran into, or a fault of the institution's vocabulary.
pub async fn build(config: Config) -> Result<Arc<Kernel>, String> {
    if let Some(told) = vocabulary::tell(&config)? {
        tracing::info!("{told}");
    }
    let db = open(&config).await?;
    let clock = Arc::new(SystemClock);
    app::migrate(&db, &*clock).await.map_err(|error| {
        format!("the database cannot be brought to the present schema: {error}")
    })?;
    app::build(app::Parts {
        config,
        db,
        clock,
        random: Random::from_machine(),
    })
    .map_err(|error| error.to_string())
}

/// Takes the address.
///
/// # Errors
/// A sentence, when the port is taken or the address is not this machine's.
pub async fn listen(address: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => format!(
                "the address {address} is taken by another program. Choose another with --listen."
            ),
            _ => format!(
                "cannot listen on {address} ({}). Choose another with --listen.",
                reason(&error)
            ),
        })
}

/// Serves until told to stop; accepted requests and the running job are finished.
///
/// # Errors
/// What the server ran into.
pub async fn serve(kernel: Arc<Kernel>, listener: TcpListener) -> Result<(), String> {
    let worker = tokio::spawn(jobs::work(Arc::clone(&kernel)));
    let sealer = tokio::spawn(journal::batches::keep_sealing(Arc::clone(&kernel)));
    let warmed = Arc::clone(&kernel);
    tokio::spawn(async move {
        if let Err(error) = app::warm(&warmed).await {
            tracing::warn!("the register was not read into memory, its first page will: {error}");
        }
    });
    let stopping = Arc::clone(&kernel);
    let service =
        app::router(Arc::clone(&kernel)).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async move {
            told_to_stop().await;
            tracing::info!("stopping: accepted requests and the running job are finished first");
            let _ = stopping.shutdown.send(true);
            stopping.stirred.notify_waiters();
        })
        .await
        .map_err(|error| format!("the server stopped: {error}"))?;
    worker.await.map_err(|error| error.to_string())?;
    sealer.await.map_err(|error| error.to_string())?;
    kernel
        .db
        .clone()
        .close()
        .await
        .map_err(|error| error.to_string())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

fn reason(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::ReadOnlyFilesystem => "it is read-only",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "it is not a folder",
        ErrorKind::AddrNotAvailable => "the address is not this machine's",
        ErrorKind::StorageFull => "the disk is full",
        _ => "the system refused",
    }
}
