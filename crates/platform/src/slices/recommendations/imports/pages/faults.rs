//! The faults of an import: the first on its page, all of them as a table.

use crate::slices::recommendations::{
    imports::{
        actions::{self, fault_sentence},
        store::{self, FaultRow},
    },
    pages::field_key,
};
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use kenes_documents::export::{self, Cell, Column, Sheet};
use kenes_kernel::{Ctx, Error, Result, page::At};
use uuid::Uuid;

/// Faults on the page; a person mends a file by the table.
pub const SHOWN: i64 = 100;

pub struct FaultView {
    pub n: i64,
    pub place: String,
    pub sentence: String,
    pub set_aside: bool,
}

pub fn fault_view(ctx: &Ctx, fault: &FaultRow) -> FaultView {
    FaultView {
        n: fault.n,
        place: place(ctx, fault),
        sentence: fault_sentence(ctx, &fault.code, &fault.args),
        set_aside: fault.set_aside_at.is_some(),
    }
}

/// A fault of concluding observations: its row is a passage, its column a field of it or of the document.
pub fn passage_fault_view(ctx: &Ctx, fault: &FaultRow) -> FaultView {
    let passage = fault
        .row_number
        .map(|n| ctx.say("recommendations-observations-passage", &[("n", n.into())]));
    let field = fault
        .column_name
        .as_deref()
        .map(|name| ctx.say(&field_key(name), &[]));
    let parts: Vec<String> = passage.into_iter().chain(field).collect();
    FaultView {
        place: parts.join(", "),
        ..fault_view(ctx, fault)
    }
}

fn place(ctx: &Ctx, fault: &FaultRow) -> String {
    let mut parts = Vec::new();
    if let Some(row) = fault.row_number {
        parts.push(ctx.say(
            "recommendations-fault-row",
            &[("row", row.to_string().into())],
        ));
    }
    if let Some(cell) = fault.cell.as_deref() {
        parts.push(ctx.say("recommendations-fault-cell", &[("cell", cell.into())]));
    }
    if let Some(column) = fault.column_name.as_deref() {
        parts.push(ctx.say("recommendations-fault-column", &[("column", column.into())]));
    }
    parts.join(", ")
}

/// All faults in the order of the file.
pub async fn csv(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let row = actions::get_import(&ctx, id).await?;
    let mut faults = store::list_faults(ctx.db().read(), id, i64::MAX).await?;
    faults.sort_by_key(|fault| fault.n);
    let column = |name: &str| Column::new(ctx.say(&format!("recommendations-faults-{name}"), &[]));
    let sheet = Sheet {
        columns: ["row", "column", "cell", "sentence", "state"]
            .map(column)
            .to_vec(),
        rows: faults.iter().map(|fault| cells(&ctx, fault)).collect(),
        ..Sheet::default()
    };
    let bytes = tokio::task::spawn_blocking(move || export::csv(&sheet, true))
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    let name = format!("attachment; filename=\"faults-{}.csv\"", row.reference());
    Ok((
        [
            (
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/csv; charset=utf-8"),
            ),
            (
                header::CONTENT_DISPOSITION,
                HeaderValue::from_str(&name).map_err(Error::internal)?,
            ),
        ],
        bytes,
    )
        .into_response())
}

fn cells(ctx: &Ctx, fault: &FaultRow) -> Vec<Cell> {
    let state = if fault.set_aside_at.is_some() {
        ctx.say("recommendations-set-aside-done", &[])
    } else {
        String::new()
    };
    vec![
        // Numbers of rows are far below those that a float cannot hold.
        fault
            .row_number
            .map_or(Cell::Empty, |row| Cell::Number(row as f64)),
        fault.column_name.as_deref().into(),
        fault.cell.as_deref().into(),
        fault_sentence(ctx, &fault.code, &fault.args)
            .as_str()
            .into(),
        state.as_str().into(),
    ]
}

/// Faults of a document and of a passage.
pub fn sample_of_passages(ctx: &Ctx) -> Vec<FaultView> {
    let fault = |n, row_number, column: &str, code: &str, args: &str| FaultRow {
        n,
        row_number,
        column_name: Some(column.into()),
        cell: None,
        code: code.into(),
        args: args.into(),
        set_aside_at: None,
    };
    [
        fault(1, None, "symbol", "no-symbol", "[]"),
        fault(2, None, "symbol", "bad-symbol", r#"[["found","CAT"]]"#),
        fault(
            3,
            None,
            "symbol",
            "symbol-of-another",
            r#"[["found","CAT/C/KAZ/CO/4"],["chosen","CCPR"]]"#,
        ),
        fault(4, Some(5), "paragraph", "no-paragraph", "[]"),
        fault(
            5,
            Some(6),
            "paragraph",
            "repeated-paragraph",
            r#"[["number","14"],["first","3"]]"#,
        ),
    ]
    .iter()
    .map(|fault| passage_fault_view(ctx, fault))
    .collect()
}

/// An open fault and one that was set aside.
pub fn sample(ctx: &Ctx) -> Vec<FaultView> {
    let fault = |n, row, code: &str, set_aside_at| FaultRow {
        n,
        row_number: Some(row),
        column_name: (n == 1).then(|| "Committee".into()),
        cell: (n == 1).then(|| "B4".into()),
        code: code.into(),
        args: "[]".into(),
        set_aside_at,
    };
    [
        fault(1, 4, "empty-text", None),
        fault(2, 9, "unclosed-quote", Some(ctx.now)),
    ]
    .iter()
    .map(|fault| fault_view(ctx, fault))
    .collect()
}
