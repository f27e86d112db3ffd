recommendations-format-observations = Concluding observations
recommendations-refusal-no-paragraphs = There is no paragraph of text in the document. Choose the document itself, or paste its text.
recommendations-fault-no-symbol = The document's symbol was not found. Fill it in as it stands on the cover, such as CAT/C/KAZ/CO/4.
recommendations-fault-bad-symbol = “{ $found }” is not the symbol of concluding observations. It names the committee, the State and the report, such as CAT/C/KAZ/CO/4.
recommendations-fault-symbol-of-another = The symbol { $found } is not one of { $chosen }. Mend the symbol or choose the other committee.
recommendations-fault-no-paragraph = The passage bears no number of a paragraph. Fill it in, since it is cited by it, or leave the passage out.
recommendations-fault-repeated-paragraph = Paragraph { $number } was already taken from passage { $first }. Give this one its own number, merge the two, or leave one out.

recommendations-observations-new = Read concluding observations
recommendations-observations-new-lead = Choose the document of a treaty body or paste its text. You will see each paragraph, and what would be imported, before anything is.
recommendations-observations-file = Document
recommendations-observations-file-hint =
    { $n ->
        [one] Word (.docx) or plain text, up to one megabyte.
       *[other] Word (.docx) or plain text, up to { $n } megabytes.
    }
recommendations-observations-paste = Or paste the text
recommendations-observations-paste-hint = With headings and paragraph numbers, each paragraph on a line of its own. A chosen document goes before pasted text.
recommendations-observations-send = Read the paragraphs
recommendations-observations-what-follows = Symbol, committee, dates, follow-up and the next report are found in the text; you can correct all of it. English, Russian and Kazakh are read.
recommendations-observations-example = Invented concluding observations to paste
recommendations-observations-pasted = pasted text
recommendations-observations-summary =
    { $included ->
        [0] No paragraph is chosen.
        [one] One paragraph is chosen. Under follow-up: { $follow_up }. Concerns that stay beside it as context: { $context }.
       *[other] { $included } paragraphs are chosen. Under follow-up: { $follow_up }. Concerns that stay beside them as context: { $context }.
    }
recommendations-observations-document = What the document says of itself
recommendations-observations-symbol-hint = As on the cover, such as CAT/C/KAZ/CO/4.
recommendations-observations-country-hint = The State party in English.
recommendations-observations-date-hint = The day of adoption.
recommendations-observations-date-wrong = This is not a date. Choose one, or leave the field empty when it is not known.
recommendations-observations-follow-up-due = Follow-up due
recommendations-observations-next-report-due = Next report due
recommendations-observations-document-save = Keep what the document says
recommendations-observations-due = What falls due
recommendations-observations-follow-up = The committee asks for information on paragraphs { $paragraphs } by this day: { $day }.
recommendations-observations-follow-up-missing = It names paragraphs that were not found among the chosen recommendations: { $paragraphs }. Correct a number or choose the passage.
recommendations-observations-follow-up-kept = The date is kept with each of these recommendations. No institution is waited for yet: ask one for a reply on the recommendation's page, where this date is filled in.
recommendations-observations-next-report = The next report is due on this day: { $day }.
recommendations-observations-passages =
    { $n ->
        [one] One passage
       *[other] { $n } passages
    }
recommendations-observations-unrecognised =
    { $n ->
        [one] One was not recognised and is left out unless you choose it:
       *[other] { $n } were not recognised and are left out unless you choose them:
    }
recommendations-observations-save = Keep the choice and the corrections
recommendations-observations-save-one = Keep corrections ({ $place })
recommendations-observations-corrected = Corrected
recommendations-observations-include = Import: { $place }
recommendations-observations-concern = The concern that it answers
recommendations-observations-correct = Correct { $place }
recommendations-observations-merge = Merge with the next passage ({ $place })
recommendations-observations-part = Part again ({ $place })
recommendations-observations-is-follow-up = Under follow-up
recommendations-observations-follow-up-tag = Follow-up { $items }
recommendations-observations-passage = passage { $n }
recommendations-observations-paragraph = paragraph { $number }
recommendations-observations-cover =
    { $n ->
        [one] One line of the cover and the page edges
       *[other] { $n } lines of the cover and the page edges
    }
