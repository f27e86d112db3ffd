//! Who may do what with accounts.

use super::tokens::{model::Owner, tables::TokenRow};
use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};
use uuid::Uuid;

/// Pages that everybody may open, which then show what their viewer may see.
pub const FIRST_SIGHT: Act = Act {
    thing: "site",
    verb: "open",
    may: |_| true,
};

pub const SIGN_IN: Act = Act {
    thing: "session",
    verb: "begin",
    may: |_| true,
};
pub const DEMONSTRATION_SIGN_IN: Act = Act {
    thing: "session",
    verb: "begin in the demonstration",
    may: |_| true,
};
pub const SIGN_OUT: Act = Act {
    thing: "session",
    verb: "end",
    may: |_| true,
};
pub const READ_OWN: Act = Act {
    thing: "own account",
    verb: "read",
    may: is_signed_in,
};
pub const CHOOSE_KEYS: Act = Act {
    thing: "own account",
    verb: "choose keyboard shortcuts",
    may: is_signed_in,
};
pub const KEEP_SECOND_FACTOR: Act = Act {
    thing: "own account",
    verb: "set, renew or remove the second factor",
    may: is_signed_in,
};
pub const KEEP_TOKENS: Act = Act {
    thing: "own account",
    verb: "make and withdraw tokens of the API",
    may: is_signed_in,
};
pub const END_SESSIONS: Act = Act {
    thing: "own account",
    verb: "end other sessions",
    may: is_signed_in,
};

pub const READ_PEOPLE: Act = Act {
    thing: "person",
    verb: "list, invite, write to",
    may: |viewer| may_keep_people(viewer).is_some(),
};
pub const CHANGE_ROLE: Act = Act {
    thing: "person",
    verb: "change the role",
    may: |viewer| may_change_role(viewer, Uuid::max()).is_some(),
};
pub const ERASE_PERSON: Act = Act {
    thing: "person",
    verb: "erase another",
    may: |viewer| may_change_role(viewer, Uuid::max()).is_some(),
};
/// Whoever has the link has the secret.
pub const ACCEPT_INVITATION: Act = Act {
    thing: "invitation",
    verb: "accept by its link",
    may: |_| true,
};
pub const FORGET_PASSWORD: Act = Act {
    thing: "password",
    verb: "ask for a link to choose it anew",
    may: |_| true,
};
pub const READ_FAILED_MAILS: Act = Act {
    thing: "mail",
    verb: "see what failed",
    may: |viewer| may_keep_people(viewer).is_some(),
};
/// The route is there in the demonstration alone, where nothing is secret.
pub const READ_OUTBOX: Act = Act {
    thing: "mail",
    verb: "read in the demonstration's outbox",
    may: |_| true,
};

/// Proof that [`may_keep_people`] was asked.
pub struct MayKeepPeople(());

/// Proof that [`may_change_role`] was asked.
pub struct MayChangeRole(());

/// Proof that [`may_make_token`] was asked.
pub struct MayMakeToken(());

/// Proof that [`may_withdraw_token`] was asked.
pub struct MayWithdrawToken(());

/// Proof that [`may_add_person`] was asked.
pub struct MayAddPerson(());

/// Proof that [`may_erase_person`] was asked.
pub struct MayErasePerson(());

#[must_use]
pub fn is_signed_in(viewer: &Viewer) -> bool {
    viewer.person.is_some()
}

/// The administrator adds people; so does the program itself, at the command line.
#[must_use]
pub fn may_add_person(viewer: &Viewer) -> Option<MayAddPerson> {
    is_program_or_administrator(viewer).then_some(MayAddPerson(()))
}

/// The secretariat and the administrator invite people and keep their addresses.
#[must_use]
pub fn may_keep_people(viewer: &Viewer) -> Option<MayKeepPeople> {
    matches!(viewer.role, Role::Clerk | Role::Administrator).then_some(MayKeepPeople(()))
}

/// Whether somebody may invite a person in this role and change where mail goes: the secretariat everybody but the
/// administrator, since whoever gets the mail can get in.
#[must_use]
pub fn may_invite(viewer: &Viewer, role: Role) -> Option<MayAddPerson> {
    let may = match viewer.role {
        Role::Administrator => role != Role::Visitor,
        Role::Clerk => !matches!(role, Role::Visitor | Role::Administrator),
        _ => false,
    };
    may.then_some(MayAddPerson(()))
}

/// The administrator gives other people another role, never themselves: the last administrator cannot leave by mistake,
/// and nobody raises themselves.
#[must_use]
pub fn may_change_role(viewer: &Viewer, person: Uuid) -> Option<MayChangeRole> {
    let is_other = viewer.person_id().is_some_and(|id| id != person);
    (viewer.role == Role::Administrator && is_other).then_some(MayChangeRole(()))
}

