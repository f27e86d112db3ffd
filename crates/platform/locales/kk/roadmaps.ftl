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
roadmaps-group-goes-on = { $heading }, жалғасы
roadmaps-standing-mechanism = Тетік
roadmaps-standing-position = Мемлекеттің ұстанымы
roadmaps-standing-kin = Қайталануы
roadmaps-standing-any = Барлығы
roadmaps-standing-repeated = Бірнеше рет сұралған
roadmaps-standing-single = Бір рет сұралған
roadmaps-standing-counted = { $what }: { $n }
roadmaps-standing-clear = Барлығын көрсету
roadmaps-standing-none = Бұл жол картасында мұндай сүзгілерге ештеңе сәйкес келмейді.
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
roadmaps-review-empty-text = Бағдарлама күмәнданған орындар осында күтеді. Жол картасы жоқ талаптар кезекте күтіп тұрады.
roadmaps-review-doubtful = Күмәнді орындар
roadmaps-review-waiting = Кезекте орын күтіп тұрған талап: { $n }
roadmaps-stands-in = Қазір мына картада:
roadmaps-confirm = Орны дұрыс
roadmaps-move-to = { $reference } үшін басқа жол картасы
roadmaps-move-to-card = { $reference } үшін басқа жоба
roadmaps-move-send = Ауыстыру
roadmaps-proposals-title = Жол карталарының жобалары
roadmaps-proposals-lead = Бағдарлама жол карталарын атауымен және негіздемесімен бірге ұсынады. Сіз қабылдамайынша, ештеңе өзгермейді.
roadmaps-model-there = Қосымша тіл моделі орнатылған.
roadmaps-model-absent = Тіл моделі орнатылмаған. Ол әртүрлі сөзбен және әртүрлі тілде жазылған мәтіндерді мағынасы бойынша салыстыруға мүмкіндік береді; оны серверге қарайтын маман «kenes model install» командасымен орнатады (docs/model.md).
roadmaps-proposals-list = Бұрынғы жобалар
roadmaps-proposals-empty-title = Жобалар әлі жоқ
roadmaps-proposals-empty-text = Біріншісіне жоғарыда тапсырыс беріңіз. Есептеуге бірнеше секундтан бірнеше минутқа дейін уақыт кетеді; беттен шыға беруге болады.
roadmaps-number = Неше жол картасы
roadmaps-number-hint = 1-ден 500-ге дейін.
roadmaps-fill = Мәтіндердегі мәселе азырақ болса
roadmaps-fill-most = Карта азырақ болады, әрқайсысы бір мәселе туралы
roadmaps-fill-exactly = Дәл сонша: ірі карталар ішіндегі мәселелер бойынша бөлінеді
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
        [one] { $asks } талап; сұралған жол картасының саны: { $n }.
       *[other] { $asks } талап; сұралған жол картасының саны: { $n }.
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
roadmaps-note-divided = Мәтіндерде көлемі жеткілікті { $carried } мәселе бар. Дәл осынша карта сұралғандықтан, ірілері ішіндегі мәселелер бойынша бөлініп, саны { $n } болды.
roadmaps-note-fewer =
    { $n ->
        [one] { $wanted } емес, { $n } жол картасы шықты: мәтіндерде көлемі жеткілікті басқа мәселе жоқ.
       *[other] { $wanted } емес, { $n } жол картасы шықты: мәтіндерде көлемі жеткілікті басқа мәселе жоқ.
    }
roadmaps-note-without-matter = Бағдарлама мына ұсынымдардың мәселесін тани алмады: { $texts }.
roadmaps-suggested = Ұсынылады ({ $share }):
roadmaps-suggested-accept = { $reference } картасына қою
roadmaps-note-fits-none =
    { $n ->
        [0] Барлық талап ({ $fixed }) бұрыннан бар жол карталарына кірді.
       *[other] Бұрыннан бар жол карталарына кірген талап: { $fixed }. Олардың ешқайсысына келмегені: { $n }; олар басқа жобаларда.
    }
