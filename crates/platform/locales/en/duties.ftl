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
