# The register.

recommendations-nav = Recommendations
recommendations-nav-imports = Imports
recommendations-title = Recommendations
recommendations-lead =
    { $n ->
        [one] One recommendation, { $supported } supported by the State.
       *[other] { $n } recommendations, { $supported } supported by the State.
    }
recommendations-lead-found =
    { $n ->
        [0] Nothing found.
        [one] One recommendation found, { $supported } supported by the State.
       *[other] { $n } recommendations found, { $supported } supported by the State.
    }
recommendations-search = Search in all three languages
recommendations-search-hint = Words, “a phrase”, AND, OR, NOT, or the beginning of a word with an asterisk: tortur*
recommendations-sort = Order
recommendations-sort-number = By number
recommendations-sort-newest = Newest first
recommendations-sort-oldest = Oldest first
recommendations-filters =
    { $n ->
        [0] Filters
        [one] Filters: one is set
       *[other] Filters: { $n } are set
    }
recommendations-facet-mechanism = Mechanism
recommendations-facet-position = Position of the State
recommendations-facet-road-map = Road map
recommendations-facet-theme = Theme
recommendations-facet-group = Group of persons
recommendations-facet-document = Document
recommendations-facet-cycle = Cycle of the review
recommendations-facet-country = State under review
recommendations-facet-state = Recommending State
recommendations-facet-sdg = Sustainable Development Goal
recommendations-facet-language = Language of record
recommendations-facet-all =
    { $n ->
        [one] Show one more
       *[other] Show { $n } more
    }
recommendations-without = Remove “{ $value }”
recommendations-clear = Remove all filters
recommendations-cycle = cycle { $n }
recommendations-language-en = English
recommendations-language-ru = Russian
recommendations-language-kk = Kazakh
recommendations-language-und = not known
recommendations-restricted = Restricted
recommendations-stale = Translation of an earlier wording
recommendations-first-page = Back to the first page
recommendations-export = Download what is shown:
recommendations-export-date = Date of the export
recommendations-export-count = Recommendations
recommendations-export-filter = Filter
recommendations-empty-title = No recommendations yet
recommendations-empty-text = The recommendations of all mechanisms will be here. The secretariat imports them from a file.
recommendations-none-title = Nothing fits
recommendations-none-text = No recommendation has all of this at once. Remove a filter or search for fewer words.

# One recommendation.

recommendations-one-lead = { $known ->
        [yes] { $who } recommends this to { $country }.
       *[no] { $who } recommends this; the State is not named.
    }
recommendations-one-lead-dated = { $known ->
        [yes] { $who } recommended this to { $country } on { $date }.
       *[no] { $who } recommended this on { $date }; the State is not named.
    }
recommendations-one-lead-states =
    { $n ->
        [one] One State recommends this to { $country }.
       *[other] { $n } States recommend this to { $country }.
    }
recommendations-one-lead-states-dated =
    { $n ->
        [one] One State recommended this to { $country } on { $date }.
       *[other] { $n } States recommended this to { $country } on { $date }.
    }
recommendations-position-unknown = Position of the State: not known.
recommendations-position-source = Source of the position: { $source }
recommendations-gone = The newest file of its source no longer has this recommendation. It stays in the register.
recommendations-text = Text of record
recommendations-translation = Translation: { $language }
recommendations-original = The cell as it was imported
recommendations-asks =
    { $n ->
        [one] It asks for one thing
       *[other] It asks for { $n } things
    }
recommendations-places = Road map
recommendations-places-none = It stands in no road map yet.
recommendations-repeats =
    { $n ->
        [one] Another recommendation asks for the same:
       *[other] { $n } other recommendations ask for the same:
    }