roadmaps-note-pin = Адам бекіткен орынды сақтау мүмкін болмады.
roadmaps-lead-empty = Бұл жол картасында енді ештеңе жоқ.
roadmaps-done = { $reference } енді { $road_map } «{ $title }» картасында.
roadmaps-undo = Болдырмау
roadmaps-nothing-to-undo = Содан бері бұл ұсыным бойынша басқа біреу шешім қабылдады, сондықтан болдырмайтын ештеңе жоқ.
roadmaps-nav-queue = Кезек
roadmaps-title-missing = Атауы мына тілдерде жоқ: { $languages }.
roadmaps-language-kk = қазақ тілі
roadmaps-language-ru = орыс тілі
roadmaps-language-en = ағылшын тілі
roadmaps-grades = Орындалуын кім қалай бағалайды
roadmaps-grades-silent = Баға белгісіз.
roadmaps-grade-undated = күні белгісіз
roadmaps-grades-export = Көрсеткіштер және бағалармен бірге жүктеу:
roadmaps-standing-state = Мемлекеттің мәлімдемесі
roadmaps-standing-independent = Тәуелсіз баға
roadmaps-standing-not-said = Тәуелсіздігі көрсетілмеген баға
roadmaps-keys = Негізгі ұсынымдар: { $n }
roadmaps-indicators = Көрсеткіштер: { $n }
roadmaps-verb-import = Файлдан енгізілді
roadmaps-existing-title = Бұрыннан бар жол карталары
roadmaps-existing-text = Органда бұрын болған жол карталарын енгізіңіз: нөмірлері мен атаулары сақталады, ал бағдарлама ұсынымдарды соларға орналастырады.
roadmaps-existing-file = Жол карталары бар файл
roadmaps-existing-file-hint = CSV, XLSX, JSON немесе DOCX, ең көбі { $n } мегабайт.
roadmaps-existing-send = Файлды оқу
roadmaps-existing-columns-text = Әр жол картасына бір жол: нөмірі, атауы, негізгі ұсыным, көрсеткіштер, баға, кім бағалады және күні – қазақша, орысша немесе ағылшынша; келесі бағалар төмендегі жолдарда. Word құжатында «Жол картасы 7. Атауы» деген тақырып пен белгіленген абзацтар болуы да мүмкін. Сіз растағанша ештеңе өзгермейді.
roadmaps-existing-none = Жол карталары бар файл әлі оқылған жоқ.
roadmaps-existing-earlier = Бұрын оқылған файлдар
roadmaps-existing-state-unmapped = бағандары түсініксіз
roadmaps-existing-state-read = оқылды, расталған жоқ
roadmaps-existing-state-confirmed = расталды
roadmaps-existing-state-undone = кері қайтарылды
roadmaps-existing-state-discarded = алып тасталды
roadmaps-existing-lead-unmapped = Бұл файлдың бағандары түсініксіз. Қайсысы не екенін көрсетіңіз.
roadmaps-existing-lead-read = Әзірге ештеңе өзгерген жоқ: жаңасы { $new }, толықтырылатыны { $grown }, бұрыннан бары { $unchanged }.
roadmaps-existing-lead-confirmed = Файл енгізілді: жаңа жол карталары { $new }, толықтырылғаны { $grown }, бұрыннан бары { $unchanged }.
roadmaps-existing-lead-undone = Импорт кері қайтарылды. Ол енгізгеннің бәрі алынды.
roadmaps-existing-lead-discarded = Файл алып тасталды, одан ештеңе енгізілген жоқ.
roadmaps-existing-missing = Танылмады: { $fields }.
roadmaps-existing-open-faults = Алдымен { $n } қатені түзету керек. Файлды түзетіп, қайта оқыңыз немесе төмендегі бағандарды дұрыстаңыз.
roadmaps-existing-faults = Қателер: { $n }
roadmaps-existing-faults-how = Жол карталары түгел енгізіледі немесе мүлде енгізілмейді, сондықтан барлық қате тізілген. Ең көбі 200 көрсетіледі.
roadmaps-existing-at-cell = { $cell } ұяшығы ({ $column })
roadmaps-existing-at-column = { $row }-жол, { $column }
roadmaps-existing-at-row = { $row }-жол
roadmaps-existing-fault-no-number = Атауы бар, нөмірі жоқ. Жол картасының нөмірін жазыңыз.
roadmaps-existing-fault-bad-number = «{ $found }» – жол картасының нөмірі емес. 1-ден басталатын бүтін сан жазыңыз, мысалы 7 немесе RM-07.
roadmaps-existing-fault-number-twice = { $number } нөмірі { $first_row }-жолда басқа атауға берілген. Бұл жолға басқа нөмір немесе сол атауды жазыңыз.
roadmaps-existing-fault-no-title = Жол картасының атауы жоқ. Кемінде бір тілде жазыңыз.
roadmaps-existing-fault-nothing-above = Бұл жолда нөмір де, атау да жоқ, жоғарыда жол картасы да жоқ. Екеуін де жазыңыз.
roadmaps-existing-fault-grade-without-author = «{ $grade }» бағасын кім қойғаны айтылмаған. Авторын осында немесе төменде бүкіл файл үшін бір рет көрсетіңіз.
roadmaps-existing-fault-author-without-grade = Бағалаушы аталған ({ $author }), бірақ баға жоқ. Бағаны жазыңыз немесе атын алып тастаңыз.
roadmaps-existing-fault-bad-date = «{ $found }» – күн емес. 2026-11-23 немесе 23.11.2026 түрінде жазыңыз.
roadmaps-existing-fault-unknown-standing = «{ $found }» бағалаушының мемлекетке қатынасын білдірмейді. «Мемлекет», «тәуелсіз» деп жазыңыз немесе бос қалдырыңыз.
roadmaps-existing-fault-too-long = { $length } таңба – рұқсат етілген { $limit } таңбадан көп. Қысқартыңыз.
roadmaps-existing-fault-spreadsheet-error = Кестеде { $found } қатесі тұр. Формуланы түзетіңіз немесе мәнін жазыңыз.
roadmaps-existing-fault-ragged-row = Жолда { $found } ұяшық, ал тақырыпта { $expected }. Қалып қойған тырнақшаны немесе артық бөлгішті іздеңіз.
roadmaps-existing-fault-unclosed-quote = Мұнда тырнақша ашылып, жабылмаған. Жабыңыз.
roadmaps-existing-fault-not-an-object = Элемент – { $found }, атаулы өрістері бар нысан емес.
roadmaps-existing-fault-empty = Тақырыптың астында жол картасы жоқ. Басқа файлды немесе парақты таңдаңыз.
roadmaps-existing-fault-number-taken = Мұнда { $reference } – «{ $title }». Бұл жолға басқа нөмір немесе осындағы атауды беріңіз.
roadmaps-existing-mapping = Бағандар
roadmaps-existing-mapping-open = Қай баған не екенін дұрыстау
roadmaps-existing-mapping-send = Файлды қайта оқу
roadmaps-existing-whole-file = Өзінде көрсетілмеген бағалар үшін
roadmaps-existing-whole-file-hint = Бұл файлдағы бағаларды кім қойған
roadmaps-existing-column-number = Нөмірі
roadmaps-existing-column-title = Атауы, кез келген тілде
roadmaps-existing-column-title-en = Ағылшынша атауы
roadmaps-existing-column-title-ru = Орысша атауы
roadmaps-existing-column-title-kk = Қазақша атауы
roadmaps-existing-column-summary = Не туралы екені
roadmaps-existing-column-key-recommendation = Негізгі ұсыным
roadmaps-existing-column-indicators = Көрсеткіштер
roadmaps-existing-column-grade = Баға
roadmaps-existing-column-graded-by = Кім бағалады
roadmaps-existing-column-standing = Бағалаушының мемлекетке қатынасы
roadmaps-existing-column-graded-on = Баға күні
roadmaps-existing-column-method = Әдісі
roadmaps-existing-column-state-claim = Мемлекеттің мәлімдемесі
roadmaps-existing-column-state-claim-on = Мемлекет мәлімдемесінің күні
roadmaps-existing-column-independent-grade = Тәуелсіз баға
roadmaps-existing-column-ignore = Алынбасын
roadmaps-existing-read = Не оқылды
roadmaps-existing-is-new = жаңа
roadmaps-existing-is-grown = толықтырылады
roadmaps-existing-is-unchanged = бұрыннан бар
roadmaps-existing-uncertain = { $n } негізгі ұсыным анық емес: қайсысы екенін таңдаңыз немесе байланыстырмай қалдырыңыз.
roadmaps-existing-certain-reference = Нөмірі бойынша табылды: { $recommendation }
roadmaps-existing-certain-paragraph = Құжаты мен тармағы бойынша табылды: { $recommendation }
roadmaps-existing-certain-text = Мәтіні бойынша табылды: { $recommendation }
roadmaps-existing-no-link = Әзірге байланыстырмау
roadmaps-existing-likeness = ұқсастығы { $share }: { $recommendation }
roadmaps-existing-key-is = Негізгі ұсыным: { $written }
roadmaps-existing-key-unknown = Тізілімде оған ұқсасы жоқ; жазылғанындай қалады.
roadmaps-existing-unfound = Табылмаған негізгі ұсынымдар
roadmaps-existing-unfound-lead =
    { $n ->
        [one] Файл енгізілгенде тізілімнен { $n } негізгі ұсыным табылмады. Содан бері байланыстырылғаны: { $linked }.
       *[other] Файл енгізілгенде тізілімнен { $n } негізгі ұсыным табылмады. Содан бері байланыстырылғаны: { $linked }.
    }
