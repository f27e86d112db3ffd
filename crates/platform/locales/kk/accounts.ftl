accounts-sign-in-title = Кіру
accounts-handle = Кіру аты
accounts-password = Құпиясөз
accounts-sign-in-button = Кіру
accounts-sign-in-wrong = Аты мен құпиясөз сәйкес келмейді. Екеуін де тексеріп, қайталап көріңіз.
accounts-no-account = Ашық мәліметтің бәрін тіркелгісіз оқуға болады. Қатысушыларды хатшылық шақырады.
accounts-demo-sign-ins = Көрсетілімдегі тұлға ретінде бір басып кіру
accounts-account-title = Сіздің тіркелгіңіз
accounts-signed-in-as = Сіз { $name }, { $role } ретінде кірдіңіз.
accounts-sessions = Кіріп тұрған жерлеріңіз
accounts-sessions-count =
    { $n ->
        [one] Бір сеанс ашық.
       *[other] { $n } сеанс ашық.
    }
accounts-session = Басталған уақыты: { $began }, соңғы рет қолданылғаны: { $used }.
accounts-session-this = Осы сеанс.
accounts-end-other-sessions = Қалған сеанстардың бәрін аяқтау
accounts-handle-wrong = 2-ден 60-қа дейін әріп, сан, нүкте, дефис немесе астыңғы сызық қолданыңыз.
accounts-handle-taken = Бұл ат бос емес немесе бос емесіне ұқсайды. Басқасын таңдаңыз.
accounts-password-length = Кемінде 10, көп дегенде 1000 таңба қолданыңыз.
accounts-keys-title = Пернелер
accounts-keys-lead = Бұл пернелермен жобалар мен күмәнді орындарды тінтуірсіз қарауға болады. Мәтін теріп жатқанда олар әрекет етпейді.
accounts-keys-saved = Пернелер сақталды.
accounts-keys-in-use = Жеке пернелерді қолдану
accounts-keys-hint = Әрқайсысына бір таңба; өріс бос болса, әрекеттің пернесі болмайды. Қазақ және орыс пернетақтасында сол орындағы перне де істейді.
accounts-keys-save = Пернелерді сақтау
accounts-keys-usual = Әдеттегі пернелерге қайту
accounts-key-one = Бір таңба енгізіңіз, мысалы, j немесе ж.
accounts-key-twice = Бұл перне басқа әрекетке берілген. Басқасын таңдаңыз.
accounts-key-next = Келесі
accounts-key-previous = Алдыңғы
accounts-key-accept = Мұны немесе белгіленгеннің бәрін қабылдау
accounts-key-move = Мұны немесе белгіленгеннің бәрін жылжыту
accounts-key-mark = Белгілеу
accounts-key-seen = Қаралды
accounts-key-undo = Соңғы әрекетті қайтару
accounts-key-help = Осы тізімді көрсету
accounts-nav-people = Адамдар
accounts-job-mail = Хат жіберу
accounts-handle-mixed = Бір әліпбидің әріптерін қолданыңыз: аралас әріптерден құралған атты басқа атпен шатастыруға болады.
accounts-handle-hint = Кірген кезде терілетін ат: 2-ден 60-қа дейін әріп, сан, нүкте, дефис немесе астыңғы сызық. Кейін оны өзгерту мүмкін емес.
accounts-mail-wrong = aigul@example.org сияқты мекенжай енгізіңіз.
accounts-password-common = Бұл құпиясөзді көп адам қолданады, сондықтан оны бірінші болып табады. Басқасын таңдаңыз, мысалы, бір-біріне қатысы жоқ төрт сөз.
accounts-password-own-name = Өз атыңызды бірінші болып табады. Басқа құпиясөз таңдаңыз.
accounts-password-new = Жаңа құпиясөз
accounts-password-hint = Кемінде 10 таңба. Бір-біріне қатысы жоқ төрт сөзді есте сақтау оңай, ал табу қиын.
accounts-password-choose = Осы құпиясөзді сақтау
accounts-password-chosen = Құпиясөзіңіз сақталды. Енді онымен кіріңіз.
accounts-invitation-title = Құпиясөз таңдаңыз
accounts-invitation-lead = { $name }, сіздің кіру атыңыз: { $handle }.
accounts-invitation-then = Сілтеменің өзі жүйеге кіргізбейді: осыдан кейін аты мен құпиясөз арқылы кіресіз.
accounts-link-gone-title = Бұл сілтеме жұмыс істемейді
accounts-link-gone = Мерзімі өтіп кеткен, орнына жаңасы жіберілген немесе толық көшірілмеген болуы мүмкін.
accounts-link-gone-what = Ең соңғы хатты ашыңыз немесе сізді шақырған адамнан жаңа сілтеме сұраңыз.
accounts-link-used = Бұл сілтеме арқылы құпиясөз таңдалып қойған. Сонымен кіріңіз. Егер оны таңдаған сіз болмасаңыз, хатшылыққа жазыңыз.
accounts-forgotten-link = Құпиясөзімді ұмытып қалдым
accounts-forgotten-title = Жаңа құпиясөз
accounts-forgotten-lead = Кіру атыңызды енгізіңіз. Хатшылықтағы мекенжайыңызға сілтеме жібереміз.
accounts-forgotten-send = Сілтеме жіберу
accounts-forgotten-sent = Егер осы атпен тіркелгі болса және оның мекенжайы көрсетілсе, сілтеме жіберілді. Ол екі сағат жарамды.
accounts-forgotten-nothing-came = Бірнеше минуттан кейін де хат келмеді ме? Қалаусыз хаттар қалтасын қараңыз, содан кейін хатшылыққа жазыңыз.
accounts-people-title = Адамдар
accounts-people-active =
    { $n ->
        [one] Бір адам кіре алады.
       *[other] { $n } адам кіре алады.
    }