recommendations-observations-role-recommendation = Recommendation
recommendations-observations-role-concern = Concern, context
recommendations-observations-role-follow-up = Follow-up procedure
recommendations-observations-role-next-report = Next report
recommendations-observations-role-procedure = Procedure
recommendations-observations-role-positive = Positive aspect
recommendations-observations-role-introduction = Introduction
recommendations-observations-role-unrecognised = Not recognised
recommendations-extra-concern = Concern that it answers
recommendations-extra-follow-up = Under follow-up, paragraph
recommendations-extra-follow-up-due = Follow-up due
recommendations-extra-next-report-due = Next report due

recommendations-add = Add recommendations
recommendations-add-title = Add recommendations
recommendations-add-lead = There is a way in for each kind of source. Nothing enters the register before you have seen and confirmed it.
recommendations-add-file = Import a file
recommendations-add-file-text = Exports of the Universal Human Rights Index, thematic matrices of OHCHR, UPR-Info, and any table (CSV, XLSX, JSON, DOCX).
recommendations-add-observations = Read concluding observations
recommendations-add-observations-text = A treaty body's document in Word, or its text: paragraphs, concerns, follow-up and dates.
recommendations-add-form = Write a recommendation
recommendations-add-form-text = In your own words, under the name of your organisation. You decide who sees it.
recommendations-add-report = Mark recommendations in a Word report
recommendations-add-report-text = You see the paragraphs of your report and mark those that are recommendations.

recommendations-nav-submissions = Our recommendations
recommendations-submissions-title = Our recommendations
recommendations-submissions-of = { $organisation } is the author of what stands here.
recommendations-submissions-lead = Drafts: { $drafts }. Submitted: { $submitted }. Drafts are seen by your organisation alone and have no number.
recommendations-submissions-empty-title = Nothing was written yet
recommendations-submissions-empty-text = What your organisation recommends will be here, from the first draft on. Write a recommendation, or mark them in a report.
recommendations-submission-new = Write a recommendation
recommendations-submission-draft = Draft of a recommendation
recommendations-submission-lead = Its author is and stays { $organisation }. The secretariat cannot change it unseen: each correction shows who made it and what stood before.
recommendations-submission-no-organisation = You act for no organisation yet. Ask the secretariat to enter for which one you act.
recommendations-submission-untitled = Without a title
recommendations-submission-title = Title
recommendations-submission-title-hint = A few words by which it is recognised. May be left empty.
recommendations-submission-text = What do you recommend?
recommendations-submission-text-hint = Several things in one text: (a) … (b) …
recommendations-submission-addressee = To whom is it addressed?
recommendations-submission-addressee-hint = If you know who should act.
recommendations-submission-source = Report in which it stands
recommendations-submission-source-hint = Title of your report, if there is one.
recommendations-submission-source-day = Day of the report
recommendations-submission-reach = Who shall see it?
recommendations-submission-reach-hint = This is decided when it is submitted. A draft is seen only by those who work on it.
recommendations-submission-reach-public = Everybody
recommendations-submission-reach-members = The members of the body and the secretariat
recommendations-submission-reach-organisation = Our organisation alone
recommendations-submission-reach-missing = Choose who shall see the recommendation.
recommendations-submission-text-empty = There is no text. Write what you recommend.
recommendations-submission-text-long = The text is longer than 20,000 characters. Shorten it, or make several recommendations of it.
recommendations-submission-line-long = This is longer than 300 characters. Shorten it.
recommendations-submission-language = Choose Kazakh, Russian or English.
recommendations-submission-save = Save the draft
recommendations-submission-submit = Submit to the register
recommendations-submission-what-follows = Submitted, it receives its number and can be cited. It can be withdrawn later, but not deleted.
recommendations-submission-discard = Give up this draft
recommendations-submission-done = This was submitted already. Open it in the register.
recommendations-submission-state-draft = Draft
recommendations-submission-state-submitted = Submitted
recommendations-submission-state-withdrawn = Withdrawn
recommendations-reports = Reports
recommendations-report-new = Mark recommendations in a Word report
recommendations-report-new-lead = Choose your report. You will see its paragraphs, mark those that are recommendations and correct them before anything is submitted.
recommendations-report-file = Word document
recommendations-report-file-hint =
    { $n ->
        [one] A .docx file of up to one megabyte.
       *[other] A .docx file of up to { $n } megabytes.
    }
recommendations-report-title-hint = Without one, the name of the file stands here.
recommendations-report-send = Read the report
recommendations-report-lead =
    { $known ->
        [yes] Report of { $day }. Paragraphs: { $paragraphs }, marked as recommendations: { $made }.
       *[no] Paragraphs: { $paragraphs }, marked as recommendations: { $made }.
    }