roadmaps-existing-link-field = Тізілімдегі ұсыным
roadmaps-existing-link-hint = Нөмірі, мысалы R-0142, немесе тек сонда бар сөздердің алғашқы әріптері. Ол жол картасына кіріп, сонда қалады.
roadmaps-existing-link = Байланыстыру
roadmaps-existing-linked = Байланыстырылды
roadmaps-existing-unlink = Байланысты қайтарып алу
roadmaps-existing-link-none = Тізілімде бұған сәйкес ұсыным жоқ. Нөмірін, мысалы R-0142, немесе сөздерінің алғашқы әріптерін енгізіңіз.
roadmaps-existing-link-several = Бұл сөздер бірнеше ұсынымда бар. Біреуінің нөмірін немесе көбірек әріп енгізіңіз.
roadmaps-existing-linked-already = Бұл негізгі ұсыным бұрын байланыстырылған. Алдымен сол байланысты қайтарып алыңыз.
roadmaps-existing-remembered = Бағандардың мағынасы осындай соңғы файлдағыдай.
roadmaps-existing-brings = Көрсеткіштер: { $indicators }. Бағалар: { $grades }.
roadmaps-existing-confirm =
    { $n ->
        [0] Жаңасын енгізу
       *[other] { $n } жол картасын енгізу
    }