accounts-people-waiting =
    { $n ->
        [0] Шақырылғандардың бәрі кірді.
        [one] Бір адам әлі кірген жоқ.
       *[other] { $n } адам әлі кірген жоқ.
    }
accounts-people-name = Аты-жөні
accounts-people-role = Рөлі
accounts-people-state = Күйі
accounts-people-no-mail = мекенжайы жоқ
accounts-people-empty-title = Мұнда сізден басқа әлі ешкім жоқ
accounts-people-empty-text = Алаң мүшелерін бір-бірлеп немесе кесте арқылы көбін бірден шақырыңыз. Әрқайсысы сілтемесі бар хат алып, құпиясөз таңдайды.
accounts-person-erased = деректері өшірілген
accounts-state-invited = шақырылған
accounts-state-not-come-in = шақыру мерзімі бітті
accounts-state-active = кіре алады
accounts-state-no-password = құпиясөзі жоқ
accounts-state-erased = деректері өшірілген
accounts-invite-title = Адам шақыру
accounts-invite-lead = Адам сілтемесі бар хат алып, құпиясөз таңдайды, содан кейін кіре алады.
accounts-invite-send = Шақыру жіберу
accounts-invite-again = Жаңа шақыру жіберу
accounts-invite-not-needed = Бұл адамның құпиясөзі бар. Ұмытқан адам сілтемені кіру бетінен сұрайды.
accounts-invite-no-mail = Алдымен пошта мекенжайын енгізіңіз: шақыру соған жіберіледі.
accounts-invitation-withdraw = Сілтемені кері қайтару
accounts-invitation-none-open = Ашық сілтеме қалған жоқ.
accounts-invitation-open = Жарамды.
accounts-invitation-used = Қолданылған.
accounts-invitation-expired = Мерзімі өткен.
accounts-invitation-withdrawn = Кері қайтарылған немесе ауыстырылған.
accounts-links-title = Жіберілген сілтемелер
accounts-link-invitation = Шақыру: жіберілген уақыты { $sent }, мерзімі { $until }.
accounts-link-reset = Жаңа құпиясөз: сұралған уақыты { $sent }, сілтеме мерзімі { $until }.
accounts-person-name = Аты-жөні
accounts-person-mail = Пошта мекенжайы
accounts-person-mail-hint = Оны тек хатшылық пен әкімші көреді. Адамның деректерімен бірге өшіріледі.
accounts-person-language = Хат тілі
accounts-person-no-mail = Жоқ: бұл адамға хат жазу мүмкін емес.
accounts-person-not-known = белгісіз
accounts-person-since = Тіркелген уақыты
accounts-name-missing = Адамның аты-жөнін енгізіңіз, 200 таңбадан аспасын.
accounts-role-missing = Рөл таңдаңыз.
accounts-language-missing = Тіл таңдаңыз.
accounts-reason-missing = Себебін бір сөйлеммен жазыңыз, 1000 таңбадан аспасын.
accounts-contact-title = Хат қайда барады
accounts-contact-hint = Мекенжай өзгерсе, бұрын жіберілген сілтемелер жарамсыз болады.
accounts-contact-save = Сақтау
accounts-role-title = Рөл
accounts-role-new = Жаңа рөл
accounts-role-reason = Рөл неге өзгереді
accounts-role-reason-hint = Себебі журналда қалады, ал адам жаңа рөлі туралы хат алады.
accounts-role-change = Рөлді өзгерту
accounts-role-same = Бұл адамның рөлі онсыз да осы.
accounts-role-changes = Рөл қалай өзгерді
accounts-role-changed = «{ $before }» → «{ $role }».
accounts-role-changed-by = { $who }, { $at }
accounts-done-invited = Шақыру жіберілді.
accounts-done-withdrawn = Сілтеме енді жарамсыз.
accounts-done-contact = Мекенжай мен тіл сақталды.
accounts-done-role = Рөл өзгертілді.
accounts-mails-title = Жетпеген хаттар
accounts-mails-link = Жетпеген хаттар
accounts-mails-lead =
    { $n ->
        [one] Бір хат жеткізілмеді. Оның мәтіні мұнда сақталмайды.
       *[other] { $n } хат жеткізілмеді. Олардың мәтіні мұнда сақталмайды.
    }
