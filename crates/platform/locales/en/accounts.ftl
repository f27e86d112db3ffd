accounts-sign-in-title = Sign in
accounts-handle = Sign-in name
accounts-password = Password
accounts-sign-in-button = Sign in
accounts-sign-in-wrong = Name and password do not belong together. Check both and try again.
accounts-no-account = You can read everything public without an account. The secretariat invites whoever takes part.
accounts-demo-sign-ins = Sign in with one click as a person of the demonstration
accounts-account-title = Your account
accounts-signed-in-as = You are signed in as { $name }, { $role }.
accounts-sessions = Where you are signed in
accounts-sessions-count =
    { $n ->
        [one] One session is open.
       *[other] { $n } sessions are open.
    }
accounts-session = Began { $began }, last used { $used }.
accounts-session-this = This one.
accounts-end-other-sessions = End all other sessions
accounts-handle-wrong = Use 2 to 60 letters, digits, dots, hyphens or underscores.
accounts-handle-taken = Somebody has this name already, or one that looks like it. Choose another.
accounts-password-length = Use at least 10 and at most 1000 characters.
accounts-keys-title = Keyboard shortcuts
accounts-keys-lead = With these keys you work through drafts and doubtful places without a mouse. They never act while you type.
accounts-keys-saved = Your keys are saved.
accounts-keys-in-use = Use single keys as shortcuts
accounts-keys-hint = One sign each; leave a field empty and the act has no key. On a Cyrillic keyboard the key at the same place works too.
accounts-keys-save = Save the keys
accounts-keys-usual = Back to the usual keys
accounts-key-one = Enter one sign, such as j or ж.
accounts-key-twice = Another act has this key. Choose a different one.
accounts-key-next = Next
accounts-key-previous = Previous
accounts-key-accept = Accept, or all that are marked
accounts-key-move = Move, or all that are marked
accounts-key-mark = Mark
accounts-key-seen = Seen
accounts-key-undo = Undo the last act
accounts-key-help = Show this list
accounts-nav-people = People
accounts-job-mail = A mail is sent
accounts-handle-mixed = Use letters of one alphabet: names that mix alphabets can be mistaken for others.
accounts-handle-hint = What the person types to sign in: 2 to 60 letters, digits, dots, hyphens or underscores. It cannot be changed later.
accounts-mail-wrong = Enter an address such as aigul@example.org.
accounts-password-common = Many people use this password, so it is guessed first. Choose another, such as four words that do not belong together.
accounts-password-own-name = Your own name is guessed first. Choose another password.
accounts-password-new = New password
accounts-password-hint = At least 10 characters. Four words that do not belong together are easy to remember and hard to guess.
accounts-password-choose = Choose this password
accounts-password-chosen = Your password is set. Sign in with it now.
accounts-invitation-title = Choose your password
accounts-invitation-lead = { $name }, you will sign in as { $handle }.
accounts-invitation-then = The link does not sign you in: after this you sign in with your name and the password.
accounts-link-gone-title = This link does not work
accounts-link-gone = It may have expired, been replaced by a newer one, or been copied incompletely.
accounts-link-gone-what = Open the newest mail you have, or ask whoever invited you for a new link.
accounts-link-used = A password has been chosen by this link already. Sign in with it. If it was not you, write to the secretariat.
accounts-forgotten-link = I forgot my password
accounts-forgotten-title = Choose a new password
accounts-forgotten-lead = Enter your sign-in name. We write a link to the address that the secretariat has of you.
accounts-forgotten-send = Send the link
accounts-forgotten-sent = If there is an account of this name with a mail address, a link is on its way. It works for two hours.
accounts-forgotten-nothing-came = Nothing came within some minutes? Look in the folder for unwanted mail, then write to the secretariat.
accounts-people-title = People
accounts-people-active =
    { $n ->
        [one] One person can sign in.
       *[other] { $n } people can sign in.
    }
accounts-people-waiting =
    { $n ->
        [0] Nobody is still to come in.
        [one] One has not come in yet.
       *[other] { $n } have not come in yet.
    }
