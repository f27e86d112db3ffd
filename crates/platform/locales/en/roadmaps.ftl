roadmaps-nav = Road maps
roadmaps-nav-review = Review
roadmaps-nav-proposals = Proposals
roadmaps-board-title = Road maps
roadmaps-board-lead =
    { $n ->
        [0] No road map to show.
        [one] One road map holds { $total ->
            [one] one recommendation
           *[other] { $total } recommendations
        }.
       *[other] { $n } road maps hold { $total ->
            [one] one recommendation
           *[other] { $total } recommendations
        }.
    }
roadmaps-board-count =
    { $n ->
        [one] One road map
       *[other] { $n } road maps
    }
roadmaps-board-none-found = No road map has these words in its title or summary.
roadmaps-board-show-all = Show all road maps
roadmaps-board-empty-title = No road maps yet
roadmaps-board-empty-text = A road map gathers recommendations that one plan of work would answer. The secretariat imports recommendations, has the program propose road maps, and accepts what is right.
roadmaps-search = Words in title or summary
roadmaps-sort = Order
roadmaps-sort-number = By number
roadmaps-sort-asked = Asked most often
roadmaps-sort-newest = Asked most recently
roadmaps-export = Download all:
roadmaps-card-empty = No recommendations in it.
roadmaps-card-groups =
    { $n ->
        [0] no repeats
        [one] one repeat group
       *[other] { $n } repeat groups
    }
roadmaps-card-since =
    { $n ->
        [one] One recommendation since { $since }, { $groups }.
       *[other] { $n } recommendations since { $since }, { $groups }.
    }
roadmaps-card-undated =
    { $n ->
        [one] One recommendation, { $groups }.
       *[other] { $n } recommendations, { $groups }.
    }
roadmaps-states =
    { $n ->
        [one] one State
       *[other] { $n } States
    }
roadmaps-bodies =
    { $n ->
        [one] one other body
       *[other] { $n } other bodies
    }
roadmaps-lead-by-both =
    { $n ->
        [one] Asked once, in { $since }, by { $states } and { $bodies }.
       *[other] Asked { $n } times since { $since } by { $states } and { $bodies }.
    }
roadmaps-lead-by-one =
    { $n ->
        [one] Asked once, in { $since }, by { $who }.
       *[other] Asked { $n } times since { $since } by { $who }.
    }
roadmaps-lead-since =
    { $n ->
        [one] Asked once, in { $since }.
       *[other] Asked { $n } times since { $since }.
    }
roadmaps-lead-undated =
    { $n ->
        [0] Nothing that you may read stands in this road map.
        [one] Asked once; the date is not known.
       *[other] Asked { $n } times; the dates are not known.
    }
roadmaps-timeline = When it was asked
roadmaps-point =
    { $n ->
        [one] once: { $who }. { $position }
       *[other] { $n } times: { $who }. { $position }
    }
roadmaps-repeat-group =
    { $n ->
        [one] One recommendation
       *[other] { $n } recommendations that ask the same
    }
roadmaps-single-recommendations =
    { $n ->
        [one] One recommendation that repeats no other
       *[other] { $n } recommendations that repeat no other
    }
roadmaps-all-recommendations =
    { $n ->
        [one] One recommendation
       *[other] { $n } recommendations
    }
roadmaps-empty-title = Nothing stands here
roadmaps-empty-text = The secretariat places recommendations in road maps. Those that are not released are shown to members alone.
roadmaps-not-sure = Not sure ({ $share })
roadmaps-history = History
roadmaps-about = About this road map
roadmaps-citation = { $site }, { $reference }: { $title }, { $address }, as of { $day }.
roadmaps-keep = Change this road map
roadmaps-rename = Rename
roadmaps-rename-send = Save the title
roadmaps-title-field = Title
roadmaps-title-en = Title in English
roadmaps-title-ru = Title in Russian
roadmaps-title-kk = Title in Kazakh
roadmaps-title-empty = Enter the title in this language.
roadmaps-title-long = Shorten the title to 200 characters.
roadmaps-place-field = Recommendation to place here
roadmaps-place-hint = Its number, such as R-0142. It leaves the road map where it stands now.
roadmaps-place-send = Place it here
roadmaps-group-goes-on = { $heading }, continued
roadmaps-standing-mechanism = Mechanism
roadmaps-standing-position = Position of the State
roadmaps-standing-kin = Repeats
roadmaps-standing-any = All
roadmaps-standing-repeated = Asked several times
roadmaps-standing-single = Asked once
roadmaps-standing-counted = { $what }: { $n }
roadmaps-standing-clear = Show everything
roadmaps-standing-none = Nothing in this road map answers to these filters.
roadmaps-no-such-recommendation = There is no recommendation with this number. Write it as in R-0142.
roadmaps-no-such-road-map = There is no such road map. Type a number such as RM-17, or choose from the list.
roadmaps-no-such-card = There is no such draft. Type its number, or choose from the list.
roadmaps-card-accepted = This draft has been accepted already. Move the recommendation in the road map itself.
roadmaps-moved-meanwhile = Somebody has moved this recommendation in the meantime. Open the page again to see where it stands.
roadmaps-nothing-to-confirm = This recommendation stands in no road map, so there is nothing to confirm. Choose one for it.
roadmaps-kind-recommendation =
    { $n ->
        [one] One recommendation
       *[other] { $n } recommendations
    }
