# Рәсім қағидалары: body бөлігі.
body-rules-title = Рәсім қағидалары
body-rules-link = Рәсім қағидалары: кворум, көпшілік, кім дауыс береді
body-rules-empty-title = Қағидалар әлі енгізілмеген
body-rules-empty-text = Алаң қағидаларын қабылдағаннан кейін хатшылық оларды осында енгізеді: кворум қандай, шешім қандай көпшілікпен қабылданады, кім ұсыныс енгізуге, сөйлеуге және дауыс беруге құқылы.
body-rules-shown-today = Бүгін { $number }-редакция қолданылады, басталған күні: { $from }.
body-rules-shown-on = { $day } күні { $number }-редакция қолданылды; орындар сол күнге көрсетілген.
body-rules-shown-none = { $day } күніне рәсім қағидалары енгізілмеген.
body-rules-version = { $number }-редакция
body-rules-versions = Барлық редакциялар
body-rules-adopted-on = қабылданған күні: { $day }
body-rules-stands-in-force = қолданылады
body-rules-stands-past = күшін жойған
body-rules-stands-coming = әлі күшіне енбеген
body-rules-stands-corrected = келесі редакциямен түзетілген
body-rules-stands-withdrawn = күшіне енгенге дейін қайтарып алынған
body-rules-since-version = { $number }-редакциядан бері не өзгерді
body-rules-changes-none = Қағидалардың өзінде ештеңе өзгерген жоқ.
body-rules-about = Не туралы
body-rules-before = Бұрын
body-rules-after = Енді
body-rules-unsaid-before = айтылмаған
body-rules-unsaid-now = енді айтылмайды

body-rules-lead-quorum = { $entitled } дауыс беретін орынның { $needed } орны кворум құрайды.
body-rules-lead-cast = Шешім үшін жақтап және қарсы берілген дауыстардың { $share } керек.
body-rules-lead-present = Шешім үшін қатысып отырған дауыс беретін орындардың { $share } керек.
body-rules-lead-entitled = Шешім үшін барлық дауыс беретін орындардың { $share } керек.
body-rules-lead-consensus = Қатысып отырғандардың ешқайсысы қарсылық білдірмесе, шешім қабылданады.
body-rules-lead-consensus-minus = Қатысып отырғандардың { $n } артық емесі қарсылық білдірсе, шешім қабылданады.
body-rules-share-least = { $share ->
    [half] кемінде жартысы
    [third] кемінде үштен бірі
    [two-thirds] кемінде үштен екісі
    [quarter] кемінде төрттен бірі
    [three-quarters] кемінде төрттен үші
    [all] барлығы
   *[other] кемінде { $n }/{ $d } бөлігі
}
body-rules-share-more = { $share ->
    [half] жартысынан астамы
    [third] үштен бірінен астамы
    [two-thirds] үштен екісінен астамы
    [quarter] төрттен бірінен астамы
    [three-quarters] төрттен үшінен астамы
   *[other] { $n }/{ $d } бөлігінен астамы
}
body-rules-quorum = Кворум
body-rules-quorum-share = Дауыс беретін орындардың { $share } қатысса, кворум бар.
body-rules-quorum-seats = Дауыс беретін { $n } орын қатысса, кворум бар.
body-rules-quorum-none = Кворум талап етілмейді.
body-rules-units = Әр сектордың кворумы
body-rules-units-share = Оған қоса әр сектордың дауыс беретін орындарының { $share } қатысуға тиіс.
body-rules-units-seats = { $n ->
    [one] Оған қоса әр сектордан дауыс беретін кемінде { $n } орын қатысуға тиіс.
   *[other] Оған қоса әр сектордан дауыс беретін кемінде { $n } орын, ал орны аз болса, барлығы қатысуға тиіс.
}
body-rules-units-none = Кворум секторлар бойынша бөлек саналмайды: жалпы кворум жеткілікті.
body-rules-own-share = { $unit }: дауыс беретін орындарының { $share } қатысуға тиіс.
body-rules-own-seats = { $n ->
    [one] { $unit }: дауыс беретін кемінде { $n } орын қатысуға тиіс.
   *[other] { $unit }: дауыс беретін кемінде { $n } орын, ал орны аз болса, барлығы қатысуға тиіс.
}
body-rules-own-none = { $unit }: талап етілмейді.
body-rules-topic-own = Кворум: { $unit }
body-rules-topic-rights = Кімнің қандай құқығы бар: { $who }
body-rules-whole = Барлық дауыс беретін орындар
body-rules-voting-seats = Дауыс беретін орындар
body-rules-needed = Кворумға қажеті
body-rules-not-asked = талап етілмейді

