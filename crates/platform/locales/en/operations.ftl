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
