# Тізілім.

recommendations-nav = Ұсынымдар
recommendations-nav-imports = Жүктеулер
recommendations-title = Ұсынымдар
recommendations-lead =
    { $n ->
        [one] { $n } ұсыным. Мемлекет қолдағаны: { $supported }.
       *[other] { $n } ұсыным. Мемлекет қолдағаны: { $supported }.
    }
recommendations-lead-found =
    { $n ->
        [0] Ештеңе табылмады.
        [one] { $n } ұсыным табылды. Мемлекет қолдағаны: { $supported }.
       *[other] { $n } ұсыным табылды. Мемлекет қолдағаны: { $supported }.
    }
recommendations-search = Үш тілде іздеу
recommendations-search-hint = Сөздер, «сөз тіркесі», AND, OR, NOT немесе жұлдызшасы бар сөз басы: азапта*
recommendations-sort = Реті
recommendations-sort-number = Нөмірі бойынша
recommendations-sort-newest = Алдымен жаңалары
recommendations-sort-oldest = Алдымен ескілері
recommendations-filters =
    { $n ->
        [0] Сүзгілер
        [one] Сүзгілер: { $n } қойылған
       *[other] Сүзгілер: { $n } қойылған
    }
recommendations-facet-mechanism = Тетік
recommendations-facet-position = Мемлекеттің ұстанымы
recommendations-facet-road-map = Жол картасы
recommendations-facet-theme = Тақырып
recommendations-facet-group = Адамдар тобы
recommendations-facet-document = Құжат
recommendations-facet-cycle = Шолу циклі
recommendations-facet-country = Шолу жасалған мемлекет
recommendations-facet-state = Ұсыным берген мемлекет
recommendations-facet-sdg = Тұрақты даму мақсаты
recommendations-facet-language = Түпнұсқа тілі
recommendations-facet-all =
    { $n ->
        [one] Тағы { $n } көрсету
       *[other] Тағы { $n } көрсету
    }
recommendations-without = «{ $value }» сүзгісін алып тастау
recommendations-clear = Барлық сүзгіні алып тастау
recommendations-cycle = { $n }-цикл
recommendations-language-en = ағылшын тілі
recommendations-language-ru = орыс тілі
recommendations-language-kk = қазақ тілі
recommendations-language-und = белгісіз
recommendations-restricted = Қолжетімділігі шектеулі
recommendations-stale = Бұрынғы редакцияның аудармасы
recommendations-first-page = Бірінші бетке оралу
recommendations-export = Көрсетілгенді жүктеп алу:
recommendations-export-date = Шығарылған күні
recommendations-export-count = Ұсынымдар саны
recommendations-export-filter = Сүзгі
recommendations-empty-title = Әзірге ұсыным жоқ
recommendations-empty-text = Мұнда барлық тетіктің ұсынымдары болады. Оларды хатшылық файлдан жүктейді.
recommendations-none-title = Сәйкесі жоқ
recommendations-none-text = Осының бәріне бірден сай келетін ұсыным жоқ. Бір сүзгіні алып тастаңыз немесе сұрауды қысқартыңыз.

# Бір ұсыным.

recommendations-one-lead = { $who } берген ұсыным. Шолу жасалған мемлекет: { $country }.
recommendations-one-lead-dated = { $who } бұл ұсынымды { $date } күні берді. Шолу жасалған мемлекет: { $country }.
recommendations-one-lead-states =
    { $n ->
        [one] Бұл ұсынымды { $n } мемлекет берді. Шолу жасалған мемлекет: { $country }.
       *[other] Бұл ұсынымды { $n } мемлекет берді. Шолу жасалған мемлекет: { $country }.
    }
recommendations-one-lead-states-dated =
    { $n ->
        [one] Бұл ұсынымды { $date } күні { $n } мемлекет берді. Шолу жасалған мемлекет: { $country }.
       *[other] Бұл ұсынымды { $date } күні { $n } мемлекет берді. Шолу жасалған мемлекет: { $country }.
    }