roadmaps-existing-nothing-new = Файлда осында жоқ ештеңе жоқ.
roadmaps-existing-discard = Файлды алып тастау
roadmaps-existing-undo = Импортты кері қайтару
roadmaps-existing-undo-until = Енгізілген картаны біреу қайта атағанша немесе оған бірдеңе орналастырғанша импортты кері қайтаруға болады.
roadmaps-existing-nothing-in-it = Бұл Word құжатында жол карталарының кестесі де, «Жол картасы 7. Атауы» сияқты тақырыптар да жоқ. Соларды қосыңыз немесе басқа файлды таңдаңыз.
roadmaps-existing-over = Бұл импорт аяқталған. Қайта бастау үшін файлды қайта оқыңыз.
roadmaps-existing-not-readable = Бұл күйінде импортты растауға болмайды. Не керегін көру үшін оны ашыңыз.
roadmaps-existing-has-faults = Жол карталарын енгізбес бұрын { $n } қатені түзетіңіз.
roadmaps-existing-not-confirmed = Тек расталған импортты кері қайтаруға болады.
roadmaps-existing-built-upon = { $reference } картасымен импорттан кейін жұмыс істелген, сондықтан кері қайтаруға болмайды. Оған орналастырылғанды жылжытыңыз немесе картаны қалдырыңыз.
roadmaps-queue-title = Кезек
roadmaps-queue-lead = Орын күтіп тұр: { $n }. Оның ішінде сенімдісі { $sure }, күмәндісі { $doubtful }, жаңа жол картасы керегі { $new }.
roadmaps-queue-nothing = Бәрінің орны бар.
roadmaps-queue-empty-title = Ештеңе күтіп тұрған жоқ
roadmaps-queue-empty-text = Импорттан кейін бағдарлама қолда бар жол карталарынан орын ұсынады; мұнда оларды қабылдайсыз, жылжытасыз немесе қабылдамайсыз. Адамдар орналастырғаны ешқашан жылжымайды.
roadmaps-queue-run = Соңғы ұсыныс: { $moment }.
roadmaps-queue-progress = Осы импорттың { $n } талабының { $done } орны бар.
roadmaps-queue-import = Тек осы импорттан
roadmaps-queue-all-imports = Барлық импорт
roadmaps-queue-order = Орын ұсыну
roadmaps-queue-order-new = Тағы { $n } үшін орын ұсыну
roadmaps-queue-accept-sure = { $n } сенімді орынды қабылдау
roadmaps-queue-done = Орналастырылды: { $n }.
roadmaps-queue-doubtful = Күмәнді орындар: { $n }
roadmaps-queue-doubtful-text = Жақын мәтіндер алыс немесе әртүрлі. Алдымен ең сенімсіздері; ең көбі елуі көрсетіледі.
roadmaps-queue-sure = Сенімді орындар: { $n }
roadmaps-queue-sure-text = Ұқсастарының көбі сонда тұр. Ең көбі елуі көрсетіледі.
roadmaps-queue-new = Жаңа жол картасы керегі: { $n }
roadmaps-queue-new-text = Олар қолда бар ешбір картаға келмейді. Бірге тұратындары бір карта болып ұсынылған.
roadmaps-queue-by-hand = Картасын сіз атайтындар: { $n }
roadmaps-queue-by-hand-text = Ұсынылған орны қабылданбаған немесе мәтінінен ештеңе танылмаған.
roadmaps-queue-unseen = Бағдарлама әлі қарамаған талаптар: { $n }
roadmaps-queue-unseen-text = Бағдарлама орын ұсынсын немесе жол картасын өзіңіз атаңыз. Ең көбі елуі көрсетіледі.
roadmaps-queue-accept-new = Жаңа жол картасы ретінде қабылдау ({ $n }): { $title }
roadmaps-queue-repeats = { $reference } қайталанатын тобына қосылады.
roadmaps-queue-refused = Қабылданбады: { $reason }
roadmaps-queue-withdraw = Бас тартуды қайтарып алу
roadmaps-queue-refuse = Бұл орынды қабылдамау
roadmaps-queue-reason = Неге ол жерге келмейді
roadmaps-queue-refuse-send = Қабылдамау
roadmaps-queue-reason-empty = Неге ол жерге келмейтінін бірер сөзбен айтыңыз.
roadmaps-queue-reason-long = Себебін 500 таңбаға дейін қысқартыңыз.
roadmaps-queue-nothing-to-accept = Мұнда күтіп тұрған ештеңе қалмады: бәрі орналастырылған. Кезекті қайта ашыңыз.
roadmaps-job-queue = Жол карталарынан орын ұсынылуда
roadmaps-step-queue = Барымен салыстыру: { $total } ішінен { $done }
roadmaps-nav-repeats = Қайталанатын талаптар
roadmaps-repeats-title = Қайта-қайта не ұсынылады
roadmaps-repeats-lead =
    { $n ->
        [0] Бұл таңдау бойынша ештеңе екі рет ұсынылған жоқ.
       *[other] Кемінде екі рет ұсынылғаны: { $n }.
    }
