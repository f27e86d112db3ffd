//! `kenes demo`: a living body with invented data.

use crate::{Outcome, Place, program, settings};
use kenes_kernel::{Kernel, config::Config, i18n::Locale};
use kenes_platform::slices::{accounts, body, channel, duties, recommendations, roadmaps};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Lies in every folder that a demonstration made, so that `--reset` removes nothing else.
const MARK: &str = "kenes-demonstration.txt";

pub async fn run(data: PathBuf, listen: String, reset: bool) -> Outcome {
    if reset {
        remove(&data)?;
    } else if data.is_dir() && !data.join(MARK).is_file() && !is_empty(&data) {
        return Err(format!(
            "the folder {} holds something else than a demonstration. Choose another with --data.",
            data.display()
        ));
    }
    let config = Config {
        data: data.clone(),
        listen: listen.clone(),
        public_url: format!("http://{listen}"),
        demo: true,
        secure_cookies: false,
        log: "warn".into(),
        name_kk: "Ұлттық диалог алаңы (көрсетілім)".into(),
        name_ru: "Национальная диалоговая площадка (демонстрация)".into(),
        name_en: "National Dialogue Platform (demonstration)".into(),
        ..settings::read(&Place::default())?
    };
    settings::log(&config);
    let listener = program::listen(&listen).await?;
    let kernel = program::build(config).await?;
    std::fs::write(
        data.join(MARK),
        "Made by `kenes demo`; `kenes demo --reset` removes it.\n",
    )
    .map_err(|error| error.to_string())?;
    seed_people(&kernel).await?;
    greet(&kernel, &listen).await?;
    program::serve(kernel, listener).await?;
    Ok(ExitCode::SUCCESS)
}

/// People, organisations and the calendar, once: quick enough to be there before the first page.
async fn seed_people(kernel: &Arc<Kernel>) -> Result<(), String> {
    let ctx = kernel.program();
    let people = accounts::list_demonstration_people(kernel.db.read(), Locale::En)
        .await
        .map_err(|error| error.to_string())?;
    if people.is_empty() {
        accounts::seed(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        body::seed(&ctx).await.map_err(|error| error.to_string())?;
        body::seed_composition(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        body::seed_rules(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        channel::seed(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        duties::seed(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        // Large sets arrive as jobs that everybody may follow on the start page.
        recommendations::order_demonstration(&ctx)
            .await
            .map_err(|error| error.to_string())?;
        roadmaps::order_demonstration(&ctx.later())
            .await
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

async fn greet(kernel: &Arc<Kernel>, listen: &str) -> Result<(), String> {
    println!("The demonstration is open: http://{listen}/");
    println!("Sign in with one click on the start page, as:");
    let people = accounts::list_demonstration_people(kernel.db.read(), Locale::En)
        .await
        .map_err(|error| error.to_string())?;
    for person in people {
        println!("  {:<14} {}", person.handle, person.name);
    }
    println!("Try first: open the road maps, or search the recommendations for «пытка».");
    println!(
        "Ctrl-C stops it; the data stays in {}.",
        kernel.config.data.display()
    );
    Ok(())
}

fn remove(data: &Path) -> Result<(), String> {
    if !data.exists() || is_empty(data) {
        return Ok(());
    }
    if !data.join(MARK).is_file() {
        return Err(format!(
            "{} was not made by a demonstration, so nothing is removed.",
            data.display()
        ));
    }
    std::fs::remove_dir_all(data)
        .map_err(|error| format!("the folder {} cannot be removed: {error}", data.display()))
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
