roadmaps-nav = Жол карталары
roadmaps-nav-review = Тексеру
roadmaps-nav-proposals = Карта жобалары
roadmaps-board-title = Жол карталары
roadmaps-board-lead =
    { $n ->
        [0] Көрсететін жол картасы жоқ.
        [one] { $n } жол картасына { $total } ұсыным біріктірілген.
       *[other] { $n } жол картасына { $total } ұсыным біріктірілген.
    }
roadmaps-board-count =
    { $n ->
        [one] { $n } жол картасы
       *[other] { $n } жол картасы
    }
roadmaps-board-none-found = Бұл сөздер жол карталарының атауында да, сипаттамасында да кездеспейді.
roadmaps-board-show-all = Барлық жол картасын көрсету
roadmaps-board-empty-title = Жол карталары әлі жоқ
roadmaps-board-empty-text = Жол картасы бір жұмыс жоспарымен орындалатын ұсынымдарды біріктіреді. Хатшылық ұсынымдарды жүктейді, бағдарламаға жол карталарын ұсынуды тапсырады және дұрысын қабылдайды.
roadmaps-search = Атауындағы немесе сипаттамасындағы сөздер
roadmaps-sort = Реті
roadmaps-sort-number = Нөмірі бойынша
roadmaps-sort-asked = Алдымен жиі айтылғандары
roadmaps-sort-newest = Алдымен жаңалары
roadmaps-export = Барлығын жүктеп алу:
roadmaps-card-empty = Бұл картада ұсыным жоқ.
roadmaps-card-groups =
    { $n ->
        [0] қайталанғаны жоқ
        [one] { $n } қайталанатын топ
       *[other] { $n } қайталанатын топ
    }
roadmaps-card-since =
    { $n ->
        [one] { $since } жылдан бері { $n } ұсыным, { $groups }.
       *[other] { $since } жылдан бері { $n } ұсыным, { $groups }.
    }
roadmaps-card-undated =
    { $n ->
        [one] { $n } ұсыным, { $groups }.
       *[other] { $n } ұсыным, { $groups }.
    }
roadmaps-states =
    { $n ->
        [one] { $n } мемлекет
       *[other] { $n } мемлекет
    }
roadmaps-bodies =
    { $n ->
        [one] { $n } басқа орган
       *[other] { $n } басқа орган
    }
roadmaps-lead-by-both =
    { $n ->
        [one] { $since } жылы { $n } рет ұсынылды. Ұсынғандар: { $states } және { $bodies }.
       *[other] { $since } жылдан бері { $n } рет ұсынылды. Ұсынғандар: { $states } және { $bodies }.
    }
roadmaps-lead-by-one =
    { $n ->
        [one] { $since } жылы { $n } рет ұсынылды. Ұсынған: { $who }.
       *[other] { $since } жылдан бері { $n } рет ұсынылды. Ұсынған: { $who }.
    }
roadmaps-lead-since =
    { $n ->
        [one] { $since } жылы { $n } рет ұсынылды.
       *[other] { $since } жылдан бері { $n } рет ұсынылды.
    }
roadmaps-lead-undated =
    { $n ->
        [0] Бұл жол картасында сізге ашық ештеңе жоқ.
        [one] { $n } рет ұсынылды, күні белгісіз.
       *[other] { $n } рет ұсынылды, күндері белгісіз.
    }
roadmaps-timeline = Қашан ұсынылды
roadmaps-point =
    { $n ->
        [one] { $n } рет: { $who }. { $position }
       *[other] { $n } рет: { $who }. { $position }
    }
roadmaps-repeat-group =
    { $n ->
        [one] Бір мәселе туралы { $n } ұсыным
       *[other] Бір мәселе туралы { $n } ұсыным
    }
roadmaps-single-recommendations =
    { $n ->
        [one] Қайталанбайтын { $n } ұсыным
       *[other] Қайталанбайтын { $n } ұсыным
    }
roadmaps-all-recommendations =
    { $n ->
        [one] { $n } ұсыным
       *[other] { $n } ұсыным
    }