accounts-mails-empty-title = Барлық хат жеткізілді
accounts-mails-empty-text = Пошта сервері хатты қабылдамаса немесе жауап бермесе, ол себебімен осында шығады.
accounts-mails-no-server = Пошта сервері көрсетілмеген, сондықтан хаттар жіберілмейді. Жүйені жүргізетін адам smtp және mail_from баптауларын көрсетеді.
accounts-mails-to = Кімге
accounts-mails-kind = Не туралы
accounts-mails-when = Қашан
accounts-mails-why = Неге
accounts-mails-times = Жазылған уақыты { $created }, соңғы әрекет { $tried }.
accounts-mail-state-waiting = қайта жіберіледі
accounts-mail-state-failed = жіберілмеді
accounts-mail-failed-no-server = Пошта сервері көрсетілмеген.
accounts-mail-failed-refused = Пошта сервері хатты қабылдамады (коды { $code }). Мекенжайды тексеріңіз.
accounts-mail-failed-unreachable = Пошта сервері жауап бермейді.
accounts-mail-failed-later = Пошта сервері кейінірек қайталауды сұрайды (коды { $code }).
accounts-mail-failed-no-address = Адамның хат жазуға болатын мекенжайы жоқ.
accounts-outbox-title = Көрсетілімнің шығыс хаттары
accounts-outbox-link = Хатты көрсетілімнің шығыс хаттарынан оқу
accounts-outbox-lead =
    { $n ->
        [one] Бір хат жазылды. Бұл машинадан ештеңе жіберілмейді.
       *[other] { $n } хат жазылды. Бұл машинадан ештеңе жіберілмейді.
    }