roadmaps-kind-road-map =
    { $n ->
        [one] One road map
       *[other] { $n } road maps
    }
roadmaps-verb-found = Accepted as a road map
roadmaps-verb-rename = Renamed
roadmaps-review-title = Review
roadmaps-review-lead =
    { $doubtful ->
        [0] No place is doubtful,
        [one] One place is doubtful,
       *[other] { $doubtful } places are doubtful,
    } { $waiting ->
        [0] and every recommendation has a road map.
        [one] and one recommendation has no road map.
       *[other] and { $waiting } recommendations have no road map.
    }
roadmaps-review-nothing = No place is doubtful, and every recommendation has a road map.
roadmaps-review-empty-title = Nothing waits
roadmaps-review-empty-text = Places of which the program is not sure wait here. What has no road map waits in the queue.
roadmaps-review-doubtful = Doubtful places
roadmaps-review-waiting =
    { $n ->
        [one] One ask waits for a place in the queue
       *[other] { $n } asks wait for a place in the queue
    }
roadmaps-stands-in = It stands in
roadmaps-confirm = It belongs there
roadmaps-move-to = Road map for { $reference }
roadmaps-move-to-card = Other draft for { $reference }
roadmaps-move-send = Move
roadmaps-proposals-title = Proposals
roadmaps-proposals-lead = The program proposes road maps with their titles and reasons. Nothing stands until you accept it.
roadmaps-model-there = The optional language model is installed.
roadmaps-model-absent = No language model is installed. It lets texts in different words and languages be compared by meaning; whoever runs the server installs it with “kenes model install” (docs/model.md).
roadmaps-proposals-list = Earlier proposals
roadmaps-proposals-empty-title = No proposals yet
roadmaps-proposals-empty-text = Order one above. It takes from seconds to minutes, and you may leave the page while it is computed.
roadmaps-number = How many road maps
roadmaps-number-hint = From 1 to 500.
roadmaps-fill = If the texts speak of fewer matters
roadmaps-fill-most = Fewer road maps, each one a matter of its own
roadmaps-fill-exactly = Exactly as many: large ones are divided by the matters within them
roadmaps-number-bounds = Enter a whole number from 1 to { $most }.
roadmaps-scope = Which recommendations
roadmaps-scope-waiting = Those without a road map
roadmaps-scope-all = All, but for those that a person has placed; accepted drafts take them out of their present road maps
roadmaps-country = State under review
roadmaps-country-all = All States
roadmaps-propose = Propose road maps
roadmaps-nothing-to-propose = No recommendation of this choice is free to be placed. Import recommendations first, or choose all.
roadmaps-no-words = None of the recommendations holds a word that the program could read.
roadmaps-job-synthesis = Proposing road maps
roadmaps-step-waiting = The work has not begun yet.
roadmaps-step-reading = Reading: { $done } of { $total }
roadmaps-step-meaning = Comparing meanings: { $done } of { $total }
roadmaps-step-repeats = Finding repeats: { $done } of { $total }
roadmaps-step-road-maps = Forming road maps: { $done } of { $total }
roadmaps-step-titles = Writing titles and reasons: { $done } of { $total }
roadmaps-progress = Progress
roadmaps-may-leave = You may leave this page. The proposal waits for you here.
roadmaps-proposal-title = Proposal { $number }
roadmaps-proposal-sentence =
    { $asks ->
        [one] One ask; number of road maps wanted: { $n }.
       *[other] { $asks } asks; number of road maps wanted: { $n }.
    }