roadmaps-repeats-mechanism = Тетік
roadmaps-repeats-theme = Тақырып
roadmaps-repeats-position = Мемлекеттің ұстанымы
roadmaps-repeats-from = Қай жылдан
roadmaps-repeats-to = Қай жылға дейін
roadmaps-repeats-all = Барлығы
roadmaps-repeats-show-all = Барлығын көрсету
roadmaps-repeats-sort-asked = Ең жиі ұсынылғаны
roadmaps-repeats-sort-newest = Жақында ұсынылғаны
roadmaps-repeats-sort-oldest = Көптен бері ұсынылып келе жатқаны
roadmaps-repeats-empty-title = Қайталанғаны жоқ
roadmaps-repeats-empty-text = Ұсынымдар жол карталарына орналасқанда, мәні бірдейлері, қай орган қай тілде айтса да, осында жиналады. Көбірек көру үшін сүзгілерді азайтыңыз.
roadmaps-repeat-title = { $reference }: қайталанады
roadmaps-repeat-about = Осы топ туралы
roadmaps-line-title = { $n } рет ұсынылды: қашан, кім және мемлекет не деді
roadmaps-line-how = Толық шеңбер: қолдау тапты. Бос: назарға алынды немесе жауапсыз. Жартысы: ішінара немесе ұстанымдар әртүрлі. Үзік сызық: белгісіз. Шаршы: жол картасының бағалаушы жариялаған бағасы.
roadmaps-line-day = Күні
roadmaps-line-who = Кім сұраған
roadmaps-line-recommendation = Ұсыным
roadmaps-line-words = Мәтіні
roadmaps-line-grades = Қаншалықты орындалған және мұны кім айтады
roadmaps-line-no-grade = дерек жоқ
roadmaps-line-table = Кесте түрінде көрсету
roadmaps-line-mark = { $when }: { $what } ({ $n })
roadmaps-line-comment = Дереккөзде айтылғаны: { $comment }
roadmaps-line-grade = Сол кездегі { $standing }: { $grade } ({ $assessor }, { $day })
roadmaps-standing-short-state = Мемлекет
roadmaps-standing-short-independent = Тәуелсіз
roadmaps-standing-short-not-said = Басқа бағалар
roadmaps-seen = Қаралған ұсынымдар: { $total } ішінен { $seen }
roadmaps-seen-one = қаралды
roadmaps-see = Қаралды деп белгілеу
roadmaps-see-all = Бәрін қаралды деп белгілеу
roadmaps-decided = шешілді
roadmaps-goes-on = { $reference } жалғасы
roadmaps-doubtful-title = Күмәнді орындар
roadmaps-doubtful-places =
    { $n ->
        [one] Алдымен бір күмәнді орынды қарау
       *[other] Алдымен { $n } күмәнді орынды қарау
    }
