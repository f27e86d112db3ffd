# Themes that the engine offers for texts without them.
recommendations-without-theme = Without a theme
recommendations-job-themes = Looking for themes
recommendations-step-themes = Reading texts without themes: { $done } of { $total }
recommendations-offers-title = Offered themes
recommendations-offers-lead =
    { $n ->
        [one] One text has no theme.
       *[other] { $n } texts have no theme.
    } Themes are offered for { $offered }{ $sure ->
        [0] {""}
       *[other] , for { $sure } of them surely
    }. Nothing is written before somebody accepts it.
recommendations-offers-all-themed = Every text has a theme, or somebody decided that it needs none.
recommendations-offers-too-few = Nothing can be offered yet: the register is too small to learn from. It holds { $texts } texts with themes, and { $themes } themes that stand with { $each } texts or more. There must be { $least } such texts and two such themes.
recommendations-offers-run = The engine last looked on { $moment }.
recommendations-offers-done =
    { $n ->
        [one] One text was decided.
       *[other] { $n } texts were decided.
    }
recommendations-offers-left =
    { $n ->
        [one] One was left alone: somebody was faster, the engine has looked again since, or none of its themes is likely.
       *[other] { $n } were left alone: somebody was faster, the engine has looked again since, or none of their themes is likely.
    }
recommendations-offers-undo = Take back
recommendations-offers-import = Texts of
recommendations-offers-all-imports = All imports
recommendations-offers-empty-title = Nothing waits
recommendations-offers-empty-text = When an import brings texts without themes, the engine offers themes here, learned from those that people gave. They are accepted, changed or refused by hand.
recommendations-offers-accept-sure =
    { $n ->
        [one] Accept the sure themes of one text
       *[other] Accept the sure themes of all { $n } texts
    }
recommendations-offers-order-new =
    { $n ->
        [one] Look for themes for one more text
       *[other] Look for themes for { $n } more texts
    }
recommendations-offers-order = Look again
recommendations-offers-sure =
    { $n ->
        [one] One text with a sure theme
       *[other] { $n } texts with a sure theme
    }
recommendations-offers-sure-text = Of a hundred themes offered this surely, people would give more than ninety. At most fifty texts are shown.
recommendations-offers-to-decide =
    { $n ->
        [one] One text to decide
       *[other] { $n } texts to decide
    }
recommendations-offers-to-decide-text = Likely themes are marked, unsure ones are not. The surest come first; at most fifty texts are shown.
recommendations-offers-nothing =
    { $n ->
        [one] One text for which nothing is offered
       *[other] { $n } texts for which nothing is offered
    }
recommendations-offers-nothing-text = No theme goes with their words closely enough. Choose themes by hand; at most fifty texts are shown.
recommendations-offers-mark = Mark
recommendations-offers-of = Themes offered for { $reference }
recommendations-offers-others = Choose other themes
recommendations-offers-other = Another theme ({ $n })
recommendations-offers-accept = Give these themes
recommendations-offers-refuse = No theme fits
recommendations-offers-marked = All marked texts
recommendations-offers-marked-accept = Give them their likely themes
recommendations-offers-marked-refuse = No theme fits them
recommendations-offers-refused = Texts for which somebody refused themes
recommendations-offers-offer-again = Offer themes again
recommendations-offers-link =
    { $n ->
        [one] One text has no theme. Themes are offered for { $offered }: see and decide
       *[other] { $n } texts have no theme. Themes are offered for { $offered }: see and decide
    }
recommendations-offers-link-none =
    { $n ->
        [one] One text has no theme, and none is offered for it: see why
       *[other] { $n } texts have no theme, and none is offered for them: see why
    }
recommendations-offer-sure = surely
recommendations-offer-likely = probably
recommendations-offer-unsure = perhaps
recommendations-offer-why = Why
recommendations-offer-because-matters = The text names: { $matters }.
recommendations-offer-because-words = Words that mostly stand with this theme: { $words }.
recommendations-offer-no-such-theme = The register knows no theme called “{ $theme }”. Choose one from the list; new themes come with imports.
recommendations-offer-none-chosen = Mark a theme or choose another. If none fits, say so with the button beside.
recommendations-offer-too-many = Give at most { $n } themes.
recommendations-offer-no-theme = no theme
recommendations-offer-nothing-to-decide = Nothing was written: these texts were decided meanwhile, or the engine has looked again. Open the page anew.
recommendations-offer-nothing-to-undo = There is nothing to take back: it was taken back before, or somebody has changed the themes since.
recommendations-offer-refused-by = { $who }, { $when }
recommendations-themes-accepted = The engine proposed these themes; { $who } accepted them on { $when }.
recommendations-themes-changed = The engine proposed other themes; { $who } chose these on { $when }.
recommendations-themes-refused = The engine had proposed themes; { $who } refused them on { $when }.
recommendations-themes-undo = Take this decision back
recommendations-verb-accept-themes = { $who } gave it themes that the engine had proposed, or chose others ({ $entry }).
recommendations-verb-take-themes-back = { $who } took its themes back ({ $entry }).