accounts-outbox-empty-title = Әзірге хат жазылған жоқ
accounts-outbox-empty-text = Жіберілуге тиіс хаттар осында шығады. Хатшылық болып кіріп, бір адамды шақырсаңыз, алғашқы хатты көресіз.
accounts-outbox-read = Оқу
accounts-mail-greeting = Сәлеметсіз бе, { $name }!
accounts-mail-footer = { $site }. Бұл хатты бағдарлама жазды; оған жіберілген жауап оқылмайды.
accounts-mail-invitation-name = Шақыру
accounts-mail-invitation-subject = Шақыру: { $site }
accounts-mail-invitation-text = Сіз қатысуға шақырылдыңыз. Кіру атыңыз: { $handle }. Мына сілтеме арқылы құпиясөз таңдаңыз:
accounts-mail-invitation-button = Құпиясөз таңдау
accounts-mail-invitation-note =
    { $days ->
        [one] Сілтеме бір рет, бір күн ішінде жарамды. Егер шақыру күтпеген болсаңыз, ештеңе істемеңіз.
       *[other] Сілтеме бір рет, { $days } күн ішінде жарамды. Егер шақыру күтпеген болсаңыз, ештеңе істемеңіз.
    }
accounts-mail-reset-name = Жаңа құпиясөз
accounts-mail-reset-subject = Жаңа құпиясөз: { $site }
accounts-mail-reset-text = Біреу, бәлкім, сіз, { $handle } атының құпиясөзін ұмытқанын хабарлады. Жаңасын мына сілтеме арқылы таңдаңыз:
accounts-mail-reset-button = Жаңа құпиясөз таңдау
accounts-mail-reset-note =
    { $hours ->
        [one] Сілтеме бір рет, бір сағат ішінде жарамды. Егер бұл сіз болмасаңыз, ештеңе істемеңіз: құпиясөз өзгермейді.
       *[other] Сілтеме бір рет, { $hours } сағат ішінде жарамды. Егер бұл сіз болмасаңыз, ештеңе істемеңіз: құпиясөз өзгермейді.
    }
accounts-mail-password-name = Құпиясөз таңдалды
accounts-mail-password-subject = Құпиясөз өзгертілді: { $site }
accounts-mail-password-text = { $handle } аты үшін құпиясөз таңдалды, ашық сеанстардың бәрі аяқталды.
accounts-mail-password-note = Егер бұл сіз болмасаңыз, бірден хатшылыққа жазыңыз.
accounts-mail-role-name = Жаңа рөл
accounts-mail-role-subject = Рөліңіз өзгерді: { $site }
accounts-mail-role-text = Енді сіздің рөліңіз: { $role }.
accounts-mail-role-note = Себебін әкімшіден біле аласыз.
accounts-code-title = Кодты енгізіңіз
accounts-code-lead = Құпиясөз дұрыс. Енді құрылғыңыз көрсетіп тұрған алты санды енгізіңіз.
accounts-code = Код
accounts-code-hint = Немесе қосалқы кодтарыңыздың бірі.
accounts-code-wrong = Бұл код сәйкес келмейді. Әр код бір рет, жарты минут қана жарамды: келесісін күтіңіз.
accounts-code-over = Қате код тым көп болды немесе тым көп уақыт өтті. Қайтадан кіріңіз.
accounts-code-lost = Құрылғыңыз да, қосалқы кодтарыңыз да жоқ па? Хатшылыққа өзіңіз барыңыз.
accounts-factor-title = Екінші фактор
accounts-factor-on = қосулы
accounts-factor-off = бапталмаған
accounts-factor-must = Шешім қабылдайтын, бекітетін немесе жариялайтын адам құпиясөз бен код арқылы кіреді. Алдымен соны баптаңыз, содан кейін қалғаны ашылады.
accounts-factor-lead = Құпиясөзге қоса, құрылғыңыздағы код керек. Құпиясөзді ғана білген адам кіре алмайды.
accounts-factor-step-device = 1. kenes жүйесін құрылғыға қосыңыз
accounts-factor-scan = Осындай кодтарға арналған қолданбаны (мысалы, Aegis, 2FAS немесе телефондағысын) ашып, мына суретті оқытыңыз.
accounts-factor-picture = Кілті бар сурет; сол кілт төменде мәтін түрінде берілген
accounts-factor-type = Немесе мына кілтті сонда теріңіз. Оны ешкімге көрсетпеңіз.
accounts-factor-step-code = 2. Ол көрсеткен кодты енгізіңіз
accounts-factor-code = Алты сан
accounts-factor-confirm = Қосу
accounts-factor-in-use = Екінші фактор қосулы тұр.
accounts-factor-not-in-use = Екінші фактор әлі жоқ.
accounts-factor-in-use-lead = Сіз құпиясөз бен код арқылы кіресіз.
accounts-factor-remove = Екінші факторды өшіру
accounts-again-hint = Кіру тәсілін өзгертер алдында оны қайта теріңіз.
accounts-password-not-yours = Бұл сіздің құпиясөзіңіз емес.
accounts-recovery-title = Мына қосалқы кодтарды сақтап қойыңыз
accounts-recovery-text = Әрқайсысы құрылғысыз бір рет кіргізеді. Олар тек қазір көрінеді: басып шығарыңыз немесе сенімді жерге көшіріп алыңыз.
accounts-recovery-kept = Сақтап қойдым
accounts-recovery-renew = Жаңа қосалқы кодтар жасау
accounts-recovery-left =
    { $n ->
        [0] Қосалқы код қалған жоқ.
        [one] Бір қосалқы код қалды.
       *[other] { $n } қосалқы код қалды.
    }
