duties-nav = Calendar
duties-title = Which days count
duties-lead = Every deadline is counted by this calendar, and says how.
duties-from = Asked on
duties-number = How many
duties-unit = Of what
duties-unit-working = working days
duties-unit-calendar = calendar days
duties-unit-months = months
duties-count = Count the days
duties-due = Due by the end of { $date }
duties-from-wrong = Give a date as year-month-day, such as 2026-03-18.
duties-number-wrong = Give a whole number, such as 15.
duties-no-calendar = There is no calendar yet. The secretariat enters the holidays first.
duties-term-too-long = This term leads too far away. Give a shorter one.
duties-weekend = weekend
duties-day = Day
duties-what = What it is
duties-name = Name
duties-source = Source
duties-empty-title = No calendar yet
duties-empty-text = The secretariat enters holidays and moved days with their sources; until then no deadline can be counted.
duties-kind-holiday = Holiday
duties-kind-moved-rest = Day off moved here
duties-kind-working-day = Working day on a weekend
duties-confidence-official = official source
duties-confidence-secondary = one other source
duties-confidence-expected = not confirmed
duties-step-counted-from = Counted from { $date }.
duties-step-named = The day was named: { $date }.
duties-step-skipped-weekend =
    { $n ->
        [one] One day of the weekend was not counted.
       *[other] { $n } days of the weekend were not counted.
    }
duties-step-skipped-holiday = { $date } was not counted: { $name }.
duties-step-skipped-moved-rest = { $date } was not counted, a day off was moved there: { $name }.
duties-step-counted-working-weekend = { $date } was counted, people work on it: { $name }.
duties-step-month-shortened = The month has no day { $wanted }; { $date } stands in for it.
duties-step-moved = The last day moved from { $from } to { $to }: { $why }.
duties-step-ends-on-rest = Note: { $date } is a day of rest.
duties-step-unknown-before = Note: before { $date } no holidays are known here.
duties-step-unknown-after = Note: after { $date } no holidays are known yet; the date may move.
duties-step-expected = Note, not confirmed: { $date }, { $name }; the date may move.
duties-sources = Sources of these days
duties-nav-duties = Replies
duties-duties-title = Awaited replies
duties-lead-open =
    { $n ->
        [0] No reply is awaited.
        [one] One reply is awaited{ $overdue ->
            [0] , and it is not overdue.
           *[other] , and it is overdue.
        }
       *[other] { $n } replies are awaited, { $overdue ->
            [0] none of them overdue.
            [one] one of them overdue.
           *[other] { $overdue } of them overdue.
        }
    }
duties-show = Show
duties-show-open = awaited
duties-show-closed = closed
duties-show-all = all
duties-show-all-open = Show all awaited replies
duties-none-found = No reply fits this choice.
duties-addressee = Who owes it
duties-addressee-all = all institutions
duties-addressee-missing = Choose an institution from the list.
duties-duties-empty-title = Nobody has been asked yet
duties-duties-empty-text = The secretariat asks an institution for a reply to a recommendation. From then on everybody sees until when, and for how long there is silence.
duties-duties-empty-link = Open the recommendations
duties-column-due = Reply due by
duties-column-who = Who owes it
duties-column-what = To what
duties-column-asked = Asked on
duties-standing-overdue =
    { $n ->
        [one] overdue by one day
       *[other] overdue by { $n } days
    }
duties-standing-waiting =
    { $n ->
        [one] one day left
       *[other] { $n } days left
    }
duties-standing-today = due today
duties-exit-accepted = Accepted
duties-exit-accepted-in-part = Accepted in part
duties-exit-declined = Declined, with reasons
duties-exit-transferred = Transferred to another institution
duties-exit-answered = Answered
duties-exit-withdrawn = Question withdrawn
duties-exit-missing = Choose how it ended.
duties-lead-silence =
    { $n ->
        [0] { $who } was asked about { $subject } today.
        [one] { $who } has not replied about { $subject } for one day.
       *[other] { $who } has not replied about { $subject } for { $n } days.
    }
duties-lead-accepted = { $who } accepted { $subject } on { $day }. The recommendation itself stays open.
duties-lead-accepted-in-part = { $who } accepted { $subject } in part on { $day }. The recommendation itself stays open.
duties-lead-declined = { $who } declined { $subject } on { $day }. The recommendation itself stays open.
duties-lead-answered = { $who } replied about { $subject } on { $day }. The recommendation itself stays open.
duties-lead-withdrawn = The question about { $subject } to { $who } was withdrawn on { $day }.
duties-how-counted = How the date was counted
duties-recounted = The date stands: { $due }. By the calendar as it is today it would be { $date }.
duties-what-happened = What happened
duties-history-accepted = { $day }: accepted by { $who }.
duties-history-accepted-in-part = { $day }: accepted in part by { $who }.
duties-history-declined = { $day }: declined by { $who }.
duties-history-transferred = { $day }: transferred from { $who } to { $to }. The clock goes on.
duties-history-answered = { $day }: answered by { $who }.
duties-history-withdrawn = { $day }: the question was withdrawn.
duties-late-by =
    { $n ->
        [one] One day late.
       *[other] { $n } days late.
    }
duties-entered = Entered by { $who }, { $at }
duties-leave-title = Record a reply
duties-leave-text = It closes this wait alone: what was asked stays open.
duties-leave-how = How it ended
duties-leave-day = Date of the reply
duties-leave-reason = Reasons
duties-leave-reason-hint = Needed when it was declined, transferred or withdrawn.
duties-leave-to = New addressee
duties-leave-to-hint = For a transfer alone. The clock goes on.
duties-to-nobody = not transferred
duties-leave-send = Record the reply
duties-closed-already = This wait is closed already.
duties-refusal-reason-missing = Write the reasons.
duties-refusal-transfer-to-self = Choose somebody else: this institution owes the reply already.
duties-asked-later = The letter cannot be of a later day than today.
duties-reply-later = The reply cannot be of a later day than today.
duties-day-before-asked = This day is before the day of the question.
duties-text-long = Shorten it to 2,000 characters.
duties-term = Term
duties-term-on = a day that was named
duties-term-working =
    { $n ->
        [one] one working day
       *[other] { $n } working days
    }
duties-term-calendar =
    { $n ->
        [one] one calendar day
       *[other] { $n } calendar days
    }
duties-term-months =
    { $n ->
        [one] one month
       *[other] { $n } months
    }

duties-today-answer = Reply to
duties-today-chase = Look after the reply to
duties-today-more = See all further replies
duties-today-no-holder = Name a main focal point for
duties-today-handover = Read the handover file of
duties-handover-title = Handover file: { $name }
duties-handover-lead = Awaited replies: { $open }. Promises: { $promises }.
duties-handover-made = As of { $day }.
duties-handover-document = Download as a Word document
duties-handover-vacant = Nobody is the main focal point today. The secretariat sees this too.
duties-handover-open = Awaited replies
duties-handover-open-none = No reply is awaited from this institution.
duties-handover-promises = Promises
duties-handover-promises-none = This institution has accepted nothing yet.
duties-handover-given = Other replies
duties-handover-given-none = There are no other replies.
duties-handover-holders = Who answers for it
duties-handover-former = Before
duties-handover-no-name = Name not shown
duties-handover-since = since { $from }
duties-handover-until = { $from } to { $until }