roadmaps-proposal-draft =
    { $n ->
        [one] One road map is proposed;
       *[other] { $n } road maps are proposed;
    } { $left ->
        [one] one waits for your decision.
       *[other] { $left } wait for your decision.
    }
roadmaps-proposal-computing = The program reads the recommendations now.
roadmaps-proposal-accepted = All drafts of this proposal have become road maps.
roadmaps-proposal-discarded = This proposal was discarded. Drafts accepted before stay road maps.
roadmaps-proposal-failed = This proposal could not be computed.
roadmaps-proposal-closed = This proposal is closed: it can be read, but not changed.
roadmaps-state-computing = being computed
roadmaps-state-draft = draft
roadmaps-state-accepted = accepted
roadmaps-state-discarded = discarded
roadmaps-state-failed = failed
roadmaps-doubtful =
    { $n ->
        [one] one doubtful
       *[other] { $n } doubtful
    }
roadmaps-accept-all = Accept all drafts as road maps
roadmaps-accept-card = Accept
roadmaps-accept-card-label = Accept: { $title }
roadmaps-discard = Discard the proposal
roadmaps-job-demonstration = Accepting the road maps of the demonstration
roadmaps-step-founding = Accepting road maps: { $done } of { $total }
roadmaps-why = Why here
roadmaps-with-asks =
    { $n ->
        [one] { $recommendations }, one ask
       *[other] { $recommendations }, { $n } asks
    }
roadmaps-positions-differ = Positions differ
roadmaps-position-unknown = Position not known
roadmaps-accept-this = Accept as a road map
roadmaps-note-divided = The texts speak of { $carried } matters that are large enough. As exactly this many were asked for, large ones were divided by the matters within them until there were { $n }.
roadmaps-note-fewer =
    { $n ->
        [one] One road map instead of { $wanted }: the texts speak of no more matters that are large enough.
       *[other] { $n } road maps instead of { $wanted }: the texts speak of no more matters that are large enough.
    }
roadmaps-note-without-matter = The program recognised no matter in these: { $texts }.
roadmaps-suggested = Suggested ({ $share }):
roadmaps-suggested-accept = Place it in { $reference }
roadmaps-note-fits-none =
    { $n ->
        [0] All { $fixed } asks come to road maps that stood before.
        [one] { $fixed } asks come to road maps that stood before; { $n } fits none of them and is in the other drafts.
       *[other] { $fixed } asks come to road maps that stood before; { $n } fit none of them and are in the other drafts.
    }
roadmaps-note-pin = A place that a person had fixed could not be kept to.
roadmaps-lead-empty = Nothing stands in this road map any more.
roadmaps-done = { $reference } stands in { $road_map } { $title }.
roadmaps-undo = Undo
roadmaps-nothing-to-undo = Somebody has decided about this recommendation since, so there is nothing of yours to undo.
roadmaps-nav-queue = Queue
roadmaps-title-missing = The title is missing in: { $languages }.
roadmaps-language-kk = Kazakh
roadmaps-language-ru = Russian
roadmaps-language-en = English
roadmaps-grades = Who says how far it is
roadmaps-grades-silent = No grade is known.
roadmaps-grade-undated = date not known
roadmaps-grades-export = Download with indicators and grades:
roadmaps-standing-state = Claim of the State
roadmaps-standing-independent = Independent assessment
roadmaps-standing-not-said = Assessor whose independence is not stated
roadmaps-keys =
    { $n ->
        [one] Key recommendation
       *[other] { $n } key recommendations
    }
roadmaps-indicators =
    { $n ->
        [one] One indicator
       *[other] { $n } indicators
    }
roadmaps-verb-import = Brought in from a file
roadmaps-existing-title = Existing road maps
roadmaps-existing-text = Bring in the road maps that the body had before: they keep their numbers and titles, and the program places recommendations into them.
roadmaps-existing-file = File with road maps
roadmaps-existing-file-hint =
    { $n ->
        [one] CSV, XLSX, JSON or DOCX, at most { $n } megabyte.
       *[other] CSV, XLSX, JSON or DOCX, at most { $n } megabytes.
    }