accounts-device-unknown = Белгісіз браузер
accounts-end-session = Осы сеансты аяқтау
accounts-mail-new-device-name = Жаңа браузерден кіру
accounts-mail-new-device-subject = Жаңа браузерден кіру: { $site }
accounts-mail-new-device-text = { $handle } атымен бұрын қолданылмаған браузерден кірді: { $device }, { $at }.
accounts-mail-new-device-note = Егер бұл сіз болсаңыз, ештеңе істемеңіз. Әйтпесе сол сеансты аяқтап, жаңа құпиясөз сұраңыз.
accounts-mail-new-device-button = Қай жерден кіргенімді көру
accounts-mail-factor-set-name = Екінші фактор қосылды
accounts-mail-factor-set-subject = Екінші фактор қосылды: { $site }
accounts-mail-factor-set-text = Енді { $handle } атымен құпиясөз бен код арқылы кіреді.
accounts-mail-factor-set-note = Егер бұл сіз болмасаңыз, бірден хатшылыққа жазыңыз.
accounts-mail-factor-removed-name = Екінші фактор өшірілді
accounts-mail-factor-removed-subject = Екінші фактор өшірілді: { $site }
accounts-mail-factor-removed-text = Енді { $handle } атымен кодсыз кіреді.
accounts-mail-factor-removed-note = Егер бұл сіз болмасаңыз, бірден хатшылыққа жазыңыз.
accounts-mail-factor-codes-name = Жаңа қосалқы кодтар
accounts-mail-factor-codes-subject = Жаңа қосалқы кодтар жасалды: { $site }
accounts-mail-factor-codes-text = { $handle } атының бұрынғы қосалқы кодтары енді жарамсыз.
accounts-mail-factor-codes-note = Егер бұл сіз болмасаңыз, бірден хатшылыққа жазыңыз.
accounts-tokens-title = API кілттері
accounts-tokens-lead = Кілт арқылы бағдарлама API-ді құпиясөзіңізсіз пайдаланады. Әр бағдарламаға жеке кілт беріңіз: құқығы да, мерзімі де қажетінен аспасын.
accounts-tokens-own = Өз кілттеріңіз
accounts-tokens-organisation = Ұйым кілттері: { $name }
accounts-tokens-others = Басқа ұйымдардың кілттері
accounts-tokens-none = Әзірге бірде-біреуі жоқ.
accounts-token-made = Жасалған уақыты: { $at }.
accounts-token-made-by = Жасалған уақыты: { $at }, жасаған: { $who }.
accounts-token-used = Соңғы рет { $at } басталған сағатта қолданылған.
accounts-token-unused = Әлі қолданылмаған.
accounts-token-open = { $until } дейін жарамды
accounts-token-expired = мерзімі { $until } бітті
accounts-token-withdrawn = кері қайтарылған
accounts-token-withdraw = «{ $name }» кілтін кері қайтару
accounts-token-withdrawn-done = Кілт енді жарамсыз.
accounts-token-withdrawn-already = Бұл кілт кері қайтарылып қойған.
accounts-token-make-title = Кілт жасау
accounts-token-make = Кілт жасау
accounts-token-name = Атауы
accounts-token-name-hint = Кілт не үшін керек, мысалы, «Мұрағат сервері».
accounts-token-name-missing = Кілт не үшін керегін жазыңыз, 100 таңбадан аспасын.
accounts-token-name-taken = Осындай атауы бар кілт жарамды тұр. Басқа атау таңдаңыз немесе алдымен сол кілтті кері қайтарыңыз.
accounts-token-owner = Кім үшін
accounts-token-owner-hint = Ұйым кілті оның қатардағы мүшелері көретінді ғана көреді, сіздің жеке құқықтарыңыз оған берілмейді, сіз кеткенде де жұмыс істей береді. Ол тек оқиды: өзгеріске адам жауап беруге тиіс.
accounts-token-owner-person = Өзім үшін
accounts-token-owner-organisation = Ұйым үшін: { $name }
accounts-token-owner-missing = Кілт кім үшін екенін таңдаңыз.
accounts-token-scope = Не істей алады
accounts-token-scope-read = Оқу
accounts-token-scope-write = Оқу және жазу
accounts-token-scope-missing = Кілт не істей алатынын таңдаңыз.
accounts-token-scope-organisation = Ұйым кілті тек оқиды. «Оқу» дегенді таңдаңыз немесе кілтті өзіңізге жасаңыз.
accounts-token-days = Қандай мерзімге
accounts-token-days-n =
    { $n ->
        [one] Бір күн
       *[other] { $n } күн
    }
