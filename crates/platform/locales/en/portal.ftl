portal-nav-start = Start
portal-title = Human-rights dialogue: who asked, and what came of it
portal-lead =
    { $recommendations ->
        [one] One recommendation stands
       *[other] { $recommendations } recommendations stand
    } in the register, combined into { $roadmaps ->
        [one] one road map.
       *[other] { $roadmaps } road maps.
    }
portal-lead-empty = The register is empty. The secretariat imports the first recommendations.
portal-see-road-maps = See the road maps
portal-see-recommendations = See the recommendations
portal-demo-work = The demonstration is still being filled
portal-demo-title = Try it as somebody
portal-demo-text = Everybody here is invented. One click signs you in.
portal-demo-sign-in = Sign in as { $name }
portal-record-title = The record can be checked
portal-record-text =
    { $n ->
        [one] One entry gives this number:
       *[other] { $n } entries give this number:
    }
portal-record-link = What this number means
portal-api-title = Interface for programs
portal-api-lead = Everything public can be read by programs. The description is generated from the code.
portal-api-tokens = For what not everybody may see, a program sends a token.
portal-api-tokens-link = Make a token
portal-api-caption = Operations
portal-api-path = Path
portal-api-what = What it gives
portal-source-title = Source code and licence
portal-source-lead = This is kenes { $version }, free software under the GNU Affero General Public License, version 3 or later. You have a right to the source code that runs here.
portal-source-ask = Whoever runs this installation has not given an address for the code. Ask the secretariat: it has to hand it over.
portal-source-others = Licences of the fonts, icons and scripts
portal-lead-register =
    { $n ->
        [one] One recommendation stands in the register.
       *[other] { $n } recommendations stand in the register.
    }
portal-queue-title =
    { $n ->
        [one] One ask waits for a place
       *[other] { $n } asks wait for a place
    }
portal-queue-text = { $sure } can be accepted at once; { $rest } need a look.
portal-queue-link = Open the queue

portal-privacy-title = Who sees what
portal-privacy-lead = Whoever writes here decides who reads it. This page says what kenes lets people see, and what nobody but the operator of the machine could see.
portal-privacy-ladder = From one person to everybody
portal-privacy-ladder-text = Each draft and each recommendation of an organisation stands on one of these steps. To move it is an act of its author; it is recorded with its time, and those who see the record see the step.
portal-privacy-step-person = You alone
portal-privacy-step-organisation = The people of your organisation
portal-privacy-step-coalition = The organisations of one coalition that you chose
portal-privacy-step-members = The members of the body and the secretariat
portal-privacy-step-observers = Members and observers
portal-privacy-step-public = Everybody. This step cannot be taken back: others may have made copies.
portal-privacy-offices = The chair, the secretariat and the administrator see no draft of a person, an organisation or a coalition: not in lists, search, counts, exports, mails or the record of changes.
portal-privacy-operator = What the operator of the machine could see
portal-privacy-operator-text = Whoever runs the computer stands below all these rules. Pages do not show them your drafts; the disk does. Assume that they can read:
portal-privacy-operator-drafts = the texts of drafts, as the database holds them, also of those that were given up until the disk writes over them,
portal-privacy-operator-record = that something was written, by whom and when, since drafts wait in the database for the hourly entry of the journal in which they cannot be told apart any more,
portal-privacy-operator-names = who wrote what stands under a sealed name, and who read it,
portal-privacy-operator-backups = everything that a backup holds, for as long as the backup is kept,
portal-privacy-operator-traffic = who came when and from which network, and, where they end the encryption, what was sent,
portal-privacy-operator-mail = that a mail was sent to whom and when; mails hold no text of a draft,
portal-privacy-operator-code = anything, if they run another program than the published one.
portal-privacy-named = If a text here names you
portal-privacy-named-text = Whoever is named in a recommendation and did not write it can ask that it be hidden or withdrawn: write to the secretariat, or through the protected channel to the ombudsperson. The moderator can hide it at once; its author, or the secretariat at their request, can withdraw the content everywhere. Say which recommendation it is by its number; you need not say more about yourself than that.
portal-privacy-out = The way out
portal-privacy-out-text = A coalition can run a kenes of its own, on its own computer: download the public register here, import it there, draft there, and send here only what you submit. The program is free and the same.
portal-privacy-channel = Whoever fears to be known here has another way: the protected channel needs no account, and what is written there is encrypted before it leaves the browser.
portal-privacy-channel-link = Write through the protected channel
portal-privacy-out-risk = If somebody could be harmed by a text, do not write it here first. Leave out names, places and days that lead to a person, and speak with an organisation that you trust.

portal-today-nav = Today
portal-today-title = Today
portal-today-lead = { $n ->
    [one] One thing waits for you.
   *[other] { $n } things wait for you.
}
portal-today-overdue = Overdue
portal-today-soon = Within a week
portal-today-later = Later
portal-today-undated = Without a date
portal-today-due = Until
portal-today-was-due = was due
portal-today-empty-title = Nothing waits for you
portal-today-empty-text = Whatever needs you will stand here, with its date and the way to it.