body-rules-majorities = Көпшілік
body-rules-matter = Мәселе
body-rules-majority = Қалай қабылданады
body-rules-if-all = Барлығы дауыс бергенде керек дауыс
body-rules-no-vote = дауыс беру қажет емес
body-rules-matter-decision = Шешімдер мен ұсынымдар
body-rules-matter-procedure = Рәсім мәселелері
body-rules-matter-rules = Осы қағидаларды өзгерту
body-rules-matter-with = { $matter }. { $majority }
body-rules-of-cast = жақтап және қарсы берілген дауыстардың { $share }. Қалыс қалғандар есепке алынбайды
body-rules-of-present = қатысып отырған дауыс беретін орындардың { $share }. Қалыс қалған қолдамаған болып саналады
body-rules-of-entitled = қатысқанына қарамастан, барлық дауыс беретін орындардың { $share }
body-rules-majority-simple = Жай көпшілік: { $what }.
body-rules-majority-absolute = Абсолютті көпшілік: { $what }.
body-rules-majority-two-thirds = Үштен екі көпшілік: { $what }.
body-rules-majority-share = Білікті көпшілік: { $what }.
body-rules-majority-consensus = Консенсус: қатысып отырғандардың ешқайсысы қарсылық білдірмейді. Қалыс қалу қарсылық емес.
body-rules-majority-consensus-minus = Консенсус минус { $n }: қатысып отырғандардан қарсылық білдіретіндер саны { $n } артық емес. Қалыс қалу қарсылық емес.

body-rules-rights = Кім не істеуге құқылы
body-rules-who = Кім
body-rules-right-propose = Ұсыныс енгізу
body-rules-right-speak = Сөз сөйлеу
body-rules-right-vote = Дауыс беру
body-rules-right-co-author = Тең автор болу
body-rules-class-participant = Қатысушылар
body-rules-class-observer = Бақылаушылар
body-rules-class-guest = Қонақтар
body-rules-rights-none = ештеңе
body-rules-differs = басқалардан өзгеше
body-rules-yes = иә
body-rules-no = жоқ
body-rules-joined = Бір болып саналатын секторлар
body-rules-joined-text = { $name }: { $sectors }. Кворум, дауыс беру құпиялылығы және қорытындылар үшін олар бір сектор болып саналады.

body-rules-step-least = { $whole } санының { $share } бөлігі — { $exact }; сонша немесе одан көп (≥), яғни { $needed }.
body-rules-step-more = { $whole } санының { $share } бөлігі — { $exact }; одан көп (>), яғни { $needed }.
body-rules-step-whole-met = Дауыс беретін { $entitled } орынның қатысқаны: { $present }, қажеті: { $needed }. Кворум бар.
body-rules-step-whole-short = Дауыс беретін { $entitled } орынның қатысқаны: { $present }, қажеті: { $needed }, жетпейтіні: { $missing }.
body-rules-step-unit-met = { $unit }: { $entitled } орынның қатысқаны: { $present }, қажеті: { $needed }. Жеткілікті.
body-rules-step-unit-short = { $unit }: { $entitled } орынның қатысқаны: { $present }, қажеті: { $needed }, жетпейтіні: { $missing }.
body-rules-step-cast = Жақтап және қарсы берілген дауыстар есептеледі: { $count }. Қалыс қалғандар ({ $abstained }) есепке алынбайды.
body-rules-step-present = Қатысып отырған барлық дауыс беретін орындар есептеледі: { $count }. Қалыс қалған немесе дауыс бермеген қолдамаған болып саналады.
body-rules-step-entitled = Қатысқанына қарамастан, барлық дауыс беретін орындар есептеледі: { $count }.
body-rules-step-equal = Жақтаған және қарсы дауыстар тең ({ $votes }): дауыс тең болса, шешім қабылданбайды.
body-rules-step-yes-enough = Жақтаған дауыс: { $yes }, қажеті: { $needed }. Жеткілікті.
body-rules-step-yes-short = Жақтаған дауыс: { $yes }, қажеті: { $needed }, жетпейтіні: { $missing }.
body-rules-step-objections = Қарсылық: { $objections }, рұқсат етілгені: { $allowed }.
body-rules-verdict-adopted = Қабылданды
body-rules-verdict-not-adopted = Қабылданбады
body-rules-verdict-no-quorum = Кворум жоқ: ештеңе шешуге болмайды
body-rules-verdict-quorum = Кворум бар

