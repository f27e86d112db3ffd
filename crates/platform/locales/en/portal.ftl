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
