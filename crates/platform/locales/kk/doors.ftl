recommendations-format-observations = Қорытынды ескертулер
recommendations-refusal-no-paragraphs = Құжатта мәтіннің бірде-бір абзацы жоқ. Құжаттың өзін таңдаңыз немесе мәтінін қойыңыз.
recommendations-fault-no-symbol = Құжаттың шартты белгісі табылмады. Оны мұқабадағыдай жазыңыз, мысалы CAT/C/KAZ/CO/4.
recommendations-fault-bad-symbol = «{ $found }» — қорытынды ескертулердің белгісі емес. Онда комитет, мемлекет және баяндама көрсетіледі, мысалы CAT/C/KAZ/CO/4.
recommendations-fault-symbol-of-another = { $found } белгісі { $chosen } комитетіне жатпайды. Белгіні түзетіңіз немесе басқа комитетті таңдаңыз.
recommendations-fault-no-paragraph = Үзіндіде тармақ нөмірі жоқ. Оған нөмір арқылы сілтеме жасалады, сондықтан нөмірін жазыңыз немесе үзіндіні жүктемеңіз.
recommendations-fault-repeated-paragraph = { $number }-тармақ { $first }-үзіндіден бұрын алынған. Бұл үзіндіге өз нөмірін беріңіз, екеуін біріктіріңіз немесе бірін жүктемеңіз.

recommendations-observations-new = Қорытынды ескертулерді оқу
recommendations-observations-new-lead = Шарттық органның құжатын таңдаңыз немесе мәтінін қойыңыз. Әр тармақты және не жүктелетінін алдын ала көресіз.
recommendations-observations-file = Құжат
recommendations-observations-file-hint =
    { $n ->
        [one] Word (.docx) немесе жай мәтін, { $n } мегабайтқа дейін.
       *[other] Word (.docx) немесе жай мәтін, { $n } мегабайтқа дейін.
    }
recommendations-observations-paste = Немесе мәтінді қойыңыз
recommendations-observations-paste-hint = Тақырыптарымен және тармақ нөмірлерімен, әр тармақ жаңа жолдан. Құжат таңдалса, сол оқылады.
recommendations-observations-send = Тармақтарды оқу
recommendations-observations-what-follows = Белгі, комитет, күндер, кейінгі шаралар және келесі баяндама мерзімі мәтіннен табылады; мұның бәрін түзетуге болады. Ағылшын, орыс және қазақ тілдері оқылады.
recommendations-observations-example = Байқап көруге арналған ойдан шығарылған ескертулер
recommendations-observations-pasted = қойылған мәтін
recommendations-observations-summary =
    { $included ->
        [0] Бірде-бір тармақ таңдалмаған.
       *[other] { $included } тармақ таңдалды, оның { $follow_up } кейінгі шаралармен бақыланады; жанында мәнмәтін болып қалатын алаңдаушылық: { $context }.
    }
recommendations-observations-document = Құжаттың өзі туралы айтқаны
recommendations-observations-symbol-hint = Мұқабадағыдай, мысалы CAT/C/KAZ/CO/4.
recommendations-observations-country-hint = Қатысушы мемлекет ағылшын тілінде.
recommendations-observations-date-hint = Қабылданған күні.
recommendations-observations-date-wrong = Бұл күн емес. Күнді таңдаңыз, белгісіз болса, өрісті бос қалдырыңыз.
recommendations-observations-follow-up-due = Кейінгі шаралар туралы ақпарат мерзімі
recommendations-observations-next-report-due = Келесі баяндама мерзімі
recommendations-observations-document-save = Құжат деректерін сақтау
recommendations-observations-due = Мерзімдер
recommendations-observations-follow-up = Комитет { $paragraphs } тармақтары бойынша ақпарат сұрайды. Мерзімі: { $day }.
recommendations-observations-follow-up-missing = Таңдалған ұсынымдар арасында жоқ тармақтар аталған: { $paragraphs }. Нөмірді түзетіңіз немесе үзіндіні таңдаңыз.
recommendations-observations-follow-up-kept = Мерзім осы ұсынымдардың әрқайсысымен бірге сақталады. Әзірге ешкімнен жауап күтілмейді: жауапты ұсыным бетінде сұраңыз, мерзім онда дайын тұрады.
recommendations-observations-next-report = Келесі баяндама мерзімі: { $day }.
recommendations-observations-passages =
    { $n ->
        [one] { $n } үзінді
       *[other] { $n } үзінді
    }
recommendations-observations-unrecognised =
    { $n ->
        [one] { $n } үзінді танылмады, таңдамасаңыз, жүктелмейді:
       *[other] { $n } үзінді танылмады, таңдамасаңыз, жүктелмейді:
    }
