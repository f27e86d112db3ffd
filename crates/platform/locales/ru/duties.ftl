duties-nav = Календарь
duties-title = Какие дни считаются
duties-lead = По этому календарю считается каждый срок, и для каждого срока видно, как он сосчитан.
duties-from = Дата запроса
duties-number = Сколько
duties-unit = В чём считать
duties-unit-working = рабочие дни
duties-unit-calendar = календарные дни
duties-unit-months = месяцы
duties-count = Сосчитать дни
duties-due = Срок — до конца дня { $date }
duties-from-wrong = Укажите дату в виде год-месяц-день, например 2026-03-18.
duties-number-wrong = Укажите целое число, например 15.
duties-no-calendar = Календаря ещё нет. Сначала секретариат вносит праздники.
duties-term-too-long = Этот срок уводит слишком далеко. Укажите более короткий.
duties-weekend = выходные
duties-day = День
duties-what = Что это за день
duties-name = Название
duties-source = Источник
duties-empty-title = Календаря ещё нет
duties-empty-text = Секретариат вносит праздники и перенесённые дни с источниками; до этого сроки считать нельзя.
duties-kind-holiday = Праздник
duties-kind-moved-rest = Перенесённый выходной
duties-kind-working-day = Рабочий день в выходной
duties-confidence-official = официальный источник
duties-confidence-secondary = один неофициальный источник
duties-confidence-expected = не подтверждено
duties-step-counted-from = Счёт идёт с { $date }.
duties-step-named = Дата указана прямо: { $date }.
duties-step-skipped-weekend =
    { $n ->
        [one] Не в счёт { $n } выходной день.
        [few] Не в счёт { $n } выходных дня.
       *[other] Не в счёт { $n } выходных дней.
    }
duties-step-skipped-holiday = { $date } не в счёт: { $name }.
duties-step-skipped-moved-rest = { $date } не в счёт, туда перенесён выходной: { $name }.
duties-step-counted-working-weekend = { $date } считается, это рабочий день: { $name }.
duties-step-month-shortened = В этом месяце нет числа { $wanted }; вместо него { $date }.
duties-step-moved = Последний день перенесён с { $from } на { $to }: { $why }.
duties-step-ends-on-rest = Внимание: { $date } — нерабочий день.
duties-step-unknown-before = Внимание: праздники до { $date } здесь не известны.
duties-step-unknown-after = Внимание: праздники после { $date } ещё не известны; срок может сдвинуться.
duties-step-expected = Внимание, не подтверждено: { $date }, { $name }; срок может сдвинуться.
duties-sources = Откуда известны эти дни
duties-nav-duties = Ответы
duties-duties-title = Ожидаемые ответы
duties-lead-open =
    { $n ->
        [0] Ответов никто не ждёт.
        [one] Ожидается { $n } ответ, { $overdue ->
            [0] просроченных нет.
           *[other] просрочено: { $overdue }.
        }
        [few] Ожидаются { $n } ответа, { $overdue ->
            [0] просроченных нет.
           *[other] просрочено: { $overdue }.
        }
       *[other] Ожидается { $n } ответов, { $overdue ->
            [0] просроченных нет.
           *[other] просрочено: { $overdue }.
        }
    }
duties-show = Показать
duties-show-open = ожидаемые
duties-show-closed = закрытые
duties-show-all = все
duties-show-all-open = Показать все ожидаемые ответы
duties-none-found = Под этот выбор ничего не подходит.
duties-addressee = Кто должен ответить
duties-addressee-all = все учреждения
duties-addressee-missing = Выберите учреждение из списка.
duties-duties-empty-title = Ещё никого не спросили
duties-duties-empty-text = Секретариат просит учреждение ответить на рекомендацию. С этого дня все видят, до какого срока и сколько дней длится молчание.
duties-duties-empty-link = Открыть рекомендации
duties-column-due = Ответить до
duties-column-who = Кто должен ответить
duties-column-what = На что
duties-column-asked = Запрошено
duties-standing-overdue =
    { $n ->
        [one] просрочено на { $n } день
        [few] просрочено на { $n } дня
       *[other] просрочено на { $n } дней
    }
duties-standing-waiting =
    { $n ->
        [one] остался { $n } день
        [few] осталось { $n } дня
       *[other] осталось { $n } дней
    }