accounts-token-days-missing = Кілт қандай мерзімге керегін таңдаңыз.
accounts-token-again-hint = Оны қайта теріңіз: кілт кімде болса, сол әрекет етеді.
accounts-token-too-many = 20 кілт бар. Ешкімге қажет еместерін кері қайтарыңыз.
accounts-token-here-title = Мына кілтті сақтап қойыңыз
accounts-token-here-text = Ол тек қазір көрінеді. Оны керек ететін бағдарламаға ғана көшіріңіз.
accounts-token-here-how = Бағдарлама оны әр сұраумен бірге жібереді:
accounts-token-not-good = Бұл кілт жарамсыз. Тіркелгіңіздегі «API кілттері» бетін ашып, жаңасын жасаңыз.
accounts-token-reads-only = Бұл кілттің құқығы «read» (оқу). Өзгерту үшін «write» (жазу) құқығы керек.
accounts-mail-token-name = API кілті жасалды
accounts-mail-token-subject = API кілті жасалды: { $site }
accounts-mail-token-text = Бағдарлама { $handle } атынан әрекет ететін кілт жасалды. Ол { $until } дейін жарамды.
accounts-mail-token-note = Егер бұл сіз болмасаңыз, оны бірден кері қайтарып, жаңа құпиясөз таңдаңыз.
accounts-mail-token-button = Кілттерді көру
accounts-mail-organisation-token-name = Ұйым кілті жасалды
accounts-mail-organisation-token-subject = API кілті жасалды: { $site }
accounts-mail-organisation-token-text = { $handle } атымен ұйымыңыздың машинасы деректерді оқитын кілт жасалды. Ол { $until } дейін жарамды.
accounts-mail-organisation-token-note = Егер бұл сіз болмасаңыз, оны бірден кері қайтарып, жаңа құпиясөз таңдаңыз.
accounts-mail-organisation-token-button = Кілттерді көру
accounts-bulk-title = Кесте арқылы көп адам шақыру
accounts-bulk-lead = Әр адамға бір жол арналған кестені таңдаңыз. Алдымен кім шақырылатынын және қай жері қате екенін көресіз; растағанға дейін ештеңе жіберілмейді.
accounts-bulk-choose = Кестені таңдаңыз
accounts-bulk-template = Қажетті бағандары бар бос кесте:
accounts-bulk-roles = Рөлдер: { $roles }.
accounts-bulk-cells = Тіл: kk, ru немесе en. Ұйым кодымен немесе атауымен көрсетіледі, бос қалдыруға болады. Кіру атын да бос қалдыруға болады: онда ол пошта мекенжайының басы болады.
accounts-bulk-file = Файл
accounts-bulk-file-hint = CSV немесе XLSX, { $n } адамнан аспасын.
accounts-bulk-check = Кестені тексеру
accounts-bulk-column-name = Аты-жөні
accounts-bulk-column-mail = Пошта мекенжайы
accounts-bulk-column-role = Рөлі
accounts-bulk-column-organisation = Ұйымы
accounts-bulk-column-language = Хат тілі
accounts-bulk-column-handle = Кіру аты
accounts-bulk-row = Жол
accounts-bulk-empty = Файл бос немесе таңдалмаған. Қайта таңдаңыз.
accounts-bulk-no-table = Бұл файлда оқылатын кесте жоқ. Оны құпиясөзсіз CSV немесе XLSX түрінде сақтап, қайта таңдаңыз.
accounts-bulk-too-many = Кестеде { $n } адамнан көп. Оны бірнешеге бөліңіз.
accounts-bulk-missing = Мына бағандар жоқ: { $columns }. Оларды бірінші жолға қосыңыз немесе төмендегі бос кестені алыңыз.
accounts-bulk-unread = Мына бағандардан ештеңе оқылмайды: { $columns }.
accounts-bulk-faulty =
    { $n ->
        [one] Бір жерді түзету керек. Ешкім шақырылған жоқ: кестені түзетіп, қайта таңдаңыз.
       *[other] { $n } жерді түзету керек. Ешкім шақырылған жоқ: кестені түзетіп, қайта таңдаңыз.
    }