recommendations-position-unknown = Мемлекеттің ұстанымы белгісіз.
recommendations-position-source = Ұстаным туралы дереккөз: { $source }
recommendations-gone = Дереккөздің ең жаңа файлында бұл ұсыным жоқ. Тізілімде ол қала береді.
recommendations-text = Түпнұсқа тіліндегі мәтін
recommendations-translation = Аударма: { $language }
recommendations-original = Файлдағы ұяшық, өзгеріссіз
recommendations-asks =
    { $n ->
        [one] Мұнда { $n } талап бар
       *[other] Мұнда { $n } талап бар
    }
recommendations-places = Жол картасы
recommendations-places-none = Әзірге ешбір жол картасына енгізілмеген.
recommendations-repeats =
    { $n ->
        [one] Дәл осыны тағы { $n } ұсыным сұрайды:
       *[other] Дәл осыны тағы { $n } ұсыным сұрайды:
    }
recommendations-history = Тарихы
recommendations-source = Қайдан алынған
recommendations-kind-concern = ұсыным емес, алаңдаушылық
recommendations-the-program = Бағдарлама
recommendations-citation-paragraph = { $paragraph }-тармақ
recommendations-citation = { $source }. { $site }, { $reference }, { $address }, { $day } жағдай бойынша.
recommendations-entry = журналдың { $entry }-жазбасы
recommendations-entry-waiting = журнал жазбасы бір сағат ішінде мөрленеді
recommendations-verb-confirm-import = Жүктеген: { $who } ({ $entry }).
recommendations-verb-correct = Түзеткен: { $who } ({ $entry }).
recommendations-verb-correct-by-import = Жаңа файл өзгертті, жүктеген: { $who } ({ $entry }).
recommendations-verb-mark-gone = Жаңа файлда жоқ, жүктеген: { $who } ({ $entry }).
recommendations-verb-mark-returned = Дереккөзде қайта пайда болды, жүктеген: { $who } ({ $entry }).
recommendations-verb-restore = Оны өзгерткен жүктеудің күшін жойған: { $who } ({ $entry }).
recommendations-verb-translate = Аударма қосқан: { $who } ({ $entry }).
recommendations-correct = Түзету
recommendations-correct-open = Қатені немесе ұстанымды түзету
recommendations-correct-hint = Жүктелген мәтін сақталады; түзету сіздің атыңыз бен себебі көрсетілген жаңа дерек болады.
recommendations-correct-send = Түзетуді сақтау
recommendations-correction-reason = Себебі
recommendations-correction-reason-empty = Басқалар тексере алуы үшін түзету себебін жазыңыз.
recommendations-correction-text-empty = Ұсынымның мәтіні болуға тиіс.
recommendations-correction-too-long = Тым ұзын. Қысқартыңыз.
recommendations-correction-position = Ұстанымды тізімнен таңдаңыз.
recommendations-correction-nothing = Әзірге ештеңе өзгерген жоқ. Қатені түзетіп, сақтаңыз.
recommendations-correction-by-import = жаңа файл өзгертті
recommendations-translation-unknown = { $key } кілті бар жалғыз ұсыным жоқ.
recommendations-field-text = Мәтін
recommendations-field-original-text = Жүктелген мәтін
recommendations-field-language = Түпнұсқа тілі
recommendations-field-kind = Түрі
recommendations-field-mechanism = Тетік
recommendations-field-subject-matter = Рәсімнің мәні
recommendations-field-issuing-body = Кім берді
recommendations-field-country = Шолу жасалған мемлекет
recommendations-field-symbol = Құжат
recommendations-field-date = Күні
recommendations-field-paragraph = Тармақ
recommendations-field-heading = Тақырыпша
recommendations-field-cycle = Шолу циклі
recommendations-field-session = Сессия
recommendations-field-position = Мемлекеттің ұстанымы
recommendations-field-position-source = Ұстаным туралы дереккөз
recommendations-field-assessment-comment = Бағалауға түсініктеме
recommendations-field-extra = Дереккөздің басқа бағандары
recommendations-field-theme = Тақырыптар
recommendations-field-group = Адамдар топтары
recommendations-field-sdg = Тұрақты даму мақсаттары
recommendations-field-state = Ұсыным берген мемлекеттер
recommendations-field-section = Кестенің бөлімі

