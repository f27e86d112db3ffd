accounts-sign-in-title = Кіру
accounts-handle = Кіру аты
accounts-password = Құпиясөз
accounts-sign-in-button = Кіру
accounts-sign-in-wrong = Аты мен құпиясөз сәйкес келмейді. Екеуін де тексеріп, қайталап көріңіз.
accounts-no-account = Ашық мәліметтің бәрін тіркелгісіз оқуға болады. Тіркелгілерді хатшылық ашады.
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
accounts-handle-taken = Бұл ат бос емес. Басқасын таңдаңыз.
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