roadmaps-existing-send = Read the file
roadmaps-existing-columns-text = A row for each road map with the columns number, title, key recommendation, indicators, grade, graded by and date, in English, Russian or Kazakh; further grades stand in rows below. A Word document may also have a heading such as “Road map 7. Title” with labelled paragraphs. Nothing changes before you confirm.
roadmaps-existing-none = No file of road maps has been read yet.
roadmaps-existing-earlier = Files read before
roadmaps-existing-state-unmapped = columns not understood
roadmaps-existing-state-read = read, not confirmed
roadmaps-existing-state-confirmed = confirmed
roadmaps-existing-state-undone = undone
roadmaps-existing-state-discarded = put away
roadmaps-existing-lead-unmapped = The columns of this file were not understood. Say which is which.
roadmaps-existing-lead-read = Nothing has changed yet: { $new } new, { $grown } would get something more, { $unchanged } stand already.
roadmaps-existing-lead-confirmed = This file was brought in: { $new } new road maps, { $grown } got something more, { $unchanged } stood already.
roadmaps-existing-lead-undone = This import was undone. What it brought is gone.
roadmaps-existing-lead-discarded = This file was put away; nothing of it was brought in.
roadmaps-existing-missing = Not recognised: { $fields }.
roadmaps-existing-open-faults =
    { $n ->
        [one] One fault has to be mended first. Mend the file and read it again, or correct the columns below.
       *[other] { $n } faults have to be mended first. Mend the file and read it again, or correct the columns below.
    }
roadmaps-existing-faults =
    { $n ->
        [one] One fault
       *[other] { $n } faults
    }
roadmaps-existing-faults-how = Road maps come in all together or not at all, so every fault is listed. At most 200 are shown.
roadmaps-existing-at-cell = Cell { $cell } ({ $column })
roadmaps-existing-at-column = Row { $row }, { $column }
roadmaps-existing-at-row = Row { $row }
roadmaps-existing-fault-no-number = There is a title and no number. Write the number of the road map.
roadmaps-existing-fault-bad-number = “{ $found }” is not a number of a road map. Write a whole number from 1, such as 7 or RM-07.
roadmaps-existing-fault-number-twice = Number { $number } was given to another title in row { $first_row }. Give this row another number, or the same title.
roadmaps-existing-fault-no-title = The road map has no title. Write it in one language at least.
roadmaps-existing-fault-nothing-above = This row has no number and no title, and no road map stands above it. Write both.
roadmaps-existing-fault-grade-without-author = It is not said who gave the grade “{ $grade }”. Name the assessor here, or once for the whole file below.
roadmaps-existing-fault-author-without-grade = { $author } is named as assessor, but there is no grade. Write the grade or leave the name out.
roadmaps-existing-fault-bad-date = “{ $found }” is not a date. Write it as 2026-11-23 or 23.11.2026.
roadmaps-existing-fault-unknown-standing = “{ $found }” does not say how the assessor stands to the State. Write State, independent, or leave it empty.
roadmaps-existing-fault-too-long = { $length } characters are more than the { $limit } allowed here. Shorten it.
roadmaps-existing-fault-spreadsheet-error = The spreadsheet shows the error { $found }. Mend the formula or type the value.
roadmaps-existing-fault-ragged-row = The row has { $found } cells where the header has { $expected }. Look for a missing quotation mark or a stray delimiter.
roadmaps-existing-fault-unclosed-quote = A quotation mark opens here and never closes. Close it.
roadmaps-existing-fault-not-an-object = The element is { $found }, not an object with named fields.
roadmaps-existing-fault-empty = There is no road map below the header. Choose another file or another sheet.
roadmaps-existing-fault-number-taken = { $reference } is “{ $title }” here. Give this row another number, or the title that stands here.
roadmaps-existing-mapping = Columns
roadmaps-existing-mapping-open = Correct which column is which
roadmaps-existing-mapping-send = Read the file again
roadmaps-existing-whole-file = For grades that do not say it themselves
roadmaps-existing-whole-file-hint = Who gave the grades of this file
roadmaps-existing-column-number = Number
roadmaps-existing-column-title = Title, in any language
roadmaps-existing-column-title-en = Title in English
roadmaps-existing-column-title-ru = Title in Russian
roadmaps-existing-column-title-kk = Title in Kazakh
roadmaps-existing-column-summary = What it is about
roadmaps-existing-column-key-recommendation = Key recommendation
roadmaps-existing-column-indicators = Indicators
roadmaps-existing-column-grade = Grade
roadmaps-existing-column-graded-by = Graded by
roadmaps-existing-column-standing = How the assessor stands to the State
roadmaps-existing-column-graded-on = Date of the grade
roadmaps-existing-column-method = Method
roadmaps-existing-column-state-claim = Claim of the State
roadmaps-existing-column-state-claim-on = Date of the State’s claim
roadmaps-existing-column-independent-grade = Independent assessment
roadmaps-existing-column-ignore = Leave out
roadmaps-existing-read = What was read
roadmaps-existing-is-new = new
roadmaps-existing-is-grown = gets something more
roadmaps-existing-is-unchanged = stands already
roadmaps-existing-uncertain =
    { $n ->
        [one] One key recommendation is not certain: choose what it is, or leave it unlinked.
       *[other] { $n } key recommendations are not certain: choose what they are, or leave them unlinked.
    }
