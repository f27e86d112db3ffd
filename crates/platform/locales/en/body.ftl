body-nav = The body
body-title = Who takes part
body-lead =
    { $n ->
        [one] One organisation takes part or observes.
       *[other] { $n } organisations take part or observe.
    }
body-empty-title = No organisations yet
body-empty-text = The secretariat enters the organisations that hold seats or observe.
body-key-taken = There is an organisation with this key already.
body-kind-ministry = Ministries
body-kind-agency = Agencies
body-kind-court = Courts and prosecution
body-kind-parliament = Parliament
body-kind-ombudsperson = Ombudspersons
body-kind-commission = Commissions
body-kind-ngo = National non-governmental organisations
body-kind-international-ngo = International organisations of civil society based in the country
body-kind-foreign-ngo = Foreign non-governmental organisations
body-kind-international-organisation = International organisations
body-kind-mission = Diplomatic missions
body-kind-secretariat = Secretariat
body-no-such-person = Nobody signs in under this name.
body-no-such-organisation = There is no organisation with this key.