roadmaps-doubtful-lead =
    { $n ->
        [one] Бұл ұсыныста бір орын күмәнді.
       *[other] Бұл ұсыныста { $n } орын күмәнді, сенімсіздері бірінші тұр. Елуден аспайтыны көрсетіледі, қалғаны содан кейін шығады.
    }
roadmaps-doubtful-none = Бұл ұсыныста күмәнді орын қалмады.
roadmaps-to-cards = Жобаларға өту
roadmaps-drafted-in = Ұсынылған жоба
roadmaps-difference-title = Ұсыныс нені өзгертеді
roadmaps-difference-none = Ұсыныс қолданыстағы карталарда ештеңені өзгертпейді.
roadmaps-difference-kept =
    { $n ->
        [one] бір жол картасы жалғасады
       *[other] { $n } жол картасы жалғасады
    }
roadmaps-difference-moved =
    { $n ->
        [one] бір талап картасын ауыстырады
       *[other] { $n } талап картасын ауыстырады
    }
roadmaps-difference-new =
    { $n ->
        [one] бір жаңа жол картасы
       *[other] { $n } жаңа жол картасы
    }
roadmaps-difference-split =
    { $n ->
        [one] біреуі бөлінеді
       *[other] { $n } карта бөлінеді
    }
roadmaps-difference-merged =
    { $n ->
        [one] біреуі басқасына қосылады
       *[other] { $n } карта басқаларына қосылады
    }
roadmaps-difference-added =
    { $n ->
        [one] бір талап карта алады
       *[other] { $n } талап карта алады
    }