recommendations-report-drafts =
    { $n ->
        [one] One draft out of this report
       *[other] { $n } drafts out of this report
    }
recommendations-report-reach = Who shall see those for which you have not chosen yet?
recommendations-report-submit =
    { $n ->
        [one] Submit this draft
       *[other] Submit these { $n } drafts
    }
recommendations-report-paragraphs = Paragraphs
recommendations-report-how = Each marked paragraph becomes a draft that you can correct.
recommendations-report-mark = Paragraph { $n } is a recommendation
recommendations-report-marks-send = Make drafts of the marked paragraphs
recommendations-report-nothing-marked = No new paragraph is marked. Mark at least one that has no draft yet.
recommendations-report-nothing-to-submit = There is no draft with a text to submit. Mark paragraphs first.
recommendations-report-too-many = More than { $n } paragraphs are marked. Mark them in several steps.
recommendations-report-paragraph-long = Paragraph { $place } is longer than 20,000 characters. Write a recommendation of its words instead.
recommendations-withdrawn = Withdrawn by its author
recommendations-withdrawn-notice = { $who } withdrew this recommendation ({ $when }): { $reason }
recommendations-withdrawal = Withdraw it
recommendations-withdrawal-hint = It stays in the register under its number and says that you withdrew it, when and why. This cannot be undone.
recommendations-withdrawal-reason = Reason
recommendations-withdrawal-reason-empty = Write why you withdraw it.
recommendations-withdrawal-done = This recommendation was withdrawn already.
recommendations-withdrawal-send = Withdraw this recommendation
recommendations-reach = Who sees it
recommendations-reach-now = Seen by: { $who }.
recommendations-reach-now-since = Seen by: { $who }. So since { $since }.
recommendations-reach-by-public = everybody
recommendations-reach-by-members = the members of the body and the secretariat
recommendations-reach-by-organisation = the author’s organisation alone
recommendations-reach-open = Change who sees it
recommendations-reach-hint = More people can see it at any time. Once everybody saw it, this cannot be taken back. Everyone who sees it also sees when this was changed.
recommendations-reach-send = Change who sees it
recommendations-reach-same = It is so already. Choose somebody else, or leave it as it is.
recommendations-reach-published = It was published: others may have copied it, so it stays open to everybody. You can withdraw it; it then says so.
recommendations-reach-awaited = A reply to it was asked for, so those who see it now have to see it on. You can withdraw it; it then says so.
recommendations-reach-withdrawn = This recommendation was withdrawn. Who sees it stays as it is.
recommendations-verb-audience = { $who } changed who sees it. Before: { $before }. Since then: { $after } ({ $entry }).
recommendations-submissions-state = State
recommendations-submissions-any = All
recommendations-submissions-report = Report
recommendations-submissions-none-title = Nothing answers to these filters
recommendations-submissions-none-text = Choose other filters, or show everything.
recommendations-submissions-clear = Show everything
recommendations-submission-bad-json = The body is no JSON object with the fields of a submission. Send text, reach and the others as strings.
recommendations-changed-by-others = The text was corrected after { $who } submitted it. The author's own words stand in the history below.
recommendations-verb-submit = { $who } submitted it ({ $entry }).
recommendations-extra-report = Report
recommendations-extra-addressee = Addressed to

recommendations-submission-reach-members_and_observers = The members and observers of the body and the secretariat
recommendations-submission-reach-coalition = Our coalition alone
recommendations-submission-reach-no-coalition = No coalition works on this draft. Choose first, below, who works on it, or choose somebody else who shall see it.
recommendations-reach-by-members_and_observers = the members and observers of the body and the secretariat
recommendations-reach-by-coalition = a coalition of organisations
recommendations-circle = Who works on it?
recommendations-circle-title = Who works on this draft
recommendations-circle-text = Nobody else can find it here, the chair and the secretariat included. Partners of a coalition read it and write in it; your organisation alone submits it.
recommendations-circle-coalitions = Coalitions
recommendations-circle-privacy = Who sees what
recommendations-circle-now = At work on it:
recommendations-circle-person = I alone
recommendations-circle-organisation = Our organisation
recommendations-circle-coalition = The coalition “{ $name }”
recommendations-circle-set = Change who works on it
recommendations-circle-steps = Steps so far
recommendations-circle-missing = Choose who works on it: you, your organisation, or one of its coalitions.
recommendations-circle-same = It is so already. Choose somebody else, or leave it as it is.
recommendations-circle-not-author = Another organisation of the coalition began this draft. You can write in it; submitting it, giving it up and saying who works on it is theirs.