roadmaps-existing-certain-reference = Found by its number: { $recommendation }
roadmaps-existing-certain-paragraph = Found by document and paragraph: { $recommendation }
roadmaps-existing-certain-text = Found by its words: { $recommendation }
roadmaps-existing-no-link = Do not link it now
roadmaps-existing-likeness = { $share } alike: { $recommendation }
roadmaps-existing-key-is = Key recommendation: { $written }
roadmaps-existing-key-unknown = The register has nothing like it; it stays as written.
roadmaps-existing-unfound = Key recommendations that were not found
roadmaps-existing-unfound-lead =
    { $n ->
        [one] { $n } key recommendation was not found in the register when the file came in. Linked since: { $linked }.
       *[other] { $n } key recommendations were not found in the register when the file came in. Linked since: { $linked }.
    }
roadmaps-existing-link-field = Recommendation of the register
roadmaps-existing-link-hint = Its number, such as R-0142, or the first letters of words that it alone has. It comes into the road map and stays there.
roadmaps-existing-link = Link it
roadmaps-existing-linked = Linked
roadmaps-existing-unlink = Take the link back
roadmaps-existing-link-none = No recommendation of the register answers to this. Write its number, as in R-0142, or the first letters of its words.
roadmaps-existing-link-several = Several recommendations have these words. Type the number of one of them, or more letters.
roadmaps-existing-linked-already = This key recommendation is linked already. Take that link back first.
roadmaps-existing-remembered = The columns mean what they meant in the last file of this shape.
roadmaps-existing-brings = Indicators: { $indicators }. Grades: { $grades }.
roadmaps-existing-confirm =
    { $n ->
        [0] Bring in what is new
        [one] Bring in one road map
       *[other] Bring in { $n } road maps
    }
roadmaps-existing-nothing-new = The file holds nothing that does not stand here already.
roadmaps-existing-discard = Put the file away
roadmaps-existing-undo = Undo the import
roadmaps-existing-undo-until = It can be undone until somebody renames one of its road maps or places something in it.
roadmaps-existing-nothing-in-it = This Word document has neither a table of road maps nor headings such as “Road map 7. Title”. Add them, or choose another file.
roadmaps-existing-over = This import is past reading. Read the file again to begin anew.
roadmaps-existing-not-readable = This import cannot be confirmed in its state. Open it to see what it needs.
roadmaps-existing-has-faults =
    { $n ->
        [one] One fault has to be mended before the road maps come in.
       *[other] { $n } faults have to be mended before the road maps come in.
    }
roadmaps-existing-not-confirmed = Only a confirmed import can be undone.
roadmaps-existing-built-upon = { $reference } has been worked on since the import, so it cannot be undone. Move what was placed there, or keep the road map.
roadmaps-queue-title = Queue
roadmaps-queue-lead =
    { $n ->
        [one] One ask waits for a place:
       *[other] { $n } asks wait for a place:
    } { $sure } sure, { $doubtful } doubtful, { $new } would need a new road map.
roadmaps-queue-nothing = Everything has a place.
roadmaps-queue-empty-title = Nothing waits
roadmaps-queue-empty-text = After an import the program proposes places in the road maps that stand; you accept, move or refuse them here. What people have placed never moves.
roadmaps-queue-run = Last proposed: { $moment }.
roadmaps-queue-progress = { $done } of { $n } asks of this import have a place.
roadmaps-queue-import = Only from this import
roadmaps-queue-all-imports = All imports
roadmaps-queue-order = Propose places
roadmaps-queue-order-new =
    { $n ->
        [one] Propose a place for one more
       *[other] Propose places for { $n } more
    }