# Жүктеу.

recommendations-imports-title = Жүктеулер
recommendations-imports-lead =
    { $n ->
        [one] { $n } файл оқылды.
       *[other] { $n } файл оқылды, жаңалары жоғарыда.
    }
recommendations-imports-empty-title = Әзірге бірде-бір файл оқылмаған
recommendations-imports-empty-text = Мұнда ұсынымдар жазылған файлдар және олардың не болғаны көрсетіледі.
recommendations-import-new = Файл жүктеу
recommendations-import-new-lead = Ұсынымдар файлын таңдаңыз. Алдымен не өзгеретінін көресіз, содан кейін ғана шешесіз.
recommendations-import-file = Файл
recommendations-import-file-hint =
    { $n ->
        [one] CSV, XLSX, JSON немесе DOCX, ең көбі { $n } мегабайт.
       *[other] CSV, XLSX, JSON немесе DOCX, ең көбі { $n } мегабайт.
    }
recommendations-import-send = Файлды оқу
recommendations-import-what-follows = Адам құқықтарының әмбебап индексінен алынған файлдар, АҚЖБ тақырыптық кестелері, UPR-Info файлдары мен осы бағдарламаның тізілімдері өздігінен танылады. Кез келген басқа кесте үшін бағандарды сәйкестендіру ұсынылады.
recommendations-import-examples = Байқап көруге арналған файлдар
recommendations-import-example-good = Жүктеуге арналған файл
recommendations-import-example-faults = Қателері бар файл
recommendations-import-counts = оқылғаны { $read }, жаңасы { $new }
recommendations-import-state-unmapped = Бағандар танылмады
recommendations-import-state-read = Растауды күтіп тұр
recommendations-import-state-confirmed = Жүктелді
recommendations-import-state-undone = Күші жойылды
recommendations-import-state-discarded = Бас тартылды
recommendations-import-lead-unmapped = Бұл файлдың бағандары әзірге танылмады. Қайсысында не тұрғанын көрсетсеңіз, файл қайта оқылады.
recommendations-import-lead-read = { $read } ұсыным оқылды: жаңасы { $new }, өзгермегені { $unchanged }, өзгергені { $changed }, файлда жоғы { $gone }. Тізілімге әзірге ештеңе енгізілген жоқ.
recommendations-import-lead-confirmed = Жүктелді: жаңасы { $new }, өзгергені { $changed }, өзгермегені { $unchanged }, файлда жоғы { $gone }.
recommendations-import-lead-undone = Бұл жүктеудің күші жойылды. Ол қосқан { $new } ұсыным алынды, өзгерткені қалпына келтірілді.
recommendations-import-lead-discarded = Файл оқылды, бірақ одан бас тартылды. Тізілімге ештеңе енгізілген жоқ.
recommendations-import-confirm =
    { $n ->
        [0] Өзгерістерді енгізу
        [one] { $n } жаңа ұсынымды енгізу
       *[other] { $n } жаңа ұсынымды енгізу
    }
recommendations-import-nothing-new = Мұның бәрі тізілімде бұрыннан бар.
recommendations-import-discard = Файлдан бас тарту
recommendations-import-see = Тізілімді ашу
recommendations-import-undo = Жүктеудің күшін жою
recommendations-import-undo-until = Жүктеуге ештеңе сүйенбей тұрғанда, оның күшін тұтас жоюға болады: жол картасындағы орын, түзету, аударма немесе тақырып туралы шешім.
recommendations-import-open-faults =
    { $n ->
        [one] { $n } жолда қате бар. Оны файлда түзетіп, файлды қайта оқытыңыз немесе жолды шеттетіңіз; сонда қалғанын енгізуге болады.
       *[other] { $n } жолда қате бар. Оларды файлда түзетіп, файлды қайта оқытыңыз немесе жолдарды шеттетіңіз; сонда қалғанын енгізуге болады.
    }
