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

/// The log of what the moderator did is open to everybody, without what was hidden.
pub const READ_MODERATION: Act = Act {
    thing: "moderation",
    verb: "read",
    may: |_| true,
};
pub const MODERATE: Act = Act {
    thing: "moderation",
    verb: "hide, merge, redirect, take back",
    may: |viewer| may_moderate(viewer).is_some(),
};
pub const APPEAL: Act = Act {
    thing: "moderation",
    verb: "appeal about one's organisation's",
    may: |viewer| may_appeal(viewer).is_some(),
};
pub const DECIDE: Act = Act {
    thing: "moderation",
    verb: "decide about an appeal",
    may: |viewer| may_decide(viewer).is_some(),
};
/// Its author, or whoever received it, at the author's request.
pub const PROTECT: Act = Act {
    thing: "recommendation",
    verb: "withdraw identifying content",
    may: |viewer| may_protect(viewer).is_some(),
};

/// Which organisation may, is the author's choice and asked in the action.
pub const OPEN_NAME: Act = Act {
    thing: "recommendation",
    verb: "open a sealed name",
    may: |viewer| may_open(viewer).is_some(),
};

/// Proof that [`may_open`] was asked.
pub struct MayOpen(());

#[must_use]
pub fn may_open(viewer: &Viewer) -> Option<MayOpen> {
    (viewer.person_id().is_some() && viewer.role != Role::Visitor).then_some(MayOpen(()))
}

/// Proof that [`may_moderate`] was asked.
pub struct MayModerate(());

/// Proof that [`may_appeal`] was asked.
pub struct MayAppeal(());

/// Proof that [`may_decide`] was asked.
pub struct MayDecide(());

/// Proof that [`may_protect`] was asked.
pub struct MayProtect(());

/// Whoever moderates the meetings; not the secretariat.
#[must_use]
pub fn may_moderate(viewer: &Viewer) -> Option<MayModerate> {
    (viewer.role == Role::Moderator).then_some(MayModerate(()))
}

/// Whose recommendation it is, is asked in the action.
#[must_use]
pub fn may_appeal(viewer: &Viewer) -> Option<MayAppeal> {
    represents(viewer).then_some(MayAppeal(()))
}

/// An institution that is neither the moderator nor the author.
#[must_use]
pub fn may_decide(viewer: &Viewer) -> Option<MayDecide> {
    (viewer.role == Role::Ombudsperson).then_some(MayDecide(()))
}

impl MayDecide {
    /// A granted appeal lifts the act.
    #[must_use]
    pub fn lifting(&self) -> MayModerate {
        MayModerate(())
    }
}

/// Whose recommendation it is, is asked in the action.
#[must_use]
pub fn may_protect(viewer: &Viewer) -> Option<MayProtect> {
    (represents(viewer) || matches!(viewer.role, Role::Clerk | Role::Moderator))
        .then_some(MayProtect(()))
}

impl MayProtect {
    /// A neutral mark is written as a correction is.
    #[must_use]
    pub fn for_register(&self) -> MayCorrect {
        MayCorrect(())
    }
}

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

impl MayCorrect {
    /// What the program does where a person is erased.
    #[must_use]
    pub const fn of_the_program() -> Self {
        Self(())
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