roadmaps-queue-accept-sure =
    { $n ->
        [one] Accept the one sure place
       *[other] Accept all { $n } sure places
    }
roadmaps-queue-done =
    { $n ->
        [one] One ask was placed.
       *[other] { $n } asks were placed.
    }
roadmaps-queue-doubtful =
    { $n ->
        [one] One doubtful place
       *[other] { $n } doubtful places
    }
roadmaps-queue-doubtful-text = The neighbours are far or divided. The least sure come first; at most fifty are shown.
roadmaps-queue-sure =
    { $n ->
        [one] One sure place
       *[other] { $n } sure places
    }
roadmaps-queue-sure-text = Most of what is alike stands there. At most fifty are shown.
roadmaps-queue-new =
    { $n ->
        [one] One would need a new road map
       *[other] { $n } would need a new road map
    }
roadmaps-queue-new-text = They fit no road map that stands. What belongs together is proposed as one.
roadmaps-queue-by-hand =
    { $n ->
        [one] One needs a name from you
       *[other] { $n } need a name from you
    }
roadmaps-queue-by-hand-text = Their place was refused, or nothing in them could be recognised.
roadmaps-queue-unseen =
    { $n ->
        [one] One that the engine has not looked at yet
       *[other] { $n } that the engine has not looked at yet
    }
roadmaps-queue-unseen-text = Let the engine propose places, or name the road map yourself. At most fifty are shown.
roadmaps-queue-accept-new =
    { $n ->
        [one] Accept as a new road map: { $title }
       *[other] Accept all { $n } as a new road map: { $title }
    }
roadmaps-queue-repeats = It would join the repeats of { $reference }.
roadmaps-queue-refused = Refused: { $reason }
roadmaps-queue-withdraw = Take the refusal back
roadmaps-queue-refuse = Refuse this place
roadmaps-queue-reason = Why it does not belong there
roadmaps-queue-refuse-send = Refuse
roadmaps-queue-reason-empty = Say in a few words why it does not belong there.
roadmaps-queue-reason-long = Shorten the reason to 500 characters.
roadmaps-queue-nothing-to-accept = Nothing of this waits any more: it has been placed in the meantime. Open the queue again.
roadmaps-job-queue = Proposing places in the road maps
roadmaps-step-queue = Comparing with what stands: { $done } of { $total }
roadmaps-nav-repeats = Repeated asks
roadmaps-repeats-title = What is asked again and again
roadmaps-repeats-lead =
    { $n ->
        [0] Nothing of this choice was asked twice.
        [one] One and the same thing was asked at least twice.
       *[other] { $n } things were asked at least twice.
    }
roadmaps-repeats-mechanism = Mechanism
roadmaps-repeats-theme = Theme
roadmaps-repeats-position = Position of the State
roadmaps-repeats-from = From year
roadmaps-repeats-to = To year
roadmaps-repeats-all = All
roadmaps-repeats-show-all = Show all
roadmaps-repeats-sort-asked = Asked most often
roadmaps-repeats-sort-newest = Asked most recently
roadmaps-repeats-sort-oldest = Asked for the longest time
roadmaps-repeats-empty-title = Nothing was asked twice
roadmaps-repeats-empty-text = Once recommendations stand in road maps, those that ask the same are gathered here, whichever body asked and in whichever language. Choose fewer filters to see more.
roadmaps-repeat-title = { $reference }: asked again
roadmaps-repeat-about = About these repeats
roadmaps-line-title =
    { $n ->
        [one] Asked once
       *[other] Asked { $n } times: when, by whom, and what the State said
    }
roadmaps-line-how = Full circle: supported. Empty: noted or no reply. Half: in part, or positions differ. Dashed: not known. Square: a grade of the road map, as its assessor published it.
roadmaps-line-day = Day
roadmaps-line-who = Who asked
roadmaps-line-recommendation = Recommendation
roadmaps-line-words = Its words
roadmaps-line-grades = How far it is, and who says so
roadmaps-line-no-grade = no data
roadmaps-line-table = Show as table
roadmaps-line-mark =
    { $n ->
        [one] { $when }: { $what }
       *[other] { $when }: { $what }, { $n } times
    }