recommendations-import-has-faults = Ештеңе енгізілген жоқ: түзетілмеген әрі шеттетілмеген қате жолдар саны: { $n }.
recommendations-import-not-readable = Бұл файл растауды күтіп тұрған жоқ. Оны ашып, не болғанын қараңыз.
recommendations-import-not-confirmed = Тек расталған жүктеудің күшін жоюға болады.
recommendations-import-built-upon = Бұл жүктеудің күшін енді жоюға болмайды: оған жол картасы, түзету, аударма немесе тақырып туралы шешім сүйенеді.
recommendations-import-over = Бұл жүктеу аяқталған: ол расталды, күші жойылды немесе файлдан бас тартылды.
recommendations-faults =
    { $n ->
        [one] { $n } қате
       *[other] { $n } қате
    }
recommendations-faults-how = Әрқайсысының орны мен түзету жолы көрсетілген. Шеттетілген жол енгізілмейді, бірақ тізімде қалады.
recommendations-faults-first =
    { $n ->
        [one] Мұнда { $n } қате көрсетілген; алдымен шешімін күткендері тұр.
       *[other] Мұнда алғашқы { $n } қате көрсетілген; алдымен шешімін күткендері тұр.
    }
recommendations-faults-table =
    { $n ->
        [one] { $n } қате кесте түрінде (CSV)
       *[other] Барлық { $n } қате кесте түрінде (CSV)
    }
recommendations-faults-row = Жол
recommendations-faults-column = Баған
recommendations-faults-cell = Ұяшық
recommendations-faults-sentence = Не қате және қалай түзетуге болады
recommendations-faults-state = Күйі
recommendations-set-aside = Шеттету: { $place }
recommendations-set-aside-all =
    { $n ->
        [one] { $n } жолды шеттету
       *[other] Барлық { $n } жолды шеттету
    }
recommendations-set-aside-done = Шеттетілді
recommendations-samples-new =
    { $n ->
        [one] { $n } жаңа ұсыным
       *[other] { $n } жаңа ұсыным, алғашқылары
    }
recommendations-samples-changed =
    { $n ->
        [one] { $n } ұсыным өзгерді
       *[other] { $n } ұсыным өзгерді
    }
recommendations-samples-gone =
    { $n ->
        [one] { $n } ұсыным файлда жоқ
       *[other] { $n } ұсыным файлда жоқ
    }
recommendations-samples-gone-text = Олар тізілімде белгімен қалады.
recommendations-recognised = Не танылды
recommendations-recognised-format = Пішім
recommendations-recognised-encoding = Кодтама
recommendations-recognised-delimiter = Бөлгіш
recommendations-recognised-line-ends = Жол соңы
recommendations-recognised-sheet = Парақ
recommendations-recognised-columns = Бағандар
recommendations-recognised-sha256 = Файлдың цифрлық ізі (SHA-256)
recommendations-notes = Не байқалды
recommendations-format-uhri = Адам құқықтарының әмбебап индексі
recommendations-format-ohchr-matrix = АҚЖБ тақырыптық кестесі
recommendations-format-upr-info = UPR-Info
recommendations-format-kenes-register = Осы бағдарламаның тізілімі
recommendations-format-table = Кесте
recommendations-delimiter-comma = үтір
recommendations-delimiter-semicolon = нүктелі үтір
recommendations-delimiter-tab = табуляция
recommendations-delimiter-pipe = тік сызық
recommendations-mapping = Қай бағанда не тұр
recommendations-mapping-open = Бағандарды көру және өзгерту
recommendations-mapping-missing = Ешбір бағанда жоқ: { $fields }.
recommendations-mapping-mechanism = Барлық жолға ортақ тетік
recommendations-mapping-country = Барлық жолға ортақ шолу жасалған мемлекет
recommendations-mapping-constant-hint = Мұндай баған болмаса ғана.
recommendations-mapping-send = Файлды қайта оқу
recommendations-column-key = Дереккөздегі кілт
recommendations-column-reference = Осы тізілімдегі нөмір
recommendations-column-kind = Түрі
recommendations-column-mechanism = Тетік
recommendations-column-issuing-body = Кім берді
recommendations-column-country = Шолу жасалған мемлекет
recommendations-column-document-symbol = Құжат
recommendations-column-document-date = Күні
recommendations-column-paragraph = Тармақ
recommendations-column-heading = Тақырыпша
recommendations-column-text = Мәтін
recommendations-column-original-text = Жүктелген мәтін
recommendations-column-language = Тілі
recommendations-column-recommending-states = Ұсыным берген мемлекеттер
recommendations-column-cycle = Цикл
recommendations-column-session = Сессия
recommendations-column-position = Ұстаным
recommendations-column-position-source = Ұстаным туралы дереккөз
recommendations-column-section-themes = Кестенің бөлімі
recommendations-column-themes = Тақырыптар
recommendations-column-groups-of-persons = Адамдар топтары
recommendations-column-sdgs = Тұрақты даму мақсаттары
recommendations-column-assessment-comment = Бағалауға түсініктеме
recommendations-column-extra = Өз атымен сақтау
recommendations-column-ignore = Жүктемеу