recommendations-history = History
recommendations-source = Where it comes from
recommendations-kind-concern = a concern, not a recommendation
recommendations-the-program = The program
recommendations-citation-paragraph = para. { $paragraph }
recommendations-citation = { $source }. { $site }, { $reference }, { $address }, state of { $day }.
recommendations-entry = entry { $entry } of the journal
recommendations-entry-waiting = its entry of the journal is sealed within an hour
recommendations-verb-confirm-import = { $who } imported it ({ $entry }).
recommendations-verb-correct = { $who } corrected it ({ $entry }).
recommendations-verb-correct-by-import = { $who } imported a newer file that changed it ({ $entry }).
recommendations-verb-mark-gone = { $who } imported a newer file that no longer has it ({ $entry }).
recommendations-verb-mark-returned = It is in its source again; { $who } brought it back ({ $entry }).
recommendations-verb-restore = { $who } undid an import that had changed it ({ $entry }).
recommendations-verb-translate = { $who } added a translation ({ $entry }).
recommendations-correct = Correct
recommendations-correct-open = Correct a misprint or the position
recommendations-correct-hint = The text as imported is kept; this becomes a new fact with your name and reason.
recommendations-correct-send = Store the correction
recommendations-correction-reason = Reason
recommendations-correction-reason-empty = Say why it is corrected, so that others can check it.
recommendations-correction-text-empty = A recommendation needs its text.
recommendations-correction-too-long = This is too long. Shorten it.
recommendations-correction-position = Choose one of the positions in the list.
recommendations-correction-nothing = Nothing is different yet. Change what is wrong, then store it.
recommendations-correction-by-import = changed by a newer file
recommendations-translation-unknown = There is no single recommendation with the key { $key }.
recommendations-field-text = Text
recommendations-field-original-text = Text as imported
recommendations-field-language = Language of record
recommendations-field-kind = Kind
recommendations-field-mechanism = Mechanism
recommendations-field-subject-matter = Subject of the procedure
recommendations-field-issuing-body = Issued by
recommendations-field-country = State under review
recommendations-field-symbol = Document
recommendations-field-date = Date
recommendations-field-paragraph = Paragraph
recommendations-field-heading = Heading
recommendations-field-cycle = Cycle of the review
recommendations-field-session = Session
recommendations-field-position = Position of the State
recommendations-field-position-source = Source of the position
recommendations-field-assessment-comment = Comment on the assessment
recommendations-field-extra = Other columns of the source
recommendations-field-theme = Themes
recommendations-field-group = Groups of persons
recommendations-field-sdg = Sustainable Development Goals
recommendations-field-state = Recommending States
recommendations-field-section = Section of the matrix

# Importing.

recommendations-imports-title = Imports
recommendations-imports-lead =
    { $n ->
        [one] One file was read.
       *[other] { $n } files were read, newest first.
    }
recommendations-imports-empty-title = No file has been read yet
recommendations-imports-empty-text = Files with recommendations are listed here with what became of them.
recommendations-import-new = Import a file
recommendations-import-new-lead = Choose a file with recommendations. You will see what would change before anything does.
recommendations-import-file = File
recommendations-import-file-hint =
    { $n ->
        [one] CSV, XLSX, JSON or DOCX, at most { $n } megabyte.
       *[other] CSV, XLSX, JSON or DOCX, at most { $n } megabytes.
    }
recommendations-import-send = Read the file
recommendations-import-what-follows = Exports of the Universal Human Rights Index, thematic matrices of OHCHR, downloads of UPR-Info and registers of this program are recognised by themselves. For any other table a mapping of the columns is proposed.
recommendations-import-examples = Files to try
recommendations-import-example-good = A file to import
recommendations-import-example-faults = A file with faults
recommendations-import-counts = { $read } read, { $new } new
recommendations-import-state-unmapped = Columns not understood
recommendations-import-state-read = Waits for confirmation
recommendations-import-state-confirmed = Imported
recommendations-import-state-undone = Undone
recommendations-import-state-discarded = Discarded
recommendations-import-lead-unmapped = The columns of this file are not understood yet. Say which is which, and it will be read again.
recommendations-import-lead-read = { $read } recommendations were read: { $new } new, { $unchanged } unchanged, { $changed } changed, { $gone } no longer in the file. Nothing has been imported yet.
recommendations-import-lead-confirmed = Imported: { $new } new, { $changed } changed, { $unchanged } unchanged, { $gone } no longer in the file.
recommendations-import-lead-undone = This import was undone. The { $new } recommendations that it had added are gone, what it had changed is as before.
recommendations-import-lead-discarded = This file was read and put away. Nothing of it was imported.
recommendations-import-confirm =
    { $n ->
        [0] Import the changes
        [one] Import one new recommendation
       *[other] Import { $n } new recommendations
    }