recommendations-observations-save = Таңдау мен түзетулерді сақтау
recommendations-observations-save-one = Түзетулерді сақтау ({ $place })
recommendations-observations-corrected = Түзетілді
recommendations-observations-include = Жүктеу: { $place }
recommendations-observations-concern = Бұл тармақ жауап беретін алаңдаушылық
recommendations-observations-correct = Түзету: { $place }
recommendations-observations-merge = Келесі үзіндімен біріктіру ({ $place })
recommendations-observations-part = Қайта бөлу ({ $place })
recommendations-observations-is-follow-up = Кейінгі шаралармен бақыланады
recommendations-observations-follow-up-tag = Кейінгі шаралар { $items }
recommendations-observations-passage = { $n }-үзінді
recommendations-observations-paragraph = { $number }-тармақ
recommendations-observations-cover =
    { $n ->
        [one] Мұқаба мен бет шеттерінің { $n } жолы
       *[other] Мұқаба мен бет шеттерінің { $n } жолы
    }
recommendations-observations-role-recommendation = Ұсыным
recommendations-observations-role-concern = Алаңдаушылық, мәнмәтін
recommendations-observations-role-follow-up = Кейінгі шаралар
recommendations-observations-role-next-report = Келесі баяндама
recommendations-observations-role-procedure = Рәсім
recommendations-observations-role-positive = Оң өзгеріс
recommendations-observations-role-introduction = Кіріспе
recommendations-observations-role-unrecognised = Танылмады
recommendations-extra-concern = Ұсыным жауап беретін алаңдаушылық
recommendations-extra-follow-up = Кейінгі шаралар, тармақ
recommendations-extra-follow-up-due = Кейінгі шаралар туралы ақпарат мерзімі
recommendations-extra-next-report-due = Келесі баяндама мерзімі

recommendations-add = Ұсыным қосу
recommendations-add-title = Ұсыным қосу
recommendations-add-lead = Дереккөздің әр түріне өз жолы бар. Өзіңіз көріп, растамайынша, тізілімге ештеңе енбейді.
recommendations-add-file = Файл жүктеу
recommendations-add-file-text = Адам құқықтары әмбебап индексінің шығарылымдары, АҚЖБ тақырыптық кестелері, UPR-Info және кез келген кесте (CSV, XLSX, JSON, DOCX).
recommendations-add-observations = Қорытынды ескертулерді оқу
recommendations-add-observations-text = Шарттық органның Word құжаты немесе мәтіні: тармақтар, алаңдаушылықтар, кейінгі шаралар және мерзімдер.
recommendations-add-form = Ұсыным жазу
recommendations-add-form-text = Өз сөзіңізбен, ұйымыңыздың атынан. Оны кім көретінін өзіңіз шешесіз.
recommendations-add-report = Word баяндамасынан ұсынымдарды белгілеу
recommendations-add-report-text = Баяндамаңыздың абзацтарын көріп, ұсыным болып табылатындарын белгілейсіз.