# Жолдардағы қателер.

recommendations-fault-row = { $row }-жол
recommendations-fault-cell = { $cell } ұяшығы
recommendations-fault-column = «{ $column }» бағаны
recommendations-fault-empty-text = Мәтін жоқ. Оны жазыңыз немесе жолды өшіріңіз.
recommendations-fault-no-mechanism = Тетік көрсетілмеген. UPR, CAT немесе CEDAW сияқты код жазыңыз не оны бүкіл файлға ортақ етіп беріңіз.
recommendations-fault-unknown-mechanism = «{ $found }» — белгісіз тетік. UPR, CAT, CEDAW, NGO немесе OWN сияқты код не SR, IE, WG әріптерінен басталатын арнайы рәсімді жазыңыз.
recommendations-fault-unknown-kind = «{ $found }» — ұсыным да, алаңдаушылық та емес. Екеуінің бірін жазыңыз.
recommendations-fault-bad-date = «{ $found }» — күн емес. Оны 2026-11-23 немесе 23.11.2026 түрінде жазыңыз.
recommendations-fault-bad-cycle = «{ $found }» — шолу циклі емес. 1, 2, 3 немесе 4 деп жазыңыз.
recommendations-fault-unknown-position = «{ $found }» — белгісіз ұстаным. supported, noted, partly немесе no reply деп жазыңыз.
recommendations-fault-ragged-row = Жолдағы ұяшық саны { $found }, ал тақырыпта { $expected }. Түсіп қалған тырнақшаны немесе артық бөлгішті іздеңіз.
recommendations-fault-duplicate-key = «{ $key }» нөмірі { $first_row }-жолда бұрыннан бар. Бұл жолға басқа нөмір беріңіз немесе оны өшіріңіз.
recommendations-fault-empty-key = Нөмірлер бағаны мұнда бос. Оны толтырыңыз.
recommendations-fault-too-long = Ұяшықтағы таңба саны { $length }, рұқсат етілгені { $limit }. Мәтінді қысқартыңыз немесе құжат етіп тіркеңіз.
recommendations-fault-unclosed-quote = Тырнақша осында ашылып, жабылмаған, сондықтан файлдың қалғаны бір ұяшыққа түскен. Оны жабыңыз.
recommendations-fault-spreadsheet-error = Кестеде { $found } қатесі тұр. Формуланы түзетіңіз немесе мәнін жазыңыз.
recommendations-fault-no-number = Ұсынымның басында нөмір жоқ («{ $found }»). Оны баяндамадағыдай жазыңыз, мысалы 140.7.
recommendations-fault-not-an-object = Элемент — { $found }, атаулы өрістері бар нысан емес. Файлды қайта шығарыңыз.

# Файл неге қабылданбады.