recommendations-import-nothing-new = The register has all of this already.
recommendations-import-discard = Put the file away
recommendations-import-see = See the register
recommendations-import-undo = Undo this import
recommendations-import-undo-until = It can be undone as a whole until something is built upon it: a place in a road map, a correction, a translation, a decision about themes.
recommendations-import-open-faults =
    { $n ->
        [one] One row has a fault. Mend it in the file and read the file again, or set it aside; then the rest can be imported.
       *[other] { $n } rows have faults. Mend them in the file and read the file again, or set them aside; then the rest can be imported.
    }
recommendations-import-has-faults = Nothing was imported: rows with faults that are neither mended nor set aside: { $n }.
recommendations-import-not-readable = This file does not wait for confirmation. Open it and see what became of it.
recommendations-import-not-confirmed = Only an import that was confirmed can be undone.
recommendations-import-built-upon = This import cannot be undone any more: a road map, a correction, a translation or a decision about themes stands upon it.
recommendations-import-over = This import is over: it was confirmed, undone or put away.
recommendations-faults =
    { $n ->
        [one] One fault
       *[other] { $n } faults
    }
recommendations-faults-how = Each names its place and how to mend it. A row set aside is not imported and stays listed.
recommendations-faults-first =
    { $n ->
        [one] The first one is shown here; those that wait come first.
       *[other] The first { $n } are shown here; those that wait come first.
    }
recommendations-faults-table =
    { $n ->
        [one] The fault as a table (CSV)
       *[other] All { $n } faults as a table (CSV)
    }
recommendations-faults-row = Row
recommendations-faults-column = Column
recommendations-faults-cell = Cell
recommendations-faults-sentence = What is wrong and how to mend it
recommendations-faults-state = State
recommendations-set-aside = Set aside: { $place }
recommendations-set-aside-all =
    { $n ->
        [one] Set it aside
       *[other] Set all { $n } aside
    }
recommendations-set-aside-done = Set aside
recommendations-samples-new =
    { $n ->
        [one] One is new
       *[other] { $n } are new, the first of them
    }
recommendations-samples-changed =
    { $n ->
        [one] One has changed
       *[other] { $n } have changed
    }
recommendations-samples-gone =
    { $n ->
        [one] One is no longer in the file
       *[other] { $n } are no longer in the file
    }
recommendations-samples-gone-text = They stay in the register and are marked.
recommendations-recognised = What was recognised
recommendations-recognised-format = Format
recommendations-recognised-encoding = Encoding
recommendations-recognised-delimiter = Delimiter
recommendations-recognised-line-ends = Line ends
recommendations-recognised-sheet = Sheet
recommendations-recognised-columns = Columns
recommendations-recognised-sha256 = Fingerprint of the file (SHA-256)
recommendations-notes = What was noticed
recommendations-format-uhri = Universal Human Rights Index
recommendations-format-ohchr-matrix = Thematic matrix of OHCHR
recommendations-format-upr-info = UPR-Info
recommendations-format-kenes-register = Register of this program
recommendations-format-table = Table
recommendations-delimiter-comma = comma
recommendations-delimiter-semicolon = semicolon
recommendations-delimiter-tab = tab
recommendations-delimiter-pipe = vertical bar
recommendations-mapping = Which column is which
recommendations-mapping-open = See and change the columns
recommendations-mapping-missing = No column gives: { $fields }.
recommendations-mapping-mechanism = Mechanism of all rows
recommendations-mapping-country = State under review of all rows
recommendations-mapping-constant-hint = Only if no column gives it.
recommendations-mapping-send = Read the file again
recommendations-column-key = Key of the source
recommendations-column-reference = Reference here
recommendations-column-kind = Kind
recommendations-column-mechanism = Mechanism
recommendations-column-issuing-body = Issued by
recommendations-column-country = State under review
recommendations-column-document-symbol = Document
recommendations-column-document-date = Date
recommendations-column-paragraph = Paragraph
recommendations-column-heading = Heading
recommendations-column-text = Text
recommendations-column-original-text = Text as imported
recommendations-column-language = Language
recommendations-column-recommending-states = Recommending States
recommendations-column-cycle = Cycle
recommendations-column-session = Session
recommendations-column-position = Position
recommendations-column-position-source = Source of the position
recommendations-column-section-themes = Section of the matrix
recommendations-column-themes = Themes
recommendations-column-groups-of-persons = Groups of persons
recommendations-column-sdgs = Sustainable Development Goals
recommendations-column-assessment-comment = Comment on the assessment
recommendations-column-extra = Keep under its own name
recommendations-column-ignore = Leave out

