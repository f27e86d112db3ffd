accounts-sign-in-title = Sign in
accounts-handle = Sign-in name
accounts-password = Password
accounts-sign-in-button = Sign in
accounts-sign-in-wrong = Name and password do not belong together. Check both and try again.
accounts-no-account = You can read everything public without an account. The secretariat adds accounts.
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
accounts-handle-taken = Somebody has this name already. Choose another.
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