recommendations-refusal-empty = Файл бос немесе таңдалмаған. Оны қайта таңдаңыз; дискіде де бос болса, қайта шығарыңыз.
recommendations-refusal-too-large = Файлдың көлемі { $size } байт, рұқсат етілгені { $limit }. Файлды бөліңіз.
recommendations-refusal-truncated = Файл үзіліп қалған: соңы жоқ. Оны қайта жүктеп алыңыз немесе қайта шығарыңыз.
recommendations-refusal-password-protected = Файл құпиясөзбен қорғалған. Оны ашып, құпиясөзсіз сақтаңыз да, қайта таңдаңыз.
recommendations-refusal-legacy-excel = Бұл — ескі Excel кітабы (.xls). Оны Excel немесе LibreOffice бағдарламасында ашып, .xlsx не .csv түрінде сақтаңыз.
recommendations-refusal-legacy-word = Бұл — ескі Word құжаты (.doc). Оны Word немесе LibreOffice бағдарламасында ашып, .docx түрінде сақтаңыз.
recommendations-refusal-wrong-kind = Бұл — { $found } файлы. Оны .xlsx, .csv, .json немесе .docx түрінде сақтаңыз.
recommendations-refusal-no-table = Word құжатында ұсынымдар кестесі жоқ. Тақырыптық кестені немесе ұсынымдары кестеде тұрған құжатты таңдаңыз.
recommendations-refusal-bomb = Қысылған файл шамадан тыс көлемге дейін жазылар еді («{ $part }» бөлігі). Оны ашып, артығын өшіріп, қайта сақтаңыз.
recommendations-refusal-too-many-parts = Қысылған файлдағы бөлік саны { $found }, оқылатыны ең көбі { $limit }. Оны ашып, қайта сақтаңыз.
recommendations-refusal-damaged = Файл бүлінген: { $detail }. Оны өз бағдарламасында ашып, қайта сақтаңыз.
recommendations-refusal-binary = Бұл — оқуға болатын кесте де, құжат та емес. CSV, XLSX, JSON немесе DOCX файлын таңдаңыз.
recommendations-refusal-too-many-rows = Файлда { $limit } жолдан көп. Файлды бөліңіз.
recommendations-refusal-too-many-columns = Кестеде { $limit } бағаннан көп. Артығын өшіріңіз немесе бұл кесте екенін тексеріңіз.
recommendations-refusal-too-many-cells = Кестеде { $limit } ұяшықтан көп. Файлды бөліңіз.
recommendations-refusal-no-such-sheet = Кітапта «{ $wanted }» парағы жоқ. Парақтары: { $found }.
recommendations-refusal-bad-json = JSON { $line }-жолда, { $column }-бағанда оқылмады: { $detail }. Оны қайта шығарыңыз.
recommendations-refusal-columns-missing = Қажетті бағандар танылмады. Қажеті: { $needed }. Файлда: { $found }. Қай бағанда не тұрғанын көрсетіңіз немесе олардың атын өзгертіңіз.
recommendations-refusal-mapping-unfit = Сәйкестендіру файлға келмейді: { $detail }. Әр бағанға бір өріс таңдаңыз, ал бір мәнді өрісті бір рет қана қолданыңыз.

# Оқу кезінде байқалғаны.

recommendations-note-control-characters-removed = Басқару таңбалары алынған жолдар: { $n }.
recommendations-note-direction-marks-removed = Жазу бағытының белгілері алынған жолдар: { $n }.
recommendations-note-unreadable-characters = Кейбір таңбаның бұл кодтамада мағынасы жоқ, олар «�» болып көрінеді, жолдар: { $n }. Кодтаманы тексеріңіз.
recommendations-note-character-references-decoded = «&#40;» сияқты сілтемелер таңбаға айналдырылған жолдар: { $n }.
recommendations-note-concerns = Ұсыным емес, алаңдаушылық: { $n }. Олар белгімен жүктеледі.
recommendations-note-repeated-rows = Басқа жолды қайталайтын жолдар: { $n }. Әрқайсысы жеке ұсыным болды.
recommendations-note-under-several-heads = Бірнеше бөлімде тұрып, бір ұсыным болғаны: { $n }.
recommendations-note-numeric-paragraphs = Сан түрінде сақталған тармақ нөмірлері: { $n }. 124.10 сияқты нөмір 124.1 болып қалуы мүмкін; тексеріңіз.
recommendations-note-ambiguous-dates = Екі түрлі оқылатын күндер: { $n }. Алдымен күні оқылды.
recommendations-note-blank-rows = Аттап өтілген бос жолдар: { $n }.
recommendations-note-rows-above-header = Тақырып үстіндегі аттап өтілген жолдар: { $n }.
recommendations-note-empty-extra-cells = Соңғы бағаннан кейін бос ұяшығы бар жолдар: { $n }.
recommendations-note-other-sheets = Кітапта оқылмаған басқа парақтар бар: { $sheets }.
recommendations-note-state-not-named = Шолу жасалған мемлекет файлда аталмаған.
recommendations-note-other-tables = Құжаттың оқылмаған басқа кестелері: { $tables }.
recommendations-note-repeated-headers = Аттап өтілген қайталама тақырыптар: { $n }.
recommendations-job-demonstration = Көрсетілімнің тізілімін толтыру
recommendations-step-names = Тақырыптар мен адам топтарын атау
recommendations-step-import = Ұсынымдарды енгізу
recommendations-step-translations = Аудармаларды қосу