accounts-people-name = Name
accounts-people-role = Role
accounts-people-state = State
accounts-people-no-mail = no mail address
accounts-people-empty-title = Nobody else is here yet
accounts-people-empty-text = Invite the members of the body one by one, or many from a table. Each gets a mail with a link and chooses a password.
accounts-person-erased = erased
accounts-state-invited = invited
accounts-state-not-come-in = invitation ended
accounts-state-active = can sign in
accounts-state-no-password = no password
accounts-state-erased = erased
accounts-invite-title = Invite a person
accounts-invite-lead = They get a mail with a link, choose a password and can then sign in.
accounts-invite-send = Send the invitation
accounts-invite-again = Send a new invitation
accounts-invite-not-needed = This person has a password already. Whoever forgot it asks for a link on the sign-in page.
accounts-invite-no-mail = Enter a mail address first: the invitation goes there.
accounts-invitation-withdraw = Withdraw the link
accounts-invitation-none-open = No link is open any more.
accounts-invitation-open = Open.
accounts-invitation-used = Used.
accounts-invitation-expired = Expired.
accounts-invitation-withdrawn = Withdrawn or replaced.
accounts-links-title = Links that were sent
accounts-link-invitation = Invitation of { $sent }, until { $until }.
accounts-link-reset = New password, asked for { $sent }, until { $until }.
accounts-person-name = Name
accounts-person-mail = Mail address
accounts-person-mail-hint = Only the secretariat and the administrator see it. It is erased with the person.
accounts-person-language = Language of mails
accounts-person-no-mail = None: nothing can be written to this person.
accounts-person-not-known = not known
accounts-person-since = Here since
accounts-name-missing = Enter the person's name, at most 200 characters.
accounts-role-missing = Choose a role.
accounts-language-missing = Choose a language.
accounts-reason-missing = Say why in a sentence, at most 1000 characters.
accounts-contact-title = Where mail goes
accounts-contact-hint = With another address, the links that were sent before stop working.
accounts-contact-save = Save
accounts-role-title = Role
accounts-role-new = New role
accounts-role-reason = Why the role changes
accounts-role-reason-hint = It stays on the record, and the person gets a mail about the new role.
accounts-role-change = Change the role
accounts-role-same = This is the person's role already.
accounts-role-changes = How the role changed
accounts-role-changed = From “{ $before }” to “{ $role }”.
accounts-role-changed-by = { $who }, { $at }
accounts-done-invited = The invitation is on its way.
accounts-done-withdrawn = The link no longer works.
accounts-done-contact = The address and the language are saved.
accounts-done-role = The role is changed.
accounts-mails-title = Mail that did not arrive
accounts-mails-link = Mail that did not arrive
accounts-mails-lead =
    { $n ->
        [one] One mail has not been delivered. Its text is not kept here.
       *[other] { $n } mails have not been delivered. Their texts are not kept here.
    }
accounts-mails-empty-title = Every mail was delivered
accounts-mails-empty-text = When the mail server refuses a mail or does not answer, it stands here with its reason.
accounts-mails-no-server = No mail server is set, so no mail leaves this machine. Whoever runs it sets the settings smtp and mail_from.
accounts-mails-to = To
accounts-mails-kind = About
accounts-mails-when = When
accounts-mails-why = Why
accounts-mails-times = Written { $created }, last tried { $tried }.
accounts-mail-state-waiting = will be tried again
accounts-mail-state-failed = failed
accounts-mail-failed-no-server = No mail server is set.
accounts-mail-failed-refused = The mail server refused it (code { $code }). Check the address.
accounts-mail-failed-unreachable = The mail server does not answer.
accounts-mail-failed-later = The mail server asks to try later (code { $code }).
accounts-mail-failed-no-address = The person has no address that can be written to.
accounts-outbox-title = Outbox of the demonstration
accounts-outbox-link = Read the mail in the demonstration's outbox
accounts-outbox-lead =
    { $n ->
        [one] One mail was written. Nothing leaves this machine.
       *[other] { $n } mails were written. Nothing leaves this machine.
    }
accounts-outbox-empty-title = No mail has been written yet
accounts-outbox-empty-text = What would be sent stands here. Sign in as the secretariat and invite a person to see the first.
accounts-outbox-read = Read
accounts-mail-greeting = Good day, { $name },
accounts-mail-footer = { $site }. This mail was written by the program; answers to it are not read.
accounts-mail-invitation-name = Invitation
accounts-mail-invitation-subject = Your invitation: { $site }
accounts-mail-invitation-text = You are invited to take part. Your sign-in name is { $handle }. Choose a password by this link:
accounts-mail-invitation-button = Choose a password
accounts-mail-invitation-note =
    { $days ->
        [one] The link works once, for one day. If you did not expect this invitation, do nothing.
       *[other] The link works once, for { $days } days. If you did not expect this invitation, do nothing.
    }