roadmaps-line-comment = Its source says: { $comment }
roadmaps-line-grade = { $standing } at that time: { $grade } ({ $assessor }, { $day })
roadmaps-standing-short-state = State grades
roadmaps-standing-short-independent = Independent
roadmaps-standing-short-not-said = Other grades
roadmaps-seen = { $seen } of { $total } recommendations seen
roadmaps-seen-one = seen
roadmaps-see = Mark as seen
roadmaps-see-all = Mark all as seen
roadmaps-decided = decided
roadmaps-goes-on = goes on as { $reference }
roadmaps-doubtful-title = Doubtful places
roadmaps-doubtful-places =
    { $n ->
        [one] Look at one doubtful place first
       *[other] Look at { $n } doubtful places first
    }
roadmaps-doubtful-lead =
    { $n ->
        [one] One place of this proposal is doubtful.
       *[other] { $n } places of this proposal are doubtful, the least sure first. At most fifty are shown; the others follow.
    }
roadmaps-doubtful-none = No place of this proposal is doubtful any more.
roadmaps-to-cards = Go on to the drafts
roadmaps-drafted-in = Proposed for draft
roadmaps-difference-title = What the proposal would change
roadmaps-difference-none = The proposal would change nothing of what stands.
roadmaps-difference-kept =
    { $n ->
        [one] one road map goes on
       *[other] { $n } road maps go on
    }
roadmaps-difference-moved =
    { $n ->
        [one] one ask would move
       *[other] { $n } asks would move
    }
roadmaps-difference-new =
    { $n ->
        [one] one road map is new
       *[other] { $n } road maps are new
    }
roadmaps-difference-split =
    { $n ->
        [one] one is split
       *[other] { $n } are split
    }
roadmaps-difference-merged =
    { $n ->
        [one] one goes into another
       *[other] { $n } go into others
    }
roadmaps-difference-added =
    { $n ->
        [one] one ask gets a road map
       *[other] { $n } asks get a road map
    }
roadmaps-stands = Stands
roadmaps-stands-not = nothing
roadmaps-draft = Draft
roadmaps-and-more =
    { $n ->
        [one] and one more
       *[other] and { $n } more
    }
