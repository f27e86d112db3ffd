# Rules of procedure: part of the slice body.
body-rules-title = Rules of procedure
body-rules-link = Rules of procedure: quorum, majorities, who may vote
body-rules-empty-title = No rules entered yet
body-rules-empty-text = Once the body has adopted its rules, the secretariat enters them here: what makes a quorum, which majority adopts, who may propose, speak and vote.
body-rules-shown-today = In force today: version { $number }, since { $from }.
body-rules-shown-on = In force on { $day }: version { $number }, with the seats of that day.
body-rules-shown-none = No rules of procedure were entered for { $day }.
body-rules-version = Version { $number }
body-rules-versions = All versions
body-rules-adopted-on = adopted { $day }
body-rules-stands-in-force = in force
body-rules-stands-past = no longer in force
body-rules-stands-coming = not yet in force
body-rules-stands-corrected = corrected by a later version
body-rules-stands-withdrawn = withdrawn before it began
body-rules-since-version = What changed since version { $number }
body-rules-changes-none = Nothing in what the rules say.
body-rules-about = About
body-rules-before = Before
body-rules-after = Now
body-rules-unsaid-before = not mentioned
body-rules-unsaid-now = no longer mentioned

body-rules-lead-quorum = { $needed ->
    [one] { $needed } of { $entitled } voting seats makes a quorum.
   *[other] { $needed } of { $entitled } voting seats make a quorum.
}
body-rules-lead-cast = A decision needs { $share } of the votes for and against.
body-rules-lead-present = A decision needs { $share } of the voting seats that are present.
body-rules-lead-entitled = A decision needs { $share } of all voting seats.
body-rules-lead-consensus = A decision is taken when nobody who is present objects.
body-rules-lead-consensus-minus = { $n ->
    [one] A decision is taken when no more than { $n } of those present objects.
   *[other] A decision is taken when no more than { $n } of those present object.
}
body-rules-share-least = { $share ->
    [half] at least half
    [third] at least one third
    [two-thirds] at least two thirds
    [quarter] at least one quarter
    [three-quarters] at least three quarters
    [all] all
   *[other] at least { $n }/{ $d }
}
body-rules-share-more = { $share ->
    [half] more than half
    [third] more than one third
    [two-thirds] more than two thirds
    [quarter] more than one quarter
    [three-quarters] more than three quarters
   *[other] more than { $n }/{ $d }
}
body-rules-quorum = Quorum
body-rules-quorum-share = There is a quorum when { $share } of the voting seats are present.
body-rules-quorum-seats = { $n ->
    [one] There is a quorum when { $n } voting seat is present.
   *[other] There is a quorum when { $n } voting seats are present.
}
body-rules-quorum-none = No quorum is asked for.
body-rules-units = Quorum of each sector
body-rules-units-share = Of each sector, { $share } of its voting seats have to be present as well.
body-rules-units-seats = { $n ->
    [one] Of each sector, at least { $n } voting seat has to be present as well.
   *[other] Of each sector, at least { $n } voting seats have to be present as well, or all where it has fewer.
}
body-rules-units-none = Sectors are not counted apart: the whole is enough.
body-rules-own-share = { $unit }: { $share } of its voting seats have to be present.
body-rules-own-seats = { $n ->
    [one] { $unit }: at least { $n } voting seat has to be present.
   *[other] { $unit }: at least { $n } voting seats have to be present, or all where it has fewer.
}
body-rules-own-none = { $unit }: is not asked for.
body-rules-topic-own = Quorum: { $unit }
body-rules-topic-rights = Who may what: { $who }
body-rules-whole = All voting seats
body-rules-voting-seats = Voting seats
body-rules-needed = Needed for a quorum
body-rules-not-asked = not asked for

body-rules-majorities = Majorities
body-rules-matter = Matter
body-rules-majority = What adopts
body-rules-if-all = Votes for, if all vote
body-rules-no-vote = no vote is needed
body-rules-matter-decision = Decisions and recommendations
body-rules-matter-procedure = Questions of procedure
body-rules-matter-rules = Changes of these rules
body-rules-matter-with = { $matter }. { $majority }
body-rules-of-cast = { $share } of the votes for and against. Abstentions do not count
body-rules-of-present = { $share } of the voting seats that are present. Who abstains counts as not for
body-rules-of-entitled = { $share } of all voting seats, present or not
body-rules-majority-simple = Simple majority: { $what }.
body-rules-majority-absolute = Absolute majority: { $what }.
body-rules-majority-two-thirds = Two-thirds majority: { $what }.
body-rules-majority-share = Qualified majority: { $what }.
body-rules-majority-consensus = Consensus: nobody who is present objects. Who abstains does not object.
body-rules-majority-consensus-minus = { $n ->
    [one] Consensus minus { $n }: no more than { $n } of those present objects. Who abstains does not object.
   *[other] Consensus minus { $n }: no more than { $n } of those present object. Who abstains does not object.
}

