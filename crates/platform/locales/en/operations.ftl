operations-nav-jobs = Work in progress
operations-jobs-title = Work in progress
operations-jobs-lead =
    { $n ->
        [one] One piece of long work, newest first.
       *[other] { $n } pieces of long work, newest first.
    }
operations-jobs-empty-title = Nothing has been started yet
operations-jobs-empty-text = Long work, such as computing road maps, appears here with its progress.
operations-job-open = Open
operations-job-result = See the result
operations-job-error = The last attempt failed: { $error }
operations-job-began = Asked for on { $at }.
operations-job-leave = You can leave this page; the result waits for you.
operations-job-revive = Try again
operations-job-reload = Reload
operations-job-unknown = Work of an unknown kind
operations-state-waiting = Waiting
operations-state-running = Running
operations-state-done = Done
operations-state-dead = Failed
operations-state-waiting-sentence = It waits for its turn.
operations-state-running-sentence = It has begun.
operations-state-done-sentence = It is done.
operations-state-dead-sentence = It failed several times and waits for a person.
operations-progress = { $done } of { $total } done.
operations-record-title = The record
operations-record-lead =
    { $n ->
        [one] The journal has one entry.
       *[other] The journal has { $n } entries.
    }
operations-record-root = All entries together give this one number. Whoever wrote it down can later tell whether an entry was changed or removed.
operations-record-batches = What is not public is written at once and enters this count at the next full hour, as one entry of the same size whatever is in it, also when there is nothing: drafts can neither be counted nor timed from here.
operations-record-how = The operator checks the whole record with the command “kenes verify”: it replays every entry and names each record and field that differs.
operations-record-honest = Until witnesses outside sign this number, whoever runs the machine could rebuild the whole journal. Keep the number: then it would be noticed.

# How long what is no part of the record is kept.

operations-retention-title = What is deleted, and when
operations-retention-lead = { $n ->
        [0] Nothing is due for deletion now.
        [one] One entry is due for deletion; it goes with the next daily run.
       *[other] { $n } entries are due for deletion; they go with the next daily run.
    }
operations-retention-never = Recommendations, places, replies, decisions and their history are the record: no rule deletes them. A person’s own data are erased when they leave.
operations-retention-sessions = Sign-ins that were ended or not used
operations-retention-devices = Browsers in which somebody signed in
operations-retention-links = Links of invitations and for new passwords, after they expired
operations-retention-mails = That a mail was sent or failed; its text goes when it is sent
operations-retention-jobs = Work that is done
operations-retention-answers = Answers to programs that ask twice
operations-retention-reads = Who read confidential records
operations-retention-days = Days
operations-retention-bounds = Between { $least } and { $most }.
operations-retention-days-are = Kept for { $days } days.
operations-retention-days-wrong = Enter a whole number of days between { $least } and { $most }.
operations-retention-due = { $n ->
        [0] Nothing is due.
        [one] One entry would go now.
       *[other] { $n } entries would go now.
    }
operations-retention-save = Save the days
operations-retention-saved = The days are saved. Below is what would go now.
operations-retention-run = Delete now what is due
operations-retention-done = { $n ->
        [one] One entry was deleted.
       *[other] { $n } entries were deleted.
    }