roadmaps-stands = Қолданыста
roadmaps-stands-not = ештеңе
roadmaps-draft = Жоба
roadmaps-and-more = тағы { $n }
roadmaps-pages = Жобалардың беттері
roadmaps-card-title = { $n }-жоба: { $title }
roadmaps-card-merged = { $card }-жобаға қосылды.
roadmaps-card-set-aside = Кейінге қалдырылды: { $reason }
roadmaps-card-gone = Бұл жоба басқасына қосылған немесе кейінге қалдырылған. Басқасын таңдаңыз.
roadmaps-card-not-set-aside = Бұл жоба кейінге қалдырылмаған.
roadmaps-no-such-place = Бұл ұсыным жобалардың ешқайсысында жоқ.
roadmaps-not-in-this-draft = Бұл ұсыным жобалардың ешқайсысында жоқ. Нөмірін R-0142 түрінде жазыңыз.
roadmaps-not-in-this-road-map = Бұл ұсыным осы жол картасында жоқ. Нөмірін R-0142 түрінде жазыңыз.
roadmaps-several-asks = Бұл ұсынымда бірнеше талап бар. Талаптың нөмірін қосыңыз, мысалы, R-0142/2.
roadmaps-several-cards = Атауында осы сөздер бар жобалар саны: { $n }. Көбірек әріп немесе нөмірін теріңіз.
roadmaps-several-road-maps = Атауында осы сөздер бар жол карталарының саны: { $n }. Көбірек әріп немесе нөмірін теріңіз.
roadmaps-choices = Терілгенге сай келетіндер
roadmaps-choose-hint = Нөмірі немесе атауының бірнеше әрпі.
roadmaps-nothing-marked = Алдымен кемінде бір ұсынымды белгілеңіз.
roadmaps-changed-since = Бұл содан бері өзгертілген, сондықтан енді орындауға да, қайтаруға да болмайды. Бетті қайта ашыңыз.
roadmaps-no-act-to-undo = Мұнда қайтаратын әрекетіңіз жоқ.
roadmaps-mark = Белгілеу
roadmaps-marked = Белгіленгеннің бәрімен
roadmaps-marked-move-to = Белгіленгендерге басқа жоба
roadmaps-marked-move = Белгіленгендерді жылжыту
roadmaps-marked-confirm = Белгіленгендердің орны осы
roadmaps-marked-see = Қаралды деп белгілеу
roadmaps-more-acts = Тағы
roadmaps-pair = Бірдей немесе бірдей емес
roadmaps-pair-one = Ұсыным
roadmaps-pair-two = Басқа ұсыным
roadmaps-pair-hint = Нөмірі бойынша, мысалы, R-0142; талап бірнешеу болса, R-0142/2. Біріншісі жылжиды.
roadmaps-pair-other = { $reference } салыстырылатын ұсыным
roadmaps-pair-apart = Бірдей емес
roadmaps-pair-same = Бірдей
roadmaps-pair-itself = Ұсынымды өзімен салыстыруға болмайды. Басқа нөмір теріңіз.
roadmaps-pin = Орнын бекіту
roadmaps-pin-field = Осында тиесілі ұсыным
roadmaps-pin-hint = Нөмірі бойынша, мысалы, R-0142. Кейінгі есептеулер оны жылжытпайды.
roadmaps-pin-send = Осында бекіту
roadmaps-merge = Біріктіру
roadmaps-merge-into = Мына жобаға қосу
roadmaps-merge-into-road-map = Мына жол картасына қосу
roadmaps-merge-hint = Нөмірі немесе атауының бірнеше әрпі. Бұл картаның беті қалады, онда қайда қосылғаны жазылады.
roadmaps-merge-send = Біріктіру
roadmaps-merge-itself = Басқасын таңдаңыз: өзіне өзін қосуға болмайды.
roadmaps-split = Бөлу
roadmaps-split-title = Бөлу: { $title }
roadmaps-split-which = Не бөлінеді
roadmaps-split-send = Белгіленгенді бөліп шығару
roadmaps-split-nothing = Бірі бөлініп, бірі қалуы керек. Ұсынымдардың бәрін емес, бір бөлігін белгілеңіз.
roadmaps-cut-proposed = Бағдарлама { $all } ішінен осы туралы айтатын { $n } ұсынымды бөлуді ұсынады: { $matter }. Өзгертуге болады.
roadmaps-cut-none = Бағдарлама бұларды тең бөлетін мәселені көрмейді. Не бөлінетінін өзіңіз белгілеңіз.
roadmaps-set-aside = Кейінге қалдыру
roadmaps-set-aside-hint = Жоба жол картасы болмайды, оны қайтарғанша кейінгі есептеулер ұсынымдарына тимейді.
roadmaps-set-aside-road-map-hint = Карта ішіндегісімен бірге тақтадан кетеді; беті себебін айтады.
roadmaps-set-aside-send = Кейінге қалдыру
roadmaps-take-up = Қайта қолға алу
roadmaps-reason = Себебі
roadmaps-reason-empty = Себебін жазыңыз.
roadmaps-reason-long = Себебін 2000 таңбаға дейін қысқартыңыз.
roadmaps-closed = Бұл жол картасы бұрын біріктірілген немесе кейінге қалдырылған.
roadmaps-not-closed = Бұл жол картасы қолданыста, қайтаратын ештеңе жоқ.
roadmaps-closed-merged = { $day } мына картаға қосылды:
roadmaps-closed-set-aside = { $day } кейінге қалдырылды: { $reason }
roadmaps-closed-withdrawn = Бұл жол картасын қабылдау { $day } қайтарылды. Нөмірі басқасына берілмейді.
roadmaps-reopen = Мұны қайтару
roadmaps-verb-merged = Басқасына қосылды
roadmaps-verb-set-aside = Кейінге қалдырылды
roadmaps-verb-withdrawn = Қабылдау қайтарылды
roadmaps-verb-reopen = Қайта қолданыста
roadmaps-undo-last = Соңғы әрекетімді қайтару
roadmaps-undo-to = Осы жерге дейін қайтару
roadmaps-undo-to-label = Осыған дейінгі барлық әрекетімді қайтару: { $act }
roadmaps-acts-title = Не істелді
roadmaps-acts-lead = Жаңалары бірінші тұр. Өз әрекеттеріңізді, бірнешеуін қатар да, қайтара аласыз; содан бері басқа біреу өзгерткені қалады.
roadmaps-acts-empty-title = Әзірге ештеңе істелген жоқ
roadmaps-acts-empty-text = Осы ұсыныспен жасалған әр әрекет пен оны кім жасағаны осында тұрады; оны қайтаруға болады.
roadmaps-act-taken-back = қайтарылды
roadmaps-act-confirm =
    { $n ->
        [one] Расталды: { $recommendations }
       *[other] { $n } орын расталды: { $recommendations }
    }
