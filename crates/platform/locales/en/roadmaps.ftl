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
roadmaps-review-empty-text = After an import, recommendations without a road map wait here, and so do the places of which the program is not sure.
roadmaps-review-doubtful = Doubtful places
roadmaps-review-waiting = Without a road map
roadmaps-review-waiting-reason = Nobody has placed these yet. At most a hundred are shown; the others follow once these are placed.
roadmaps-stands-in = It stands in
roadmaps-confirm = It belongs there
roadmaps-move-to = Road map for { $reference }
roadmaps-move-to-card = Other draft for { $reference }
roadmaps-move-send = Move
roadmaps-proposals-title = Proposals
roadmaps-proposals-lead = The program proposes road maps with their titles and reasons. Nothing stands until you accept it.
roadmaps-proposals-list = Earlier proposals
roadmaps-proposals-empty-title = No proposals yet
roadmaps-proposals-empty-text = Order one above. It takes from seconds to minutes, and you may leave the page while it is computed.
roadmaps-number = How many road maps
roadmaps-number-hint = From 1 to 500. There will be fewer if the texts do not carry as many.
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
        [one] One ask, { $n } road maps at most.
       *[other] { $asks } asks, { $n } road maps at most.
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
roadmaps-note-fewer =
    { $n ->
        [one] One road map instead of { $wanted }: the texts speak of no more matters that are large enough.
       *[other] { $n } road maps instead of { $wanted }: the texts speak of no more matters that are large enough.
    }
roadmaps-note-without-matter = The program recognised no matter in these: { $texts }.
roadmaps-suggested = Suggested ({ $share }):
roadmaps-suggested-none = It resembles nothing that stands in a road map closely enough; it may need a new one.
roadmaps-suggested-accept = Place it in { $reference }
roadmaps-note-pin = A place that a person had fixed could not be kept to.
roadmaps-lead-empty = Nothing stands in this road map any more.
roadmaps-done = { $reference } stands in { $road_map } { $title }.
roadmaps-undo = Undo
roadmaps-nothing-to-undo = Somebody has decided about this recommendation since, so there is nothing of yours to undo.