accounts-mail-reset-name = New password
accounts-mail-reset-subject = Choose a new password: { $site }
accounts-mail-reset-text = Somebody, probably you, said that they forgot the password of { $handle }. Choose a new one by this link:
accounts-mail-reset-button = Choose a new password
accounts-mail-reset-note =
    { $hours ->
        [one] The link works once, for one hour. If it was not you, do nothing: your password stays.
       *[other] The link works once, for { $hours } hours. If it was not you, do nothing: your password stays.
    }
accounts-mail-password-name = Password was chosen
accounts-mail-password-subject = Your password was changed: { $site }
accounts-mail-password-text = A password was chosen for { $handle }, and every open session was ended.
accounts-mail-password-note = If it was not you, write to the secretariat at once.
accounts-mail-role-name = New role
accounts-mail-role-subject = Your role has changed: { $site }
accounts-mail-role-text = You now act as: { $role }.
accounts-mail-role-note = The administrator can tell you why.
accounts-code-title = Enter your code
accounts-code-lead = Your password was right. Now the six digits that your device shows.
accounts-code = Code
accounts-code-hint = Or one of your recovery codes.
accounts-code-wrong = This code does not fit. Each works once and for half a minute: wait for the next one.
accounts-code-over = Too many codes were wrong, or too much time went by. Sign in again.
accounts-code-lost = You have neither device nor recovery codes? Go to the secretariat in person.
accounts-factor-title = Second factor
accounts-factor-on = in use
accounts-factor-off = not set
accounts-factor-must = Whoever decides, validates or publishes signs in with a password and a code. Set this up first; then everything else opens.
accounts-factor-lead = Beside the password, a code from your device. Whoever learns your password alone cannot get in.
accounts-factor-step-device = 1. Add kenes to your device
accounts-factor-scan = Open an application for such codes (for example Aegis, 2FAS or the one in your telephone) and let it read this picture.
accounts-factor-picture = Picture with the secret; the same secret stands below as text
accounts-factor-type = Or type this secret there. Show it to nobody.
accounts-factor-step-code = 2. Enter the code that it shows
accounts-factor-code = Six digits
accounts-factor-confirm = Turn on
accounts-factor-in-use = Your second factor is in use already.
accounts-factor-not-in-use = You have no second factor yet.
accounts-factor-in-use-lead = You sign in with a password and a code.
accounts-factor-remove = Turn the second factor off
accounts-again-hint = Type it again before you change how you sign in.
accounts-password-not-yours = This is not your password.
accounts-recovery-title = Keep these recovery codes
accounts-recovery-text = Each lets you in once without your device. They are shown only now: print them or copy them to a safe place.
accounts-recovery-kept = I have kept them
accounts-recovery-renew = Make new recovery codes
accounts-recovery-left =
    { $n ->
        [0] No recovery code is left.
        [one] One recovery code is left.
       *[other] { $n } recovery codes are left.
    }
accounts-device-unknown = A browser that is not known
accounts-end-session = End this session
accounts-mail-new-device-name = Sign-in in a new browser
accounts-mail-new-device-subject = Somebody signed in in a new browser: { $site }
accounts-mail-new-device-text = Somebody signed in as { $handle } in a browser that was not used before: { $device }, { $at }.
accounts-mail-new-device-note = If it was you, do nothing. If not, end that session and ask for a new password.
accounts-mail-new-device-button = See where you are signed in
accounts-mail-factor-set-name = Second factor turned on
accounts-mail-factor-set-subject = Your second factor is on: { $site }
accounts-mail-factor-set-text = From now on { $handle } signs in with a password and a code.
accounts-mail-factor-set-note = If it was not you, write to the secretariat at once.
accounts-mail-factor-removed-name = Second factor turned off
accounts-mail-factor-removed-subject = Your second factor is off: { $site }
accounts-mail-factor-removed-text = { $handle } signs in without a code now.
accounts-mail-factor-removed-note = If it was not you, write to the secretariat at once.
accounts-mail-factor-codes-name = New recovery codes
accounts-mail-factor-codes-subject = New recovery codes were made: { $site }
accounts-mail-factor-codes-text = The recovery codes that { $handle } had before no longer work.
accounts-mail-factor-codes-note = If it was not you, write to the secretariat at once.
accounts-tokens-title = Tokens of the API
accounts-tokens-lead = With a token, a program uses the API without your password. Give each program a token of its own, with no more rights and for no longer than it needs.
accounts-tokens-own = Your own tokens
accounts-tokens-organisation = Tokens of { $name }
accounts-tokens-others = Tokens of other organisations
accounts-tokens-none = There is none yet.
accounts-token-made = Made { $at }.
accounts-token-made-by = Made { $at } by { $who }.
accounts-token-used = Last used in the hour of { $at }.
accounts-token-unused = Never used.
accounts-token-open = works until { $until }
accounts-token-expired = expired { $until }
accounts-token-withdrawn = withdrawn
accounts-token-withdraw = Withdraw “{ $name }”
accounts-token-withdrawn-done = The token no longer works.
accounts-token-withdrawn-already = This token is withdrawn already.
accounts-token-make-title = Make a token
accounts-token-make = Make the token
accounts-token-name = Name
accounts-token-name-hint = What the token is for, such as “Server of the archive”.
accounts-token-name-missing = Say what the token is for, in at most 100 characters.
accounts-token-name-taken = A token of this name works already. Choose another name, or withdraw that one first.
accounts-token-owner = For whom
accounts-token-owner-hint = A token of the organisation sees what its plain members see, has none of your own rights, and goes on working when you leave. It can only read: a change needs a person who answers for it.
accounts-token-owner-person = For me
accounts-token-owner-organisation = For { $name }
accounts-token-owner-missing = Choose for whom the token is.
accounts-token-scope = What it may do
accounts-token-scope-read = Read
accounts-token-scope-write = Read and write
accounts-token-scope-missing = Choose what the token may do.
accounts-token-scope-organisation = A token of an organisation can only read. Choose “Read”, or make the token for yourself.
accounts-token-days = For how long
accounts-token-days-n =
    { $n ->
        [one] One day
       *[other] { $n } days
    }