roadmaps-empty-title = Мұнда әзірге ештеңе жоқ
roadmaps-empty-text = Ұсынымдарды жол карталарына хатшылық орналастырады. Жарияланбағандары тек алаң мүшелеріне көрінеді.
roadmaps-not-sure = Күмәнді ({ $share })
roadmaps-history = Тарихы
roadmaps-about = Бұл жол картасы туралы
roadmaps-citation = { $site }, { $reference }: { $title }, { $address }, { $day } жағдай бойынша.
roadmaps-keep = Жол картасын өзгерту
roadmaps-rename = Атауын өзгерту
roadmaps-rename-send = Атауын сақтау
roadmaps-title-field = Атауы
roadmaps-title-en = Ағылшынша атауы
roadmaps-title-ru = Орысша атауы
roadmaps-title-kk = Қазақша атауы
roadmaps-title-empty = Осы тілдегі атауын енгізіңіз.
roadmaps-title-long = Атауын 200 таңбаға дейін қысқартыңыз.
roadmaps-place-field = Осы картаға енгізілетін ұсыным
roadmaps-place-hint = Оның нөмірі, мысалы R-0142. Ұсыным қазір тұрған жол картасынан шығады.
roadmaps-place-send = Осы картаға енгізу
roadmaps-no-such-recommendation = Мұндай нөмірлі ұсыным жоқ. Нөмірді R-0142 түрінде жазыңыз.
roadmaps-no-such-road-map = Мұндай жол картасы жоқ. RM-17 сияқты нөмірді жазыңыз немесе тізімнен таңдаңыз.
roadmaps-no-such-card = Мұндай жоба жоқ. Нөмірін жазыңыз немесе тізімнен таңдаңыз.
roadmaps-card-accepted = Бұл жоба қабылданып қойған. Ұсынымды жол картасының өзінде ауыстырыңыз.
roadmaps-moved-meanwhile = Осы аралықта ұсынымды біреу ауыстырып қойды. Қайда тұрғанын көру үшін бетті қайта ашыңыз.
roadmaps-nothing-to-confirm = Бұл ұсыным ешбір жол картасында тұрған жоқ, растайтын ештеңе жоқ. Оған карта таңдаңыз.
roadmaps-kind-recommendation =
    { $n ->
        [one] { $n } ұсыным
       *[other] { $n } ұсыным
    }
roadmaps-kind-road-map =
    { $n ->
        [one] { $n } жол картасы
       *[other] { $n } жол картасы
    }
roadmaps-verb-found = Жол картасы ретінде қабылданды
roadmaps-verb-rename = Атауы өзгертілді
roadmaps-review-title = Тексеру
roadmaps-review-lead =
    { $doubtful ->
        [0] Күмәнді орын жоқ,
        [one] { $doubtful } орын күмәнді,
       *[other] { $doubtful } орын күмәнді,
    } { $waiting ->
        [0] әр ұсынымның жол картасы бар.
        [one] { $waiting } ұсынымның жол картасы жоқ.
       *[other] { $waiting } ұсынымның жол картасы жоқ.
    }
roadmaps-review-nothing = Күмәнді орын жоқ, әр ұсынымның жол картасы бар.
roadmaps-review-empty-title = Күтіп тұрған ештеңе жоқ
roadmaps-review-empty-text = Жүктеуден кейін жол картасы жоқ ұсынымдар мен бағдарлама күмәнданған орындар осында күтіп тұрады.
roadmaps-review-doubtful = Күмәнді орындар
roadmaps-review-waiting = Жол картасы жоқ
roadmaps-review-waiting-reason = Бұл ұсынымдарды әлі ешкім жол картасына енгізген жоқ. Жүзге дейін ғана көрсетіледі; қалғандары бұларға орын табылған соң шығады.
roadmaps-stands-in = Қазір мына картада:
roadmaps-confirm = Орны дұрыс
roadmaps-move-to = { $reference } үшін басқа жол картасы
roadmaps-move-to-card = { $reference } үшін басқа жоба
roadmaps-move-send = Ауыстыру
roadmaps-proposals-title = Жол карталарының жобалары
roadmaps-proposals-lead = Бағдарлама жол карталарын атауымен және негіздемесімен бірге ұсынады. Сіз қабылдамайынша, ештеңе өзгермейді.
roadmaps-proposals-list = Бұрынғы жобалар
roadmaps-proposals-empty-title = Жобалар әлі жоқ
roadmaps-proposals-empty-text = Біріншісіне жоғарыда тапсырыс беріңіз. Есептеуге бірнеше секундтан бірнеше минутқа дейін уақыт кетеді; беттен шыға беруге болады.
roadmaps-number = Неше жол картасы
roadmaps-number-hint = 1-ден 500-ге дейін. Мәтіндерден сонша мәселе табылмаса, карта азырақ болады.
roadmaps-number-bounds = 1-ден { $most } аралығындағы бүтін санды енгізіңіз.
roadmaps-scope = Қай ұсынымдар
roadmaps-scope-waiting = Жол картасы жоқтары
roadmaps-scope-all = Адам орналастырғандарынан басқасының бәрі; қабылданған жобалар оларды қазіргі жол карталарынан алады
roadmaps-country = Шолу жасалған мемлекет
roadmaps-country-all = Барлық мемлекет
roadmaps-propose = Жол карталарын ұсыну
roadmaps-nothing-to-propose = Таңдалғандар арасында орналастыруға болатын ұсыным жоқ. Алдымен ұсынымдарды жүктеңіз немесе бәрін таңдаңыз.
roadmaps-no-words = Ұсынымдардың бірде-бірінде бағдарлама оқи алатын сөз жоқ.
roadmaps-job-synthesis = Жол карталарының жобасын дайындау
roadmaps-step-waiting = Жұмыс әлі басталған жоқ.
roadmaps-step-reading = Оқу: { $total } ішінен { $done }
roadmaps-step-meaning = Мағынасын салыстыру: { $total } ішінен { $done }
roadmaps-step-repeats = Қайталануларды іздеу: { $total } ішінен { $done }
roadmaps-step-road-maps = Жол карталарын құру: { $total } ішінен { $done }
roadmaps-step-titles = Атаулар мен негіздемелер: { $total } ішінен { $done }
roadmaps-progress = Жұмыс барысы
roadmaps-may-leave = Беттен шыға беруге болады. Жоба сізді осында күтеді.
roadmaps-proposal-title = { $number }-жоба
roadmaps-proposal-sentence =
    { $asks ->
        [one] { $asks } талап, ең көбі { $n } жол картасы.
       *[other] { $asks } талап, ең көбі { $n } жол картасы.
    }