# Faults of rows.

recommendations-fault-row = row { $row }
recommendations-fault-cell = cell { $cell }
recommendations-fault-column = column “{ $column }”
recommendations-fault-empty-text = There is no text. Fill it in or delete the row.
recommendations-fault-no-mechanism = No mechanism is named. Fill in a code such as UPR, CAT or CEDAW, or give one for the whole file.
recommendations-fault-unknown-mechanism = “{ $found }” is not a known mechanism. Write a code such as UPR, CAT, CEDAW, NGO or OWN, or a special procedure that starts with SR, IE or WG.
recommendations-fault-unknown-kind = “{ $found }” is neither a recommendation nor a concern. Write one of the two.
recommendations-fault-bad-date = “{ $found }” is not a date. Write it as 2026-11-23 or 23.11.2026.
recommendations-fault-bad-cycle = “{ $found }” is not a cycle of the review. Write 1, 2, 3 or 4.
recommendations-fault-unknown-position = “{ $found }” is not a known position. Write supported, noted, partly or no reply.
recommendations-fault-ragged-row = The row has { $found } cells where the header has { $expected }. Look for a missing quotation mark or a stray delimiter.
recommendations-fault-duplicate-key = The number “{ $key }” was already used in row { $first_row }. Give this row another, or delete it.
recommendations-fault-empty-key = The column of identifiers is empty here. Fill it in.
recommendations-fault-too-long = The cell has { $length } characters, more than the { $limit } allowed. Shorten it or attach it as a document.
recommendations-fault-unclosed-quote = A quotation mark opens here and never closes, so the rest of the file fell into one cell. Close it.
recommendations-fault-spreadsheet-error = The spreadsheet shows the error { $found }. Mend the formula or type the value.
recommendations-fault-no-number = The recommendation has no number at its start (“{ $found }”). Write it as in the report, such as 140.7.
recommendations-fault-not-an-object = The element is { $found }, not an object with named fields. Export it again.

# Why a whole file is refused.

recommendations-refusal-empty = The file is empty, or none was chosen. Choose it again; if it is empty on your disk too, export it anew.
recommendations-refusal-too-large = The file has { $size } bytes, more than the { $limit } that are read at once. Split it into smaller files.
recommendations-refusal-truncated = The file is cut off: its end is missing. Download or export it again.
recommendations-refusal-password-protected = The file is protected by a password. Open it, save it without a password, and choose it again.
recommendations-refusal-legacy-excel = This is an old Excel workbook (.xls). Open it in Excel or LibreOffice and save it as .xlsx or .csv.
recommendations-refusal-legacy-word = This is an old Word document (.doc). Open it in Word or LibreOffice and save it as .docx.
recommendations-refusal-wrong-kind = This is a { $found } file. Save it as .xlsx, .csv, .json or .docx.
recommendations-refusal-no-table = The Word document has no table of recommendations. Choose a thematic matrix, or a document whose recommendations stand in a table.
recommendations-refusal-bomb = The packed file would unfold to an unreasonable size (part “{ $part }”). Open it, delete what is not needed, and save it again.
recommendations-refusal-too-many-parts = The packed file has { $found } parts, more than the { $limit } that are read. Open it and save it again.
recommendations-refusal-damaged = The file is damaged: { $detail }. Open it in its program and save it again.
recommendations-refusal-binary = The file is neither a table nor a document that can be read. Choose a CSV, XLSX, JSON or DOCX file.
recommendations-refusal-too-many-rows = The file has more than { $limit } rows. Split it into smaller files.
recommendations-refusal-too-many-columns = The table has more than { $limit } columns. Delete those that are not needed, or check that it is a table.
recommendations-refusal-too-many-cells = The table has more than { $limit } cells. Split it into smaller files.
recommendations-refusal-no-such-sheet = There is no sheet “{ $wanted }” in the workbook. Its sheets are: { $found }.
recommendations-refusal-bad-json = The JSON cannot be read at line { $line }, column { $column }: { $detail }. Export it again.
recommendations-refusal-columns-missing = The columns needed were not recognised. Needed: { $needed }. The file has: { $found }. Say which column is which, or rename them.
recommendations-refusal-mapping-unfit = The mapping does not fit the file: { $detail }. Choose for each column one field, and each field of one value only once.

