//! Who may do what with recommendations and imports.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// The register is open to everybody; each sees what their audiences hold.
pub const READ: Act = Act {
    thing: "recommendation",
    verb: "read",
    may: |_| true,
};
pub const CORRECT: Act = Act {
    thing: "recommendation",
    verb: "correct",
    may: is_clerk,
};
pub const ASK_FOR_REPLY: Act = Act {
    thing: "recommendation",
    verb: "ask for a reply",
    may: may_ask,
};
pub const KEEP_VIEWS: Act = Act {
    thing: "saved view",
    verb: "keep one's own",
    may: |viewer| viewer.person_id().is_some(),
};
pub const READ_IMPORTS: Act = Act {
    thing: "import",
    verb: "read",
    may: may_read_imports,
};
pub const IMPORT: Act = Act {
    thing: "import",
    verb: "read in, confirm, undo",
    may: is_clerk,
};

/// What the engine offers is read and decided by whoever may correct.
pub const THEME: Act = Act {
    thing: "recommendation",
    verb: "decide about offered themes",
    may: is_clerk,
};
pub const PART: Act = Act {
    thing: "recommendation",
    verb: "part into asks",
    may: is_clerk,
};

/// The page that lists the ways into the register.
pub const ADD: Act = Act {
    thing: "recommendation",
    verb: "choose a way in",
    may: may_add,
};

/// An organisation sees its own drafts and nobody else's.
pub const DRAFT: Act = Act {
    thing: "submission",
    verb: "draft, submit, withdraw one's organisation's",
    may: represents,
};

/// Proof that [`may_draft`] was asked.
pub struct MayDraft(());

/// Proof that [`may_import`] was asked.
pub struct MayImport(());

/// Proof that [`may_correct`] was asked.
pub struct MayCorrect(());

/// The secretariat imports; so does the program itself, at the command line.
#[must_use]
pub fn may_import(viewer: &Viewer) -> Option<MayImport> {
    is_clerk(viewer).then_some(MayImport(()))
}

/// Whoever has a way of their own into the register.
#[must_use]
pub fn may_add(viewer: &Viewer) -> bool {
    is_clerk(viewer) || represents(viewer)
}

/// National organisations make recommendations under their own name. That a representative acts for
/// one is asked in the action, which says what to do where they do not.
#[must_use]
pub fn may_draft(viewer: &Viewer) -> Option<MayDraft> {
    represents(viewer).then_some(MayDraft(()))
}

#[must_use]
pub fn represents(viewer: &Viewer) -> bool {
    viewer.role == Role::Ngo
}

impl MayDraft {
    /// A submission is one row of the register, written as imports write theirs.
    #[must_use]
    pub fn for_register(&self) -> MayImport {
        MayImport(())
    }
}

#[must_use]
pub fn may_correct(viewer: &Viewer) -> Option<MayCorrect> {
    is_clerk(viewer).then_some(MayCorrect(()))
}

/// The secretariat and the moderator ask institutions for replies.
#[must_use]
pub fn may_ask(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Moderator)
}

/// The moderator reads what the secretariat imported.
#[must_use]
pub fn may_read_imports(viewer: &Viewer) -> bool {
    matches!(viewer.role, Role::Clerk | Role::Moderator)
}

fn is_clerk(viewer: &Viewer) -> bool {
    viewer.role == Role::Clerk
}
