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