#[must_use]
pub fn may_erase_person(viewer: &Viewer) -> Option<MayErasePerson> {
    is_program_or_administrator(viewer).then_some(MayErasePerson(()))
}

/// Everybody leaves for themselves.
#[must_use]
pub fn may_leave(viewer: &Viewer) -> Option<MayErasePerson> {
    is_signed_in(viewer).then_some(MayErasePerson(()))
}

/// Everybody makes tokens of their own; whoever acts for an organisation makes it one.
#[must_use]
pub fn may_make_token(viewer: &Viewer, owner: Owner) -> Option<MayMakeToken> {
    let may = match owner {
        Owner::Person => is_signed_in(viewer),
        Owner::Organisation => is_signed_in(viewer) && viewer.organisation.is_some(),
    };
    may.then_some(MayMakeToken(()))
}

/// A person's token is withdrawn by them; an organisation's by whoever acts for it, and by the secretariat.
#[must_use]
pub fn may_withdraw_token(viewer: &Viewer, token: &TokenRow) -> Option<MayWithdrawToken> {
    let own = token.person_id.is_some() && token.person_id == viewer.person_id();
    let organisation = viewer.organisation.as_ref().map(|acting| acting.id);
    let of_own_organisation = is_signed_in(viewer)
        && token.organisation_id.is_some()
        && (token.organisation_id == organisation || may_keep_people(viewer).is_some());
    (own || of_own_organisation).then_some(MayWithdrawToken(()))
}

fn is_program_or_administrator(viewer: &Viewer) -> bool {
    viewer.person.is_none() && viewer.role == Role::Clerk || viewer.role == Role::Administrator
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_kernel::access::ViewerPerson;

    fn viewer(role: Role) -> Viewer {
        let person = ViewerPerson {
            id: Uuid::nil(),
            name: "A".into(),
        };
        Viewer::person(person, role, role.audiences())
    }

    #[test]
    fn the_secretariat_invites_no_administrator() {
        assert!(may_invite(&viewer(Role::Administrator), Role::Administrator).is_some());
        assert!(may_invite(&viewer(Role::Clerk), Role::Moderator).is_some());
        assert!(may_invite(&viewer(Role::Clerk), Role::Administrator).is_none());
        for role in Role::ALL {
            assert!(may_invite(&viewer(Role::Administrator), Role::Visitor).is_none());
            let invites = may_invite(&viewer(role), Role::Ngo).is_some();
            assert_eq!(
                invites,
                may_keep_people(&viewer(role)).is_some(),
                "{role:?}"
            );
        }
    }

    #[test]
    fn a_token_is_withdrawn_by_its_owner_and_an_organisations_by_its_people_and_the_secretariat() {
        use kenes_kernel::{access::ViewerOrganisation, clock::Instant};
        let (mine, other) = (Uuid::nil(), Uuid::max());
        let token = |person_id, organisation_id| TokenRow {
            id: Uuid::nil(),
            token_hash: String::new(),
            name: String::new(),
            scope: "read".into(),
            person_id,
            organisation_id,
            audience_id: 1,
            created_at: Instant::from_micros(0),
            created_by: mine,
            expires_at: Instant::from_micros(1),
            withdrawn_at: None,
            withdrawn_by: None,
            last_used_at: None,
        };
        let member = |id| {
            viewer(Role::Ngo).acting_for(ViewerOrganisation {
                id,
                name: String::new(),
                audience_id: 9,
            })
        };
        let may = |viewer: &Viewer, token: &TokenRow| may_withdraw_token(viewer, token).is_some();
        let (own, theirs) = (token(Some(mine), None), token(Some(other), None));
        let machine = token(None, Some(other));
        assert!(may(&viewer(Role::Ngo), &own));
        assert!(!may(&viewer(Role::Administrator), &theirs));
        assert!(may(&member(other), &machine));
        assert!(!may(&member(mine), &machine), "made once, left since");
        assert!(may(&viewer(Role::Clerk), &machine));
        assert!(!may(&viewer(Role::Moderator), &machine));
        assert!(!may(&Viewer::visitor(), &machine));
        assert!(may_make_token(&viewer(Role::Ngo), Owner::Organisation).is_none());
        assert!(may_make_token(&member(other), Owner::Organisation).is_some());
        assert!(may_make_token(&Viewer::visitor(), Owner::Person).is_none());
    }

    #[test]
    fn nobody_changes_their_own_role() {
        let administrator = viewer(Role::Administrator);
        assert!(may_change_role(&administrator, Uuid::nil()).is_none());
        assert!(may_change_role(&administrator, Uuid::max()).is_some());
        assert!(may_change_role(&viewer(Role::Clerk), Uuid::max()).is_none());
    }
}