accounts-bulk-faults = Нені түзету керек
accounts-bulk-at-cell = { $row }-жол, { $column }
accounts-bulk-at-row = { $row }-жол
accounts-bulk-row-broken = Жолды оқу мүмкін емес: тырнақша ашылған, бірақ жабылмаған. Оны жабыңыз немесе өшіріңіз.
accounts-bulk-mail-twice = Осы мекенжай { $row }-жолда да бар. Екеуінің бірін өшіріңіз немесе әр адамға өз мекенжайын жазыңыз.
accounts-bulk-role-unknown = «{ $typed }» деген рөл жоқ. Төмендегі рөлдердің бірін алыңыз.
accounts-bulk-role-not-yours = Бұл рөлді сіз бере алмайсыз. Басқасын таңдаңыз немесе әкімшіге айтыңыз.
accounts-bulk-organisation-unknown = «{ $typed }» деген ұйым жоқ. Құрам бетіндегі кодты немесе атауды алыңыз немесе ұйымды алдымен сонда енгізіңіз.
accounts-bulk-organisation-several = «{ $typed }» атауы бірнеше ұйымда бар. Кодын жазыңыз.
accounts-bulk-organisation-ended = «{ $typed }» бүгін жұмыс істемейді. Басқа ұйымды жазыңыз немесе ұяшықты бос қалдырыңыз.
accounts-bulk-handle-twice = Осы кіру аты { $row }-жолда да бар. Басқасын таңдаңыз.
accounts-bulk-handle-needed = Мекенжайдан кіру аты шықпайды. Оны кіру аты бағанына жазыңыз.
accounts-bulk-ready =
    { $n ->
        [0] Шақыратын адам жоқ: бәрі осында.
        [one] Бір адам шақырылады; осында болғандықтан қалдырылғаны: { $left }.
       *[other] { $n } адам шақырылады; осында болғандықтан қалдырылғаны: { $left }.
    }
accounts-bulk-send =
    { $n ->
        [one] Бір шақыру жіберу
       *[other] { $n } шақыру жіберу
    }
accounts-bulk-other = Басқа кестені таңдау
accounts-bulk-invited = Кім шақырылады
accounts-bulk-mixed = Бұл атта әліпбилер аралас: басқа біреуге ұқсатылмағанын тексеріңіз.
accounts-bulk-left-out = Кім осында
accounts-bulk-left-signs-in = { $row }-жол, { $mail }, кіре алады.
accounts-bulk-left-invited = { $row }-жол, { $mail }, шақырылған, бірақ әлі кірген жоқ. Жаңа шақыру адамның бетінен жіберіледі.
accounts-bulk-done =
    { $n ->
        [0] Ешкім шақырылған жоқ: бәрі осында.
        [one] Бір шақыру жіберілді.
       *[other] { $n } шақыру жіберілді.
    }

