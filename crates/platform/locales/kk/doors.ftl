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