body-rules-rights = Who may do what
body-rules-who = Who
body-rules-right-propose = Propose
body-rules-right-speak = Speak
body-rules-right-vote = Vote
body-rules-right-co-author = Co-author
body-rules-class-participant = Participants
body-rules-class-observer = Observers
body-rules-class-guest = Guests
body-rules-rights-none = nothing
body-rules-differs = otherwise than its class
body-rules-yes = yes
body-rules-no = no
body-rules-joined = Sectors that count as one
body-rules-joined-text = { $name }: { $sectors }. They count as one for quorum, secrecy and verdicts.

body-rules-step-least = { $share } of { $whole } is { $exact }; that or more (≥) makes { $needed }.
body-rules-step-more = { $share } of { $whole } is { $exact }; more than that (>) makes { $needed }.
body-rules-step-whole-met = Present: { $present } of { $entitled } voting seats, needed: { $needed }. There is a quorum.
body-rules-step-whole-short = Present: { $present } of { $entitled } voting seats, needed: { $needed }, missing: { $missing }.
body-rules-step-unit-met = { $unit }: { $present } of { $entitled } present, needed: { $needed }. Enough.
body-rules-step-unit-short = { $unit }: { $present } of { $entitled } present, needed: { $needed }, missing: { $missing }.
body-rules-step-cast = Counted are the votes for and against: { $count }. Abstentions ({ $abstained }) do not count.
body-rules-step-present = Counted are all voting seats that are present: { $count }. Who abstains or does not vote counts as not for.
body-rules-step-entitled = Counted are all voting seats, present or not: { $count }.
body-rules-step-equal = As many for as against ({ $votes }): equal votes do not adopt.
body-rules-step-yes-enough = For: { $yes }, needed: { $needed }. Enough.
body-rules-step-yes-short = For: { $yes }, needed: { $needed }, missing: { $missing }.
body-rules-step-objections = Objections: { $objections }, allowed: { $allowed }.
body-rules-verdict-adopted = Adopted
body-rules-verdict-not-adopted = Not adopted
body-rules-verdict-no-quorum = No quorum: nothing can be decided
body-rules-verdict-quorum = There is a quorum

body-rules-try = Try the rules with numbers
body-rules-try-lead = What would be adopted by version { $number }, and why. Change any number; nothing is kept.
body-rules-try-matter = What is voted on
body-rules-try-present = Who is present
body-rules-present = Present
body-rules-try-seats-of = Voting seats: { $sector }
body-rules-try-present-of = Present: { $sector }
body-rules-try-votes = Votes
body-rules-try-votes-hint = Leave all three empty to see whether there is a quorum. Where consensus is asked for, whoever is against objects.
body-rules-yes-votes = For
body-rules-no-votes = Against
body-rules-abstentions = Abstain
body-rules-try-send = Count
body-rules-number-wrong = Write a whole number from 0 to { $most }.
body-rules-matter-unknown = Choose what is voted on.
body-rules-too-many-present = { $sector }: there are only { $seats } voting seats. Lower the number of those present, or raise that of the seats.
body-rules-too-many-votes = There are { $votes } votes, but only { $present } voting seats are present. Lower the votes, or raise who is present.