roadmaps-pages = Pages of drafts
roadmaps-card-title = Draft { $n }: { $title }
roadmaps-card-merged = Merged into draft { $card }.
roadmaps-card-set-aside = Set aside: { $reason }
roadmaps-card-gone = This draft was merged or set aside. Choose another.
roadmaps-card-not-set-aside = This draft is not set aside.
roadmaps-no-such-place = This recommendation does not stand in the proposal.
roadmaps-not-in-this-draft = This recommendation does not stand in the proposal. Write its number as in R-0142.
roadmaps-not-in-this-road-map = This recommendation does not stand in this road map. Write its number as in R-0142.
roadmaps-several-asks = This recommendation has several asks. Add the number of the ask, as in R-0142/2.
roadmaps-several-cards = { $n } drafts have these words in their title. Type more letters, or the number.
roadmaps-several-road-maps = { $n } road maps have these words in their title. Type more letters, or the number.
roadmaps-choices = These answer to what you typed
roadmaps-choose-hint = Its number, or a few letters of its title.
roadmaps-nothing-marked = Mark at least one recommendation first.
roadmaps-changed-since = This has been changed since, so it cannot be done or undone any more. Open the page again to see how it stands.
roadmaps-no-act-to-undo = There is nothing of yours to undo here.
roadmaps-mark = Mark
roadmaps-marked = With all that are marked
roadmaps-marked-move-to = Other draft for the marked
roadmaps-marked-move = Move the marked
roadmaps-marked-confirm = The marked belong there
roadmaps-marked-see = Mark them as seen
roadmaps-more-acts = More
roadmaps-pair = Same or not the same
roadmaps-pair-one = Recommendation
roadmaps-pair-two = Other recommendation
roadmaps-pair-hint = By number, as in R-0142; with several asks as in R-0142/2. The first moves.
roadmaps-pair-other = { $reference } compared with
roadmaps-pair-apart = Not the same
roadmaps-pair-same = The same
roadmaps-pair-itself = A recommendation cannot be compared with itself. Type another number.
roadmaps-pin = Fix a place
roadmaps-pin-field = Recommendation that belongs here
roadmaps-pin-hint = By number, as in R-0142. No later run will move it.
roadmaps-pin-send = Fix it here
roadmaps-merge = Merge
roadmaps-merge-into = Merge into this draft
roadmaps-merge-into-road-map = Merge into this road map
roadmaps-merge-hint = Its number, or a few letters of its title. This road map keeps its page, which says where it went.
roadmaps-merge-send = Merge
roadmaps-merge-itself = Choose another one: nothing can be merged into itself.
roadmaps-split = Split
roadmaps-split-title = Split: { $title }
roadmaps-split-which = What leaves
roadmaps-split-send = Split off what is marked
roadmaps-split-nothing = Something has to leave, and something has to stay. Mark some of the recommendations, not all.
roadmaps-cut-proposed = The program proposes to split off { $n } of { $all } that speak of this: { $matter }. Change what you like.
roadmaps-cut-none = The program sees no matter that would part these evenly. Mark by hand what leaves.
roadmaps-set-aside = Set aside
roadmaps-set-aside-hint = The draft does not become a road map, and later runs leave its recommendations alone until you take it up.
roadmaps-set-aside-road-map-hint = It leaves the board with all that stands in it; its page says why.
roadmaps-set-aside-send = Set it aside
roadmaps-take-up = Take it up again
roadmaps-reason = Reason
roadmaps-reason-empty = Enter the reason.
roadmaps-reason-long = Shorten the reason to 2,000 characters.
roadmaps-closed = This road map was merged or set aside already.
roadmaps-not-closed = This road map stands; there is nothing to take back.
roadmaps-closed-merged = Merged on { $day } into
roadmaps-closed-set-aside = Set aside on { $day }: { $reason }
roadmaps-closed-withdrawn = The acceptance of this road map was taken back on { $day }. Its number is not given to another.
roadmaps-reopen = Take this back
roadmaps-verb-merged = Merged into another
roadmaps-verb-set-aside = Set aside
roadmaps-verb-withdrawn = Acceptance taken back
roadmaps-verb-reopen = Stands again
roadmaps-undo-last = Undo my last act
roadmaps-undo-to = Undo back to here
roadmaps-undo-to-label = Undo all my acts back to this one: { $act }
roadmaps-acts-title = What was done
roadmaps-acts-lead = Newest first. You can take back your own acts, several at once; what somebody else has changed since stays.
roadmaps-acts-empty-title = Nothing was done yet
roadmaps-acts-empty-text = Every act on this proposal is listed here, with who did it, and can be taken back.
roadmaps-act-taken-back = taken back
roadmaps-act-confirm =
    { $n ->
        [one] Confirmed: { $recommendations }
       *[other] Confirmed { $n }: { $recommendations }
    }
roadmaps-act-see =
    { $n ->
        [one] Seen: { $recommendations }
       *[other] Seen { $n }: { $recommendations }
    }
roadmaps-act-move =
    { $n ->
        [one] Moved to draft { $to }: { $recommendations }
       *[other] Moved { $n } to draft { $to }: { $recommendations }
    }
roadmaps-act-part = Not the same as the rest of its group: { $recommendations }
roadmaps-act-join = Said to be the same as another, in draft { $to }: { $recommendations }
roadmaps-act-rename = Renamed draft { $card }: { $title }
roadmaps-act-merge = Merged draft { $card } into draft { $to }
roadmaps-act-split = Split off { $n } as draft { $card }: { $title }
roadmaps-act-set-aside = Set aside draft { $card }: { $title }
roadmaps-act-take-up = Took up draft { $card } again: { $title }
roadmaps-act-accept =
    { $cards ->
        [one] Accepted draft { $card }: { $title }
       *[other] Accepted { $cards } drafts
    }
roadmaps-act-undo = Took an earlier act back
roadmaps-conflict-place = Place
roadmaps-conflict-decided = decided by somebody since
roadmaps-conflict-open = not decided
roadmaps-conflict-contents = In it for one of you alone
roadmaps-conflict-none = nothing
roadmaps-conflict-version = Version of the proposal
roadmaps-board-closed =
    { $n ->
        [one] One road map was merged or set aside
       *[other] { $n } road maps were merged or set aside
    }

roadmaps-today-queue = { $n ->
    [one] Give one recommendation a place
   *[other] Give { $n } recommendations a place
}