accounts-today-mails = { $n ->
    [one] Кетпей қалған { $n } хатты қарау
   *[other] Кетпей қалған { $n } хатты қарау
}

accounts-invite-organisation = Қай ұйымның өкілі
accounts-invite-organisation-hint = Бүгіннен бастап ол осы ұйымның адамдарына арналғанды оқып, жаза алады.
accounts-invite-organisation-none = Ешбір ұйым
accounts-invite-organisation-unknown = Бұл ұйым бүгін жоқ. Басқасын таңдаңыз немесе ешқайсысын.
accounts-mail-desk-name = Сізді бірдеңе күтіп тұр
accounts-mail-desk-subject = Сізді бірдеңе күтіп тұр: { $site }
accounts-mail-desk-text = «Бүгін» бетінде сізді жаңа нәрсе күтіп тұр.
accounts-mail-desk-button = «Бүгін» бетін ашу
accounts-mail-desk-note = Оның не екені тек сонда жазылған.

# Өз деректері.

accounts-data-title = Деректеріңіз
accounts-data-lead = kenes сіз туралы жұмысқа керегінен артық сақтамайды. Мұнда оны оқисыз, түзетесіз, өзіңізбен алып кетесіз және кете аласыз.
accounts-data-copy = Көшірмесі
accounts-data-copy-text = Сіз туралы сақталғанның бәрі бағдарламалар оқитын бір файлда: есептік жазба, кім үшін әрекет етесіз және еттіңіз, не атқардыңыз, не жаздыңыз және бердіңіз.
accounts-data-copy-link = Деректерімді жүктеп алу (JSON)
accounts-data-correct = Түзету
accounts-data-name = Атыңыз
accounts-data-name-hint = Қатысушылар тізімінде тұрғандай. Бұрынғы атыңыз өшіріледі.
accounts-data-name-empty = Атыңызды енгізіңіз.
accounts-data-name-long = Аты 200 таңбадан ұзын.
accounts-data-language-missing = Хат жазылатын тілді таңдаңыз.
accounts-data-password-hint = Тек басқа мекенжай үшін керек: поштаңызды алған адам кіре алады.
accounts-data-save = Сақтау
accounts-data-saved = Деректер сақталды.
accounts-leave = Кету және ұмытылу
accounts-leave-goes = Атыңыз, мекенжайыңыз, кіруіңіз, токендер, сеанстар, сақталған көріністер және тек өзіңізге арналған жоба мәтіндер журналдан да өшіріледі. Атқарып жүргеніңіз бүгін аяқталады.
accounts-leave-stays = Лауазымда немесе ұйым атынан істегеніңіз сол лауазымның не ұйымның атында сіздің атыңызсыз қалады. Ұйымыңыз бергені оның өзінде қалады.
accounts-leave-open = Кету
accounts-leave-confirm = Растау
accounts-leave-sure = Біржола кеткім келеді; мұны қайтару мүмкін емес
accounts-leave-sure-missing = Белгі қойыңыз: кеткенді қайтару мүмкін емес.
accounts-leave-send = Мені өшіріп, шығу
accounts-leave-last-administrator = Сіз соңғы әкімшісіз. Алдымен бұл рөлді басқа біреуге беріңіз.
accounts-erase = Адамды өшіру
accounts-erase-text = Аты, мекенжайы, кіруі, токендері, сеанстары және өз жоба мәтіндері журналдан да өшіріледі, ал атқарып жүргені бүгін аяқталады. Лауазымда істегені лауазымның атында қалады.
accounts-erase-sure = Ол кеткен немесе өзі сұраған; мұны қайтару мүмкін емес
accounts-erase-sure-missing = Белгі қойыңыз: мұны қайтару мүмкін емес.
accounts-erase-send = Адамды өшіру