# Тетіктер бір сөзбен; шарттық органдар өз құжаттарының кодымен аталады.

recommendations-mechanism-upr = ӘМШ
recommendations-mechanism-sr = Арнайы баяндамашы
recommendations-mechanism-ie = Тәуелсіз сарапшы
recommendations-mechanism-wg = Жұмыс тобы
recommendations-mechanism-regional = Өңірлік орган
recommendations-mechanism-ngo = ҮЕҰ
recommendations-mechanism-nhri = Ұлттық мекеме
recommendations-mechanism-own = Алаң
recommendations-reply-title = { $reference } бойынша жауап сұрау
recommendations-reply-lead = Хат жазылған күннен бастап жауаптың мерзімі және қанша күн жауап жоқ екені бәріне көрінеді.
recommendations-reply-choose = мекемені таңдаңыз
recommendations-reply-addressee = Кімнен сұралады
recommendations-reply-asked = Хат күні
recommendations-reply-unit = Мерзім қалай берілген
recommendations-reply-unit-working = жұмыс күндерімен
recommendations-reply-unit-calendar = күнтізбелік күндермен
recommendations-reply-unit-months = айлармен
recommendations-reply-unit-on = аталған күнге дейін
recommendations-reply-number = Қанша
recommendations-reply-number-hint = Күн аталса, өзгертпеңіз.
recommendations-reply-day = Аталған күн
recommendations-reply-day-hint = Мерзім аталған күн болса ғана.
recommendations-reply-what = Нақты не сұралады
recommendations-reply-what-hint = Бос қалдыруға болады: онда ұсынымның өзі сұрақ болады. Мұны ұсынымды көретіндердің бәрі оқиды.
recommendations-reply-send = Жауап сұрау
recommendations-reply-link = Мекемеден жауап сұрау
recommendations-replies = Жауаптар
recommendations-replies-none = Ешкімнен жауап сұралмаған.
recommendations-step-questions = Жауаптарды сұрау
recommendations-views = Менің іріктемелерім
recommendations-view-save-title = Осы іріктемені сақтау
recommendations-view-name = Іріктеме атауы
recommendations-view-name-hint = Өзіңіз ғана көресіз. Табылған жауап емес, сұрау сақталады: ашқан кезде тізілімде бары көрсетіледі.
recommendations-view-save = Сақтау
recommendations-view-remove = Іріктемені жою
recommendations-view-name-empty = Іріктемеге атау беріңіз.
recommendations-view-name-long = Атауды 80 таңбаға дейін қысқартыңыз.
recommendations-view-too-many = Сізде 50 іріктеме бар. Алдымен біреуін жойыңыз.

recommendations-today-drafts = { $n ->
    [one] { $n } жобаны аяқтау
   *[other] { $n } жобаны аяқтау
}
recommendations-today-imports = { $n ->
    [one] Оқылған { $n } файлды жүктеу не алып қою
   *[other] Оқылған { $n } файлды жүктеу не алып қою
}
recommendations-today-themes = { $n ->
    [one] { $n } ұсынымның тақырыбын шешу
   *[other] { $n } ұсынымның тақырыбын шешу
}