roadmaps-proposal-draft =
    { $n ->
        [one] { $n } жол картасы ұсынылды;
       *[other] { $n } жол картасы ұсынылды;
    } { $left ->
        [one] { $left } шешіміңізді күтіп тұр.
       *[other] { $left } шешіміңізді күтіп тұр.
    }
roadmaps-proposal-computing = Бағдарлама ұсынымдарды оқып жатыр.
roadmaps-proposal-accepted = Мұнда ұсынылған жол карталарының бәрі қабылданды.
roadmaps-proposal-discarded = Бұл жоба қабылданбады. Оған дейін қабылданғандары жол картасы болып қала береді.
roadmaps-proposal-failed = Бұл жобаны есептеу мүмкін болмады.
roadmaps-proposal-closed = Жоба жабық: оны оқуға болады, бірақ өзгертуге болмайды.
roadmaps-state-computing = есептелуде
roadmaps-state-draft = жоба
roadmaps-state-accepted = қабылданды
roadmaps-state-discarded = қабылданбады
roadmaps-state-failed = сәтсіз
roadmaps-doubtful =
    { $n ->
        [one] { $n } күмәнді
       *[other] { $n } күмәнді
    }
roadmaps-accept-all = Бәрін жол картасы ретінде қабылдау
roadmaps-accept-card = Қабылдау
roadmaps-accept-card-label = Қабылдау: { $title }
roadmaps-discard = Жобаны қабылдамау
roadmaps-job-demonstration = Көрсетілімнің жол карталарын қабылдау
roadmaps-step-founding = Қабылданған жол карталары: { $total } ішінен { $done }
roadmaps-why = Неге осында
roadmaps-with-asks =
    { $n ->
        [one] { $recommendations }, { $n } талап
       *[other] { $recommendations }, { $n } талап
    }
roadmaps-positions-differ = Ұстанымдар әртүрлі
roadmaps-position-unknown = Ұстаным белгісіз
roadmaps-accept-this = Жол картасы ретінде қабылдау
roadmaps-note-fewer =
    { $n ->
        [one] { $wanted } емес, { $n } жол картасы шықты: мәтіндерде көлемі жеткілікті басқа мәселе жоқ.
       *[other] { $wanted } емес, { $n } жол картасы шықты: мәтіндерде көлемі жеткілікті басқа мәселе жоқ.
    }
roadmaps-note-without-matter = Бағдарлама мына ұсынымдардың мәселесін тани алмады: { $texts }.
roadmaps-suggested = Ұсынылады ({ $share }):
roadmaps-suggested-none = Ешбір жол картасында жеткілікті ұқсасы жоқ; жаңасы қажет болуы мүмкін.
roadmaps-suggested-accept = { $reference } картасына қою
roadmaps-note-pin = Адам бекіткен орынды сақтау мүмкін болмады.
roadmaps-lead-empty = Бұл жол картасында енді ештеңе жоқ.
roadmaps-done = { $reference } енді { $road_map } «{ $title }» картасында.
roadmaps-undo = Болдырмау
roadmaps-nothing-to-undo = Содан бері бұл ұсыным бойынша басқа біреу шешім қабылдады, сондықтан болдырмайтын ештеңе жоқ.