# What was noticed while reading.

recommendations-note-control-characters-removed = Control characters were removed in rows: { $n }.
recommendations-note-direction-marks-removed = Marks of writing direction were removed in rows: { $n }.
recommendations-note-unreadable-characters = Some characters have no meaning in this encoding and show as “�”, in rows: { $n }. Check the encoding.
recommendations-note-character-references-decoded = References such as “&#40;” were turned into their characters in rows: { $n }.
recommendations-note-concerns = Concerns of the body, not recommendations: { $n }. They are imported and marked.
recommendations-note-repeated-rows = Rows that say the same as another one: { $n }. Each became a recommendation of its own.
recommendations-note-under-several-heads = Recommendations that stand under several heads and became one: { $n }.
recommendations-note-numeric-paragraphs = Paragraph numbers stored as numbers: { $n }. A number such as 124.10 may have become 124.1; check them.
recommendations-note-ambiguous-dates = Dates that could be read in two ways: { $n }. They were read with the day first.
recommendations-note-blank-rows = Empty rows passed over: { $n }.
recommendations-note-rows-above-header = Rows above the header passed over: { $n }.
recommendations-note-empty-extra-cells = Rows with empty cells beyond the last column: { $n }.
recommendations-note-other-sheets = The workbook has other sheets that were not read: { $sheets }.
recommendations-note-state-not-named = The State under review is not named in the file.
recommendations-note-other-tables = Other tables of the document that were not read: { $tables }.
recommendations-note-repeated-headers = Repeated headers passed over: { $n }.
recommendations-job-demonstration = Filling the register of the demonstration
recommendations-step-names = Naming themes and groups of persons
recommendations-step-import = Bringing in the recommendations
recommendations-step-translations = Adding translations

# Mechanisms in a line; treaty bodies are called by the code of their documents.

recommendations-mechanism-upr = UPR
recommendations-mechanism-sr = Special Rapporteur
recommendations-mechanism-ie = Independent Expert
recommendations-mechanism-wg = Working Group
recommendations-mechanism-regional = Regional body
recommendations-mechanism-ngo = NGO
recommendations-mechanism-nhri = NHRI
recommendations-mechanism-own = This body
recommendations-reply-title = Ask for a reply to { $reference }
recommendations-reply-lead = From the day of the letter everybody sees until when the reply is due, and for how long there is silence.
recommendations-reply-choose = choose an institution
recommendations-reply-addressee = Who is asked
recommendations-reply-asked = Date of the letter
recommendations-reply-unit = How the term is given
recommendations-reply-unit-working = in working days
recommendations-reply-unit-calendar = in calendar days
recommendations-reply-unit-months = in months
recommendations-reply-unit-on = by a day that is named
recommendations-reply-number = How many
recommendations-reply-number-hint = Leave it as it is when a day is named.
recommendations-reply-day = Named day
recommendations-reply-day-hint = Only when the term is a day that is named.
recommendations-reply-what = What exactly is asked
recommendations-reply-what-hint = May stay empty: then the recommendation itself is the question. Everybody who may read the recommendation reads this too.
recommendations-reply-send = Ask for the reply
recommendations-reply-link = Ask an institution for a reply
recommendations-replies = Replies
recommendations-replies-none = Nobody has been asked for a reply.
recommendations-step-questions = Asking for replies
recommendations-views = My views
recommendations-view-save-title = Keep this view
recommendations-view-name = Name of the view
recommendations-view-name-hint = You alone see it. It keeps what is asked, not what is found: it shows what stands in the register when you open it.
recommendations-view-save = Keep it
recommendations-view-remove = Forget this view
recommendations-view-name-empty = Give the view a name.
recommendations-view-name-long = Shorten the name to 80 characters.
recommendations-view-too-many = You keep 50 views already. Forget one first.

recommendations-today-drafts = { $n ->
    [one] Finish one draft
   *[other] Finish { $n } drafts
}
recommendations-today-imports = { $n ->
    [one] Bring in or put away one file that was read
   *[other] Bring in or put away { $n } files that were read
}
recommendations-today-themes = { $n ->
    [one] Decide about the theme of one recommendation
   *[other] Decide about the themes of { $n } recommendations
}