body-rules-try = Қағидаларды сандармен тексеріп көру
body-rules-try-lead = { $number }-редакция бойынша не қабылданар еді және неге. Кез келген санды өзгертіңіз: ештеңе сақталмайды.
body-rules-try-matter = Дауысқа не қойылады
body-rules-try-present = Кім қатысып отыр
body-rules-present = Қатысып отыр
body-rules-try-seats-of = Дауыс беретін орындар: { $sector }
body-rules-try-present-of = Қатысып отыр: { $sector }
body-rules-try-votes = Дауыстар
body-rules-try-votes-hint = Кворум бар-жоғын білу үшін үш өрісті де бос қалдырыңыз. Консенсус қажет жерде қарсы дауыс қарсылық болып саналады.
body-rules-yes-votes = Жақтап
body-rules-no-votes = Қарсы
body-rules-abstentions = Қалыс
body-rules-try-send = Санау
body-rules-number-wrong = 0-ден { $most } дейінгі бүтін сан жазыңыз.
body-rules-matter-unknown = Дауысқа не қойылатынын таңдаңыз.
body-rules-too-many-present = { $sector }: дауыс беретін орын тек { $seats }. Қатысып отырғандар санын азайтыңыз немесе орындар санын көбейтіңіз.
body-rules-too-many-votes = Дауыс саны { $votes }, ал қатысып отырған дауыс беретін орын { $present }. Дауыстарды азайтыңыз немесе қатысып отырғандарды көбейтіңіз.

body-rules-new = Жаңа редакция енгізу
body-rules-new-lead = Қағидалар алаң қабылдаған күйінде. Енгізілген редакция өзгертілмейді: түзету — сол күннен басталатын жаңа редакция. Не өзгеретіні келесі бетте көрінеді; оған дейін ештеңе сақталмайды.
body-rules-part-document = Шешім
body-rules-field-from = Қолданылатын күні
body-rules-field-adopted = Қабылданған күні
body-rules-field-document = Шешім немесе құжат
body-rules-field-note = Не өзгерді және неге
body-rules-field-quorum = Барлық дауыс беретін орындардың кворумы
body-rules-field-units = Әр сектордың кворумы
body-rules-field-value = Үлес немесе сан
body-rules-field-base = Неден есептеледі
body-rules-hint-from = Алдыңғы редакцияның дәл сол күні оны түзетеді; кейінгі күн оны аяқтайды.
body-rules-hint-value = Үлес — 1/2, 2/3 немесе 60 % түрінде; орындар саны — 16 түрінде.
body-rules-hint-units = Жалпы кворумға қоса талап етіледі. Орны аз сектордан барлығы талап етіледі.
body-rules-hint-majorities = Өз үлесіңізді 3/5 немесе 60 % түрінде жазыңыз; «консенсус минус» үшін қанша қарсылыққа рұқсат етілетінін жазыңыз. Қалғандары үшін соңғы өріс бос қалады.
body-rules-how-none = Талап етілмейді
body-rules-how-more = Үлестен көп (>)
body-rules-how-least = Үлестен кем емес (≥)
body-rules-how-seats = Орындар саны
body-rules-majority-how-simple = Жай көпшілік: жартысынан астамы
body-rules-majority-how-absolute = Абсолютті көпшілік: барлық дауыс беретін орындардың жартысынан астамы
body-rules-majority-how-two-thirds = Кемінде үштен екісі
body-rules-majority-how-more = Өз үлесіңізден көп (>)
body-rules-majority-how-least = Өз үлесіңізден кем емес (≥)
body-rules-majority-how-consensus = Консенсус: ешкім қарсылық білдірмейді
body-rules-majority-how-consensus-minus = Консенсус минус сан
body-rules-base-cast = Жақтап және қарсы берілген дауыстар
body-rules-base-present = Қатысып отырған дауыс беретін орындар
body-rules-base-entitled = Барлық дауыс беретін орындар
body-rules-tick = { $who }: { $right }
body-rules-own = Ерекше қағидалары бар секторлар
body-rules-own-rights = Өз құқықтары бар
body-rules-own-tick = { $sector }: өз құқықтары бар
body-rules-own-quorum = Өз кворумы
body-rules-hint-own = Құқықтары басқалардан өзгеше секторды және оның не істей алатынын белгілеңіз. Өз кворумы: 2 — екі орын, 1/3 — кемінде үштен бірі, >1/2 — жартысынан астамы, 0 — талап етілмейді; бос болса — әр сектордікіндей.
body-rules-hint-own-quorum = 2 — екі орын, 1/3 — кемінде үштен бірі, >1/2 — жартысынан астамы, 0 — талап етілмейді; бос болса — әр сектордікіндей.
body-rules-hint-joined = Бір-екі орны бар секторлар бір болып саналуы мүмкін: сонда олардан жеке-жеке қатысу талап етілмейді және ешкім жалғыз дауысынан танылмайды. Ондайлар болмаса, бос қалдырыңыз.
body-rules-join = { $n ->
    [1] Біріктірілген секторлар
   *[other] Тағы біріктірілген секторлар
}
body-rules-join-which = Қай секторлар
body-rules-join-tick = { $sector } ({ $n } орын)
body-rules-check = Не өзгеретінін көру
body-rules-confirm = Қабылданғаны осы ма?
body-rules-confirm-lead = Әзірге ештеңе сақталған жоқ. Енгізілген редакция енді өзгертілмейді; әлі күшіне енбегенін қайтарып алуға болады.
body-rules-corrects = Ол { $number }-редакциямен бір күннен басталады және оны түзетеді: { $number }-редакция енді ешбір күнге жатпайды.
body-rules-holds-already = Қолданыла бастайтын күні — { $from }: өткен күндердің беттері де осы қағидаларды көрсетеді.
body-rules-enter = Осы редакцияны енгізу
body-rules-change = Өзгерту
body-rules-whole-text = Қағидалар қалай оқылады
body-rules-withdraw = Осы редакцияны қайтарып алу
body-rules-withdraw-what = { $number }-редакция; күшіне енетін күні — { $from }.
body-rules-withdraw-consequence = Ол тізімде қайтарып алынған деп, сіздің себебіңізбен қалады. Мұны болдырмау мүмкін емес; оны жаңа редакция ретінде қайта енгізуге болады.
body-rules-withdrawn-why = Неге қайтарып алынды