roadmaps-act-see =
    { $n ->
        [one] Қаралды: { $recommendations }
       *[other] { $n } орын қаралды: { $recommendations }
    }
roadmaps-act-move =
    { $n ->
        [one] { $to }-жобаға жылжытылды: { $recommendations }
       *[other] { $n } талап { $to }-жобаға жылжытылды: { $recommendations }
    }
roadmaps-act-part = Тобындағы басқалармен бірдей емес: { $recommendations }
roadmaps-act-join = Басқасымен бірдей, { $to }-жобада: { $recommendations }
roadmaps-act-rename = { $card }-жоба қайта аталды: { $title }
roadmaps-act-merge = { $card }-жоба { $to }-жобаға қосылды
roadmaps-act-split = { $n } талап { $card }-жобаға бөлінді: { $title }
roadmaps-act-set-aside = { $card }-жоба кейінге қалдырылды: { $title }
roadmaps-act-take-up = { $card }-жоба қайта қолға алынды: { $title }
roadmaps-act-accept =
    { $cards ->
        [one] { $card }-жоба қабылданды: { $title }
       *[other] { $cards } жоба қабылданды
    }
roadmaps-act-undo = Бұрынғы әрекет қайтарылды
roadmaps-conflict-place = Орны
roadmaps-conflict-decided = содан бері басқа біреу шешкен
roadmaps-conflict-open = шешілмеген
roadmaps-conflict-contents = Біреуіңізде ғана бар
roadmaps-conflict-none = ештеңе
roadmaps-conflict-version = Ұсыныстың нұсқасы
roadmaps-board-closed = Біріктірілген немесе кейінге қалдырылған: { $n }

roadmaps-today-queue = { $n ->
    [one] { $n } ұсынымға орын табу
   *[other] { $n } ұсынымға орын табу
}