duties-standing-today = срок сегодня
duties-exit-accepted = Принято
duties-exit-accepted-in-part = Принято частично
duties-exit-declined = Отклонено с обоснованием
duties-exit-transferred = Передано другому учреждению
duties-exit-answered = Дан ответ
duties-exit-withdrawn = Запрос отозван
duties-exit-missing = Выберите, чем закончилось ожидание.
duties-lead-silence =
    { $n ->
        [0] Запрос по { $subject } направлен сегодня. Ответить должно учреждение: { $who }.
        [one] Нет ответа по { $subject } уже { $n } день. Ответить должно учреждение: { $who }.
        [few] Нет ответа по { $subject } уже { $n } дня. Ответить должно учреждение: { $who }.
       *[other] Нет ответа по { $subject } уже { $n } дней. Ответить должно учреждение: { $who }.
    }
duties-lead-accepted = { $subject } принята, ответ от { $day }: { $who }. Сама рекомендация остаётся открытой.
duties-lead-accepted-in-part = { $subject } принята частично, ответ от { $day }: { $who }. Сама рекомендация остаётся открытой.
duties-lead-declined = { $subject } отклонена, ответ от { $day }: { $who }. Сама рекомендация остаётся открытой.
duties-lead-answered = Ответ по { $subject } от { $day } дало учреждение: { $who }. Сама рекомендация остаётся открытой.
duties-lead-withdrawn = Запрос по { $subject } отозван { $day }. Его адресатом было учреждение: { $who }.
duties-how-counted = Как посчитан срок
duties-recounted = Срок остаётся: { $due }. По сегодняшнему календарю было бы { $date }.
duties-what-happened = Что произошло
duties-history-accepted = { $day }: принято. Учреждение: { $who }.
duties-history-accepted-in-part = { $day }: принято частично. Учреждение: { $who }.
duties-history-declined = { $day }: отклонено. Учреждение: { $who }.
duties-history-transferred = { $day }: передано. Было: { $who }; стало: { $to }. Срок не начинается заново.
duties-history-answered = { $day }: дан ответ. Учреждение: { $who }.
duties-history-withdrawn = { $day }: запрос отозван.
duties-late-by =
    { $n ->
        [one] С опозданием на { $n } день.
        [few] С опозданием на { $n } дня.
       *[other] С опозданием на { $n } дней.
    }
duties-entered = Запись внесена: { $who }, { $at }
duties-leave-title = Внести ответ
duties-leave-text = Это закрывает только ожидание ответа: сама рекомендация остаётся открытой.
duties-leave-how = Чем закончилось
duties-leave-day = Дата ответа
duties-leave-reason = Обоснование
duties-leave-reason-hint = Нужно, если отклонено, передано или отозвано.
duties-leave-to = Новый адресат
duties-leave-to-hint = Только при передаче. Срок не начинается заново.
duties-to-nobody = не передано
duties-leave-send = Внести ответ
duties-closed-already = Это ожидание уже закрыто.
duties-refusal-reason-missing = Напишите обоснование.
duties-refusal-transfer-to-self = Выберите другое учреждение: это и так должно ответить.
duties-asked-later = Письмо не может быть датировано завтрашним днём или позже.
duties-reply-later = Ответ не может быть датирован завтрашним днём или позже.
duties-day-before-asked = Этот день раньше дня запроса.
duties-text-long = Сократите до 2000 знаков.
duties-term = Срок
duties-term-on = названный день
duties-term-working =
    { $n ->
        [one] { $n } рабочий день
        [few] { $n } рабочих дня
       *[other] { $n } рабочих дней
    }
duties-term-calendar =
    { $n ->
        [one] { $n } календарный день
        [few] { $n } календарных дня
       *[other] { $n } календарных дней
    }
duties-term-months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[other] { $n } месяцев
    }

duties-today-answer = Ответить на
duties-today-chase = Проследить за ответом на
duties-today-more = Посмотреть остальные ответы
duties-today-no-holder = Назначить основное контактное лицо:
duties-today-handover = Прочитать дела для передачи:
duties-handover-title = Передача дел: { $name }
duties-handover-lead = Ожидаемых ответов: { $open }. Обещаний: { $promises }.
duties-handover-made = По состоянию на { $day }.
duties-handover-document = Скачать документ Word
duties-handover-vacant = Сегодня основного контактного лица нет. Секретариат тоже это видит.
duties-handover-open = Ожидаемые ответы
duties-handover-open-none = От этого учреждения ответов не ждут.
duties-handover-promises = Обещания
duties-handover-promises-none = Это учреждение пока ничего не приняло.
duties-handover-given = Другие ответы
duties-handover-given-none = Других ответов нет.
duties-handover-holders = Кто за него отвечает
duties-handover-former = Прежде
duties-handover-no-name = Имя не показано
duties-handover-since = с { $from }
duties-handover-until = с { $from } до { $until }