body-rules-how-unknown = Тізімнен таңдаңыз.
body-rules-base-unknown = Неден есептелетінін таңдаңыз.
body-rules-share-wrong = 0-ден көп және 1-ден аспайтын үлес жазыңыз, мысалы 1/2, 2/3 немесе 60 %. «Көп» үшін үлес 1-ден кем болуға тиіс.
body-rules-seats-wrong = Орындардың бүтін санын жазыңыз, 1-ден бастап.
body-rules-objections-wrong = Қанша қарсылыққа рұқсат етілетінін жазыңыз, 1-ден бастап. Рұқсат етілмесе, консенсусты таңдаңыз.
body-rules-own-quorum-wrong = 2 — екі орын, 1/3 — кемінде үштен бірі, >1/2 — жартысынан астамы, 0 — талап етілмейді деп жазыңыз немесе бос қалдырыңыз.
body-rules-own-quorum-joined = Бұл сектор басқалармен бірге саналады. Кворумды олар біріктірілген жерде жазыңыз.
body-rules-join-few = Кемінде екі секторды белгілеңіз немесе атауы мен кілтін тазалаңыз.
body-rules-join-large = { $sector }: қағидалар күшіне енетін күні орын саны — { $seats }. Тек бір-екі орны бар секторлар біріктіріледі.
body-rules-join-unlike = Бұл секторлардың бірі дауыс береді, бірі бермейді. Осы жағынан бірдейлерін ғана біріктіріңіз.
body-rules-join-twice = Бұл секторлардың бірі басқалармен біріктіріліп қойған. Әрқайсысын бір рет белгілеңіз.
body-rules-join-key-taken = Мұндай кілт сектордың немесе басқа біріктірілген секторлардың бірінде бар. Басқасын таңдаңыз.
body-rules-nobody-votes = Ешкім дауыс бере алмас еді. Кім құқылы екенін белгілеңіз.
body-rules-quorum-beyond = Қағидалар күшіне енетін күні дауыс беретін орын саны — { $entitled }. Кворум одан көпті талап ете алмайды.
body-rules-entered-since = Енді ең жаңасы — { $number }-редакция: сіз жазып жатқанда тізім өзгерді. Оны қарап шығып, қайта тексеріңіз; жазғаныңыз сақталды.
body-rules-before-last = { $number }-редакция { $from } күнінен бастап қолданылады. Оны түзету үшін сол күнді немесе кейінгісін таңдаңыз.
body-rules-before-adopted = Қағидалар қабылданған { $adopted } күнінен бұрын қолданыла алмайды.
body-rules-adopted-later = Бүгін { $today }. Қағидаларды қабылданғаннан кейін енгізіңіз.
body-rules-document-missing = Шешімді кемінде бір тілде атаңыз.
body-rules-begun = Бұл редакция { $from } күнінен бастап қолданылады, оны енді қайтарып алуға болмайды. Жаңасын енгізіңіз.
body-rules-withdrawn-already = Бұл редакция қайтарып алынған.
body-rules-why-missing = Себебін жазыңыз; оны барлығы оқиды.
body-rules-text-long = { $most } таңбадан артық жазбаңыз.