recommendations-nav-submissions = Біздің ұсынымдар
recommendations-submissions-title = Біздің ұсынымдар
recommendations-submissions-of = Мұнда тұрғанның авторы: { $organisation }.
recommendations-submissions-lead = Жоба: { $drafts }. Берілгені: { $submitted }. Жобаларды тек өз ұйымыңыз көреді, олардың нөмірі жоқ.
recommendations-submissions-empty-title = Әзірге ештеңе жазылмаған
recommendations-submissions-empty-text = Ұйымыңыздың ұсынымдары алғашқы жобадан бастап осында тұрады. Ұсыным жазыңыз немесе баяндамадан белгілеңіз.
recommendations-submission-new = Ұсыным жазу
recommendations-submission-draft = Ұсыным жобасы
recommendations-submission-lead = Авторы { $organisation } болып қала береді. Хатшылық мәтінді білдірмей өзгерте алмайды: әр түзетуді кім енгізгені және бұрын не тұрғаны көрінеді.
recommendations-submission-no-organisation = Қай ұйымның атынан әрекет ететініңіз әлі көрсетілмеген. Хатшылықтан оны енгізуді сұраңыз.
recommendations-submission-untitled = Атауы жоқ
recommendations-submission-title = Атауы
recommendations-submission-title-hint = Танитын бірнеше сөз. Бос қалдыруға болады.
recommendations-submission-text = Не ұсынасыз?
recommendations-submission-text-hint = Бір мәтінде бірнеше талап болса: (a) … (b) …
recommendations-submission-addressee = Кімге арналған?
recommendations-submission-addressee-hint = Кім әрекет етуі керегін білсеңіз.
recommendations-submission-source = Ол тұрған баяндама
recommendations-submission-source-hint = Баяндамаңыз болса, атауы.
recommendations-submission-source-day = Баяндама күні
recommendations-submission-reach = Оны кім көреді?
recommendations-submission-reach-hint = Бұл берген кезде шешіледі. Жобаны тек онымен жұмыс істейтіндер көреді.
recommendations-submission-reach-public = Барлығы
recommendations-submission-reach-members = Алаң қатысушылары мен хатшылық
recommendations-submission-reach-organisation = Тек біздің ұйым
recommendations-submission-reach-missing = Ұсынымды кім көретінін таңдаңыз.
recommendations-submission-text-empty = Мәтін жоқ. Не ұсынатыныңызды жазыңыз.
recommendations-submission-text-long = Мәтін 20 000 таңбадан ұзын. Қысқартыңыз немесе одан бірнеше ұсыным жасаңыз.
recommendations-submission-line-long = Мұнда 300 таңбадан көп. Қысқартыңыз.
recommendations-submission-language = Қазақ, орыс немесе ағылшын тілін таңдаңыз.
recommendations-submission-save = Жобаны сақтау
recommendations-submission-submit = Тізілімге беру
recommendations-submission-what-follows = Берілген соң нөмір алады және оған сілтеме жасауға болады. Кейін оны қайтарып алуға болады, бірақ жоюға болмайды.
recommendations-submission-discard = Бұл жобадан бас тарту
recommendations-submission-done = Бұл бұрын берілген. Оны тізілімнен ашыңыз.
recommendations-submission-state-draft = Жоба
recommendations-submission-state-submitted = Берілді
recommendations-submission-state-withdrawn = Қайтарып алынды
recommendations-reports = Баяндамалар
recommendations-report-new = Word баяндамасынан ұсынымдарды белгілеу
recommendations-report-new-lead = Баяндамаңызды таңдаңыз. Абзацтарын көріп, ұсынымдарды белгілейсіз және бермес бұрын түзетесіз.
recommendations-report-file = Word құжаты
recommendations-report-file-hint =
    { $n ->
        [one] Көлемі { $n } мегабайтқа дейінгі .docx файлы.
       *[other] Көлемі { $n } мегабайтқа дейінгі .docx файлы.
    }
recommendations-report-title-hint = Бос болса, мұнда файл атауы тұрады.
recommendations-report-send = Баяндаманы оқу
recommendations-report-lead =
    { $known ->
        [yes] Баяндама, { $day }. Абзац саны: { $paragraphs }, ұсыным деп белгіленгені: { $made }.
       *[no] Абзац саны: { $paragraphs }, ұсыным деп белгіленгені: { $made }.
    }
recommendations-report-drafts =
    { $n ->
        [one] Осы баяндамадан { $n } жоба
       *[other] Осы баяндамадан { $n } жоба
    }
recommendations-report-reach = Әлі таңдалмағандарын кім көреді?
recommendations-report-submit =
    { $n ->
        [one] { $n } жобаны беру
       *[other] { $n } жобаны беру
    }