accounts-token-days-missing = Choose for how long the token works.
accounts-token-again-hint = Type it again: whoever has the token acts with it.
accounts-token-too-many = There are 20 tokens already. Withdraw those that nobody needs.
accounts-token-here-title = Keep this token
accounts-token-here-text = It is shown only now. Copy it into the program that needs it, and nowhere else.
accounts-token-here-how = The program sends it with each request:
accounts-token-not-good = This token does not work. Look at the page “Tokens of the API” in your account, and make a new one there.
accounts-token-reads-only = This token has the scope “read”. For a change the scope “write” is needed.
accounts-mail-token-name = Token of the API made
accounts-mail-token-subject = A token of the API was made: { $site }
accounts-mail-token-text = A token was made by which a program acts for { $handle }. It works until { $until }.
accounts-mail-token-note = If it was not you, withdraw it at once and choose a new password.
accounts-mail-token-button = See the tokens
accounts-mail-organisation-token-name = Token of an organisation made
accounts-mail-organisation-token-subject = A token of the API was made: { $site }
accounts-mail-organisation-token-text = { $handle } made a token by which a machine of your organisation reads. It works until { $until }.
accounts-mail-organisation-token-note = If it was not you, withdraw it at once and choose a new password.
accounts-mail-organisation-token-button = See the tokens
accounts-bulk-title = Invite many from a table
accounts-bulk-lead = Choose a table with a row for each person. You see first whom it would invite and what is wrong with it; nothing is sent before you confirm.
accounts-bulk-choose = Choose a table
accounts-bulk-template = An empty table with the right columns:
accounts-bulk-roles = Roles: { $roles }.
accounts-bulk-cells = Language is kk, ru or en. The organisation, by its code or its name, may be left empty. So may the sign-in name: then it is the beginning of the mail address.
accounts-bulk-file = File
accounts-bulk-file-hint = CSV or XLSX, at most { $n } people.
accounts-bulk-check = Check the table
accounts-bulk-column-name = Name
accounts-bulk-column-mail = Mail address
accounts-bulk-column-role = Role
accounts-bulk-column-organisation = Organisation
accounts-bulk-column-language = Language of mails
accounts-bulk-column-handle = Sign-in name
accounts-bulk-row = Row
accounts-bulk-empty = The file is empty, or none was chosen. Choose it again.
accounts-bulk-no-table = There is no table to read in this file. Save it as CSV or XLSX, without a password, and choose it again.
accounts-bulk-too-many = The table has more than { $n } people. Split it into several.
accounts-bulk-missing = These columns are not there: { $columns }. Add them to the first row, or use the empty table below.
accounts-bulk-unread = Nothing is read from these columns: { $columns }.
accounts-bulk-faulty =
    { $n ->
        [one] One thing has to be mended. Nobody was invited: correct the table and choose it again.
       *[other] { $n } things have to be mended. Nobody was invited: correct the table and choose it again.
    }