body-rules-new = Enter a new version
body-rules-new-lead = The rules as the body adopted them. A version is never changed: a correction is a new version from the same day. The next page shows what changes; nothing is kept before.
body-rules-part-document = The decision
body-rules-field-from = Holds from
body-rules-field-adopted = Adopted on
body-rules-field-document = Decision or document
body-rules-field-note = What changed and why
body-rules-field-quorum = Quorum of all voting seats
body-rules-field-units = Quorum of each sector
body-rules-field-value = Share or number
body-rules-field-base = Counted of
body-rules-hint-from = The same day as the version before corrects it; a later day ends it.
body-rules-hint-value = A share as 1/2, 2/3 or 60 %; a number of seats as 16.
body-rules-hint-units = Asked for besides the quorum of all. A sector with fewer seats is asked for all of them.
body-rules-hint-majorities = A share of your own is written as 3/5 or 60 %; for consensus minus, write how many may object. For the others the last field stays empty.
body-rules-how-none = Not asked for
body-rules-how-more = More than a share (>)
body-rules-how-least = At least a share (≥)
body-rules-how-seats = A number of seats
body-rules-majority-how-simple = Simple majority: more than half
body-rules-majority-how-absolute = Absolute majority: more than half of all voting seats
body-rules-majority-how-two-thirds = At least two thirds
body-rules-majority-how-more = More than a share of your own (>)
body-rules-majority-how-least = At least a share of your own (≥)
body-rules-majority-how-consensus = Consensus: nobody objects
body-rules-majority-how-consensus-minus = Consensus minus a number
body-rules-base-cast = Votes for and against
body-rules-base-present = Voting seats present
body-rules-base-entitled = All voting seats
body-rules-tick = { $who }: { $right }
body-rules-own = Sectors that differ
body-rules-own-rights = Has rights of its own
body-rules-own-tick = { $sector } has rights of its own
body-rules-own-quorum = Its own quorum
body-rules-hint-own = Mark a sector that has other rights than its class, then what it may. Its own quorum is 2 for two seats, 1/3 for at least a third, >1/2 for more than half, 0 where it is not asked for; empty, it is that of each sector.
body-rules-hint-own-quorum = 2 for two seats, 1/3 for at least a third, >1/2 for more than half, 0 where it is not asked for; empty, it is that of each sector.
body-rules-hint-joined = Sectors of one or two seats can count as one, so that nobody is asked for alone or recognised by a count of one. Leave this empty where none are joined.
body-rules-join = { $n ->
    [1] Joined sectors
   *[other] More joined sectors
}
body-rules-join-which = Which sectors
body-rules-join-tick = { $n ->
    [one] { $sector } ({ $n } seat)
   *[other] { $sector } ({ $n } seats)
}
body-rules-check = See what changes
body-rules-confirm = Is this what was adopted?
body-rules-confirm-lead = Nothing is kept yet. Once entered, a version is not changed any more; one that has not begun can be withdrawn.
body-rules-corrects = It holds from the same day as version { $number } and corrects it: version { $number } counts for no day any more.
body-rules-holds-already = It holds from { $from } on: pages of past days will show these rules, too.
body-rules-enter = Enter this version
body-rules-change = Change something
body-rules-whole-text = The rules as they will read
body-rules-withdraw = Withdraw this version
body-rules-withdraw-what = Version { $number }, which would hold from { $from }.
body-rules-withdraw-consequence = It stays in the list as withdrawn, with your reason. This cannot be undone; it can be entered again as a new version.
body-rules-withdrawn-why = Why it was withdrawn

body-rules-how-unknown = Choose one of the list.
body-rules-base-unknown = Choose of what it is counted.
body-rules-share-wrong = Write a share above 0 and at most 1, such as 1/2, 2/3 or 60 %. “More than” needs less than 1.
body-rules-seats-wrong = Write a whole number of seats, 1 or more.
body-rules-objections-wrong = Write how many may object, 1 or more. Where nobody may, choose consensus.
body-rules-own-quorum-wrong = Write 2 for two seats, 1/3 for at least a third, >1/2 for more than half, 0 for none, or leave it empty.
body-rules-own-quorum-joined = This sector counts together with others. Write the quorum where they are joined.
body-rules-join-few = Mark at least two sectors, or empty the name and the key.
body-rules-join-large = { $sector } has { $seats } seats on the day from which the rules hold. Only sectors of one or two seats are joined.
body-rules-join-unlike = Some of these sectors may vote and others not. Join only sectors that are alike in this.
body-rules-join-twice = One of these sectors is joined with others already. Mark each sector once.
body-rules-join-key-taken = A sector or other joined sectors have this key. Choose another.
body-rules-nobody-votes = Nobody could vote. Mark who may.
body-rules-quorum-beyond = On the day from which the rules hold there are { $entitled } voting seats. A quorum cannot ask for more.
body-rules-entered-since = Version { $number } is the newest by now: the list changed while you wrote. Look at it, then check again; what you typed is kept.
body-rules-before-last = Version { $number } holds from { $from }. Choose that day to correct it, or a later one.
body-rules-before-adopted = Rules cannot hold before { $adopted }, when they were adopted.
body-rules-adopted-later = Today is { $today }. Enter rules once they are adopted.
body-rules-document-missing = Name the decision in one language at least.
body-rules-begun = This version holds since { $from }, so it can no longer be withdrawn. Enter a new version instead.
body-rules-withdrawn-already = This version was withdrawn already.
body-rules-why-missing = Write why; everybody will read it.
body-rules-text-long = Write at most { $most } letters.