recommendations-report-paragraphs = Абзацтар
recommendations-report-how = Белгіленген әр абзац түзетуге болатын жобаға айналады.
recommendations-report-mark = { $n }-абзац — ұсыным
recommendations-report-marks-send = Белгіленген абзацтардан жоба жасау
recommendations-report-nothing-marked = Бірде-бір жаңа абзац белгіленбеген. Жобасы жоқ кемінде бір абзацты белгілеңіз.
recommendations-report-nothing-to-submit = Беретін мәтіні бар жоба жоқ. Алдымен абзацтарды белгілеңіз.
recommendations-report-too-many = { $n } абзацтан көп белгіленген. Бірнеше рет белгілеңіз.
recommendations-report-paragraph-long = { $place }-абзац 20 000 таңбадан ұзын. Оның мазмұнынан ұсыным жазыңыз.
recommendations-withdrawn = Авторы қайтарып алды
recommendations-withdrawn-notice = { $who } бұл ұсынымды қайтарып алды ({ $when }): { $reason }
recommendations-withdrawal = Қайтарып алу
recommendations-withdrawal-hint = Ол тізілімде өз нөмірімен қалады, оны қашан және неге қайтарып алғаныңыз көрінеді. Мұны кері қайтаруға болмайды.
recommendations-withdrawal-reason = Себебі
recommendations-withdrawal-reason-empty = Неге қайтарып алатыныңызды жазыңыз.
recommendations-withdrawal-done = Бұл ұсыным бұрын қайтарып алынған.
recommendations-withdrawal-send = Осы ұсынымды қайтарып алу
recommendations-reach = Оны кім көреді
recommendations-reach-now = Көретіндер: { $who }.
recommendations-reach-now-since = Көретіндер: { $who }. Өзгертілген уақыты: { $since }.
recommendations-reach-by-public = барлығы
recommendations-reach-by-members = алаң қатысушылары мен хатшылық
recommendations-reach-by-organisation = тек автор ұйым
recommendations-reach-open = Кім көретінін өзгерту
recommendations-reach-hint = Оны кез келген уақытта көбірек адамға ашуға болады. Барлығы көргеннен кейін мұны кері қайтаруға болмайды. Оны көретін әркім мұның қашан өзгергенін де көреді.
recommendations-reach-send = Кім көретінін өзгерту
recommendations-reach-same = Қазірдің өзінде солай. Басқасын таңдаңыз немесе сол күйінде қалдырыңыз.
recommendations-reach-published = Ұсыным жарияланған: оны басқалар көшіріп алған болуы мүмкін, сондықтан ол барлығына ашық қалады. Оны қайтарып алуға болады, бұл көрініп тұрады.
recommendations-reach-awaited = Ол бойынша жауап сұралған, сондықтан қазір көретіндер оны әрі қарай да көруі керек. Оны қайтарып алуға болады, бұл көрініп тұрады.
recommendations-reach-withdrawn = Бұл ұсыным қайтарып алынған. Оны кім көретіні өзгермейді.
recommendations-verb-audience = Авторы ({ $who }) оны кім көретінін өзгертті. Бұрын: { $before }. Содан бері: { $after } ({ $entry }).
recommendations-submissions-state = Күйі
recommendations-submissions-any = Барлығы
recommendations-submissions-report = Баяндама
recommendations-submissions-none-title = Бұл сүзгілерге ештеңе сәйкес келмейді
recommendations-submissions-none-text = Басқа сүзгілерді таңдаңыз немесе барлығын көрсетіңіз.
recommendations-submissions-clear = Барлығын көрсету
recommendations-submission-bad-json = Сұраудың денесі — ұсыным өрістері бар JSON нысаны емес. text, reach және басқа өрістерді жол ретінде жіберіңіз.
recommendations-changed-by-others = Мәтін автор ({ $who }) бергеннен кейін түзетілген. Автордың өз сөзі төменде, тарихта тұр.
recommendations-verb-submit = Ұсынымды автор берді: { $who } ({ $entry }).
recommendations-extra-report = Баяндама
recommendations-extra-addressee = Кімге арналған

recommendations-submission-reach-members_and_observers = Органның мүшелері мен бақылаушылары және хатшылық
recommendations-submission-reach-coalition = Тек біздің коалиция
recommendations-submission-reach-no-coalition = Бұл жобамен ешбір коалиция жұмыс істемейді. Алдымен төменде кім жұмыс істейтінін таңдаңыз немесе басқа оқырмандарды таңдаңыз.
recommendations-reach-by-members_and_observers = органның мүшелері мен бақылаушылары және хатшылық
recommendations-reach-by-coalition = ұйымдар коалициясы
recommendations-circle = Онымен кім жұмыс істейді?
recommendations-circle-title = Бұл жобамен кім жұмыс істейді
recommendations-circle-text = Оны мұнда басқа ешкім, соның ішінде төраға мен хатшылық та таба алмайды. Коалиция серіктестері оны оқып, түзете алады; енгізетін — тек сіздің ұйымыңыз.
recommendations-circle-coalitions = Коалициялар
recommendations-circle-privacy = Кім нені көреді
recommendations-circle-now = Онымен жұмыс істейтін:
recommendations-circle-person = Тек өзім
recommendations-circle-organisation = Біздің ұйым
recommendations-circle-coalition = «{ $name }» коалициясы
recommendations-circle-set = Кім жұмыс істейтінін өзгерту
recommendations-circle-steps = Бұған дейінгі қадамдар
recommendations-circle-missing = Кім жұмыс істейтінін таңдаңыз: өзіңіз, ұйымыңыз немесе оның бір коалициясы.
recommendations-circle-same = Қазірдің өзінде солай. Басқасын таңдаңыз немесе сол күйінде қалдырыңыз.
recommendations-circle-not-author = Бұл жобаны коалицияның басқа ұйымы бастаған. Сіз мәтінін түзете аласыз; оны енгізу, одан бас тарту және кім жұмыс істейтінін шешу — сол ұйымның ісі.