accounts-bulk-faults = What has to be mended
accounts-bulk-at-cell = Row { $row }, { $column }
accounts-bulk-at-row = Row { $row }
accounts-bulk-row-broken = The row cannot be read: a quotation mark is opened and not closed. Close it, or delete it.
accounts-bulk-mail-twice = Row { $row } has the same address. Delete one of the two, or give each person an address of their own.
accounts-bulk-role-unknown = There is no role “{ $typed }”. Use one of the roles below.
accounts-bulk-role-not-yours = This role is not yours to give. Choose another, or ask the administrator.
accounts-bulk-organisation-unknown = There is no organisation “{ $typed }”. Use the code or the name that the page of the body shows, or enter the organisation there first.
accounts-bulk-organisation-several = Several organisations are called “{ $typed }”. Use the code.
accounts-bulk-organisation-ended = “{ $typed }” does not stand today. Use another organisation, or leave the cell empty.
accounts-bulk-handle-twice = Row { $row } has the same sign-in name. Choose another.
accounts-bulk-handle-needed = No sign-in name can be made of the address. Enter one in the column of the sign-in name.
accounts-bulk-ready =
    { $n ->
        [0] The table invites nobody: all are here already.
        [one] One person will be invited; left out, since they are here already: { $left }.
       *[other] { $n } people will be invited; left out, since they are here already: { $left }.
    }
accounts-bulk-send =
    { $n ->
        [one] Send one invitation
       *[other] Send { $n } invitations
    }
accounts-bulk-other = Choose another table
accounts-bulk-invited = Who will be invited
accounts-bulk-mixed = This name mixes alphabets: check that nobody imitates another.
accounts-bulk-left-out = Who is here already
accounts-bulk-left-signs-in = row { $row }, { $mail }, can sign in.
accounts-bulk-left-invited = row { $row }, { $mail }, has not come in yet. A new invitation is sent from their page.
accounts-bulk-done =
    { $n ->
        [0] Nobody was invited: all are here already.
        [one] One invitation is on its way.
       *[other] { $n } invitations are on their way.
    }

accounts-today-mails = { $n ->
    [one] Look at one mail that did not go
   *[other] Look at { $n } mails that did not go
}

accounts-invite-organisation = Acts for
accounts-invite-organisation-hint = From today on they read and write what is for the people of this organisation.
accounts-invite-organisation-none = No organisation
accounts-invite-organisation-unknown = This organisation does not stand today. Choose another one, or none.
accounts-mail-desk-name = Something waits
accounts-mail-desk-subject = Something waits for you: { $site }
accounts-mail-desk-text = Something new waits for you under “Today”.
accounts-mail-desk-button = Open “Today”
accounts-mail-desk-note = What it is stands there alone.

# One's own data.

accounts-data-title = Your data
accounts-data-lead = kenes keeps as little of you as the work needs. Here you read it, correct it, take it along, and leave.
accounts-data-copy = A copy
accounts-data-copy-text = Everything that is kept of you, in one file that programs read: your account, for whom you act and acted, what you held, what you drafted and submitted.
accounts-data-copy-link = Download your data (JSON)
accounts-data-correct = Correct them
accounts-data-name = Your name
accounts-data-name-hint = As it stands in lists of who takes part. What you were called before is erased.
accounts-data-name-empty = Enter your name.
accounts-data-name-long = The name is longer than 200 characters.
accounts-data-language-missing = Choose the language in which you are written to.
accounts-data-password-hint = Needed only for another address: whoever gets your mail can get in.
accounts-data-save = Save
accounts-data-saved = Your data are saved.
accounts-leave = Leave and be forgotten
accounts-leave-goes = Your name, address, sign-in, tokens, sessions, saved views and the drafts that you kept to yourself are erased, in the journal too. Whatever you hold ends today.
accounts-leave-stays = What you did in an office or for an organisation stays under that office or organisation, without your name. What your organisation submitted stays its own.
accounts-leave-open = Leave
accounts-leave-confirm = Confirmation
accounts-leave-sure = I want to leave for good; this cannot be undone
accounts-leave-sure-missing = Tick the box: leaving cannot be undone.
accounts-leave-send = Erase me and leave
accounts-leave-last-administrator = You are the last administrator. Give somebody else this role first.
accounts-erase = Erase this person
accounts-erase-text = Name, address, sign-in, tokens, sessions and drafts of their own are erased, in the journal too, and whatever they hold ends today. What they did in office stays under the office.
accounts-erase-sure = They have left or asked for it; this cannot be undone
accounts-erase-sure-missing = Tick the box: this cannot be undone.
accounts-erase-send = Erase this person
