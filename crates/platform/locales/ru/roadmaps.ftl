roadmaps-nav = Дорожные карты
roadmaps-nav-review = Проверка
roadmaps-nav-proposals = Проекты карт
roadmaps-board-title = Дорожные карты
roadmaps-board-lead =
    { $n ->
        [0] Дорожных карт для показа нет.
        [one] { $n } дорожная карта, в ней { $total ->
            [one] { $total } рекомендация
            [few] { $total } рекомендации
           *[other] { $total } рекомендаций
        }.
        [few] { $n } дорожные карты, в них { $total ->
            [one] { $total } рекомендация
            [few] { $total } рекомендации
           *[other] { $total } рекомендаций
        }.
       *[other] { $n } дорожных карт, в них { $total ->
            [one] { $total } рекомендация
            [few] { $total } рекомендации
           *[other] { $total } рекомендаций
        }.
    }
roadmaps-board-count =
    { $n ->
        [one] { $n } дорожная карта
        [few] { $n } дорожные карты
       *[other] { $n } дорожных карт
    }
roadmaps-board-none-found = Ни в названиях, ни в описаниях дорожных карт этих слов нет.
roadmaps-board-show-all = Показать все дорожные карты
roadmaps-board-empty-title = Дорожных карт пока нет
roadmaps-board-empty-text = Дорожная карта собирает рекомендации, на которые отвечает один план работы. Секретариат загружает рекомендации, поручает программе предложить дорожные карты и принимает верные.
roadmaps-search = Слова в названии или описании
roadmaps-sort = Порядок
roadmaps-sort-number = По номеру
roadmaps-sort-asked = Сначала самые частые
roadmaps-sort-newest = Сначала самые новые
roadmaps-export = Скачать все:
roadmaps-card-empty = Рекомендаций в ней нет.
roadmaps-card-groups =
    { $n ->
        [0] повторов нет
        [one] { $n } группа повторов
        [few] { $n } группы повторов
       *[other] { $n } групп повторов
    }
roadmaps-card-since =
    { $n ->
        [one] { $n } рекомендация с { $since } года, { $groups }.
        [few] { $n } рекомендации с { $since } года, { $groups }.
       *[other] { $n } рекомендаций с { $since } года, { $groups }.
    }
roadmaps-card-undated =
    { $n ->
        [one] { $n } рекомендация, { $groups }.
        [few] { $n } рекомендации, { $groups }.
       *[other] { $n } рекомендаций, { $groups }.
    }
roadmaps-states =
    { $n ->
        [one] { $n } государство
        [few] { $n } государства
       *[other] { $n } государств
    }
roadmaps-bodies =
    { $n ->
        [one] { $n } другой орган
        [few] { $n } других органа
       *[other] { $n } других органов
    }
roadmaps-lead-by-both =
    { $n ->
        [one] Рекомендовано { $n } раз с { $since } года. Рекомендовали: { $states } и { $bodies }.
        [few] Рекомендовано { $n } раза с { $since } года. Рекомендовали: { $states } и { $bodies }.
       *[other] Рекомендовано { $n } раз с { $since } года. Рекомендовали: { $states } и { $bodies }.
    }
roadmaps-lead-by-one =
    { $n ->
        [one] Рекомендовано { $n } раз с { $since } года. Рекомендовали: { $who }.
        [few] Рекомендовано { $n } раза с { $since } года. Рекомендовали: { $who }.
       *[other] Рекомендовано { $n } раз с { $since } года. Рекомендовали: { $who }.
    }
roadmaps-lead-since =
    { $n ->
        [one] Рекомендовано { $n } раз с { $since } года.
        [few] Рекомендовано { $n } раза с { $since } года.
       *[other] Рекомендовано { $n } раз с { $since } года.
    }
roadmaps-lead-undated =
    { $n ->
        [0] В этой дорожной карте нет ничего, что открыто для вас.
        [one] Рекомендовано { $n } раз, дата неизвестна.
        [few] Рекомендовано { $n } раза, даты неизвестны.
       *[other] Рекомендовано { $n } раз, даты неизвестны.
    }
roadmaps-timeline = Когда рекомендовали
roadmaps-point =
    { $n ->
        [one] { $n } раз: { $who }. { $position }
        [few] { $n } раза: { $who }. { $position }
       *[other] { $n } раз: { $who }. { $position }
    }
roadmaps-repeat-group =
    { $n ->
        [one] { $n } рекомендация об одном и том же
        [few] { $n } рекомендации об одном и том же
       *[other] { $n } рекомендаций об одном и том же
    }
roadmaps-single-recommendations =
    { $n ->
        [one] { $n } рекомендация без повторов
        [few] { $n } рекомендации без повторов
       *[other] { $n } рекомендаций без повторов
    }
roadmaps-all-recommendations =
    { $n ->
        [one] { $n } рекомендация
        [few] { $n } рекомендации
       *[other] { $n } рекомендаций
    }
roadmaps-empty-title = Здесь пока пусто
roadmaps-empty-text = К дорожным картам рекомендации относит секретариат. Необнародованные рекомендации видны только участникам площадки.
roadmaps-not-sure = Под сомнением ({ $share })
roadmaps-history = История
roadmaps-about = Об этой дорожной карте
roadmaps-citation = { $site }, { $reference }: { $title }, { $address }, по состоянию на { $day }.
roadmaps-keep = Изменить дорожную карту
roadmaps-rename = Переименовать
roadmaps-rename-send = Сохранить название
roadmaps-title-field = Название
roadmaps-title-en = Название на английском
roadmaps-title-ru = Название на русском
roadmaps-title-kk = Название на казахском
roadmaps-title-empty = Введите название на этом языке.
roadmaps-title-long = Сократите название до 200 знаков.
roadmaps-place-field = Отнести сюда рекомендацию
roadmaps-place-hint = Её номер, например R-0142. Из нынешней дорожной карты она уйдёт.
roadmaps-place-send = Отнести сюда
roadmaps-group-goes-on = { $heading }, продолжение
roadmaps-standing-mechanism = Механизм
roadmaps-standing-position = Позиция государства
roadmaps-standing-kin = Повторы
roadmaps-standing-any = Все
roadmaps-standing-repeated = Просили несколько раз
roadmaps-standing-single = Просили один раз
roadmaps-standing-counted = { $what }: { $n }
roadmaps-standing-clear = Показать всё
roadmaps-standing-none = В этой дорожной карте под эти фильтры ничего не подходит.
roadmaps-no-such-recommendation = Рекомендации с таким номером нет. Укажите номер в виде R-0142.
roadmaps-no-such-road-map = Такой дорожной карты нет. Введите номер, например RM-17, или выберите из списка.
roadmaps-no-such-card = Такого проекта нет. Введите его номер или выберите из списка.
roadmaps-card-accepted = Этот проект уже принят. Перенесите рекомендацию в самой дорожной карте.
roadmaps-moved-meanwhile = Тем временем рекомендацию уже перенесли. Откройте страницу заново, чтобы увидеть, где она стоит.
roadmaps-nothing-to-confirm = Эта рекомендация не отнесена ни к одной дорожной карте, подтверждать нечего. Выберите карту для неё.
roadmaps-kind-recommendation =
    { $n ->
        [one] { $n } рекомендация
        [few] { $n } рекомендации
       *[other] { $n } рекомендаций
    }
roadmaps-kind-road-map =
    { $n ->
        [one] { $n } дорожная карта
        [few] { $n } дорожные карты
       *[other] { $n } дорожных карт
    }
roadmaps-verb-found = Принята как дорожная карта
roadmaps-verb-rename = Переименована
roadmaps-review-title = Проверка
roadmaps-review-lead =
    { $doubtful ->
        [0] Сомнительных мест нет,
        [one] { $doubtful } место под сомнением,
        [few] { $doubtful } места под сомнением,
       *[other] { $doubtful } мест под сомнением,
    } { $waiting ->
        [0] у каждой рекомендации есть дорожная карта.
        [one] { $waiting } рекомендация не отнесена ни к одной дорожной карте.
        [few] { $waiting } рекомендации не отнесены ни к одной дорожной карте.
       *[other] { $waiting } рекомендаций не отнесены ни к одной дорожной карте.
    }
roadmaps-review-nothing = Сомнительных мест нет, у каждой рекомендации есть дорожная карта.
roadmaps-review-empty-title = Ничего не ждёт
roadmaps-review-empty-text = Здесь ждут места, в которых программа не уверена. Что не отнесено к дорожной карте, ждёт в очереди.
roadmaps-review-doubtful = Сомнительные места
roadmaps-review-waiting =
    { $n ->
        [one] { $n } просьба ждёт места в очереди
        [few] { $n } просьбы ждут места в очереди
       *[other] { $n } просьб ждут места в очереди
    }
roadmaps-stands-in = Сейчас в карте
roadmaps-confirm = Место верное
roadmaps-move-to = Другая дорожная карта для { $reference }
roadmaps-move-to-card = Другой проект для { $reference }
roadmaps-move-send = Перенести
roadmaps-proposals-title = Проекты дорожных карт
roadmaps-proposals-lead = Программа предлагает дорожные карты с названиями и обоснованием. Пока вы их не примете, ничего не меняется.
roadmaps-model-there = Дополнительная языковая модель установлена.
roadmaps-model-absent = Языковая модель не установлена. С ней тексты, написанные разными словами и на разных языках, сравниваются по смыслу; её устанавливает тот, кто обслуживает сервер, командой «kenes model install» (docs/model.md).
roadmaps-proposals-list = Прежние проекты
roadmaps-proposals-empty-title = Проектов пока нет
roadmaps-proposals-empty-text = Закажите первый выше. Расчёт занимает от нескольких секунд до нескольких минут; страницу можно покинуть.
roadmaps-number = Сколько дорожных карт
roadmaps-number-hint = От 1 до 500.
roadmaps-fill = Если предметов в текстах меньше
roadmaps-fill-most = Меньше дорожных карт, каждая — о своём предмете
roadmaps-fill-exactly = Ровно столько: крупные делятся по предметам внутри них
roadmaps-number-bounds = Введите целое число от 1 до { $most }.
roadmaps-scope = Какие рекомендации
roadmaps-scope-waiting = Без дорожной карты
roadmaps-scope-all = Все, кроме тех, чьё место определил человек; принятые проекты заберут их из нынешних дорожных карт
roadmaps-country = Рассматриваемое государство
roadmaps-country-all = Все государства
roadmaps-propose = Предложить дорожные карты
roadmaps-nothing-to-propose = Среди выбранных нет рекомендаций, которые можно разместить. Сначала загрузите рекомендации или выберите все.
roadmaps-no-words = Ни в одной рекомендации нет слов, которые программа могла бы прочесть.
roadmaps-job-synthesis = Подготовка проекта дорожных карт
roadmaps-step-waiting = Работа ещё не началась.
roadmaps-step-reading = Чтение: { $done } из { $total }
roadmaps-step-meaning = Сравнение по смыслу: { $done } из { $total }
roadmaps-step-repeats = Поиск повторов: { $done } из { $total }
roadmaps-step-road-maps = Составление дорожных карт: { $done } из { $total }
roadmaps-step-titles = Названия и обоснования: { $done } из { $total }
roadmaps-progress = Ход работы
roadmaps-may-leave = Страницу можно покинуть. Проект будет ждать вас здесь.
roadmaps-proposal-title = Проект { $number }
roadmaps-proposal-sentence =
    { $asks ->
        [one] { $asks } просьба; запрошено дорожных карт: { $n }.
        [few] { $asks } просьбы; запрошено дорожных карт: { $n }.
       *[other] { $asks } просьб; запрошено дорожных карт: { $n }.
    }
roadmaps-proposal-draft =
    { $n ->
        [one] Предложена { $n } дорожная карта;
        [few] Предложены { $n } дорожные карты;
       *[other] Предложено { $n } дорожных карт;
    } { $left ->
        [one] { $left } ждёт вашего решения.
        [few] { $left } ждут вашего решения.
       *[other] { $left } ждут вашего решения.
    }
roadmaps-proposal-computing = Программа читает рекомендации.
roadmaps-proposal-accepted = Все предложенные здесь дорожные карты приняты.
roadmaps-proposal-discarded = Проект отклонён. Принятое до этого остаётся дорожными картами.
roadmaps-proposal-failed = Этот проект не удалось рассчитать.
roadmaps-proposal-closed = Проект закрыт: его можно читать, но не изменять.
roadmaps-state-computing = рассчитывается
roadmaps-state-draft = проект
roadmaps-state-accepted = принято
roadmaps-state-discarded = отклонено
roadmaps-state-failed = не удалось
roadmaps-doubtful =
    { $n ->
        [one] { $n } сомнительная
        [few] { $n } сомнительные
       *[other] { $n } сомнительных
    }
roadmaps-accept-all = Принять все как дорожные карты
roadmaps-accept-card = Принять
roadmaps-accept-card-label = Принять: { $title }
roadmaps-discard = Отклонить проект
roadmaps-job-demonstration = Принятие дорожных карт демонстрации
roadmaps-step-founding = Принято дорожных карт: { $done } из { $total }
roadmaps-why = Почему здесь
roadmaps-with-asks =
    { $n ->
        [one] { $recommendations }, { $n } просьба
        [few] { $recommendations }, { $n } просьбы
       *[other] { $recommendations }, { $n } просьб
    }
roadmaps-positions-differ = Позиции различны
roadmaps-position-unknown = Позиция неизвестна
roadmaps-accept-this = Принять как дорожную карту
roadmaps-note-divided = Достаточно крупных предметов в текстах { $carried }. Поскольку запрошено точное число, крупные карты разделены по предметам внутри них, пока их не стало { $n }.
roadmaps-note-fewer =
    { $n ->
        [one] Получилась { $n } дорожная карта вместо { $wanted }: других достаточно крупных предметов в текстах нет.
        [few] Получилось { $n } дорожные карты вместо { $wanted }: других достаточно крупных предметов в текстах нет.
       *[other] Получилось { $n } дорожных карт вместо { $wanted }: других достаточно крупных предметов в текстах нет.
    }
roadmaps-note-without-matter = Предмет этих рекомендаций программа не распознала: { $texts }.
roadmaps-suggested = Предлагается ({ $share }):
roadmaps-suggested-accept = Отнести к { $reference }
roadmaps-note-fits-none =
    { $n ->
        [0] Все просьбы ({ $fixed }) вошли в дорожные карты, которые существовали раньше.
       *[other] В дорожные карты, которые существовали раньше, вошли просьбы: { $fixed }. Не подошли ни к одной из них: { $n }; они в остальных проектах.
    }
roadmaps-note-pin = Место, закреплённое человеком, не удалось сохранить.
roadmaps-lead-empty = В этой дорожной карте больше ничего нет.
roadmaps-done = { $reference } отнесена к карте { $road_map } «{ $title }».
roadmaps-undo = Отменить
roadmaps-nothing-to-undo = С тех пор решение по этой рекомендации принял кто-то другой, поэтому отменять нечего.
roadmaps-nav-queue = Очередь
roadmaps-title-missing = Названия нет на языках: { $languages }.
roadmaps-language-kk = казахский
roadmaps-language-ru = русский
roadmaps-language-en = английский
roadmaps-grades = Кто и как оценивает исполнение
roadmaps-grades-silent = Оценки нет.
roadmaps-grade-undated = дата не известна
roadmaps-grades-export = Скачать с индикаторами и оценками:
roadmaps-standing-state = Заявление государства
roadmaps-standing-independent = Независимая оценка
roadmaps-standing-not-said = Оценка без указания независимости
roadmaps-keys =
    { $n ->
        [one] Ключевая рекомендация
        [few] { $n } ключевые рекомендации
       *[other] { $n } ключевых рекомендаций
    }
roadmaps-indicators =
    { $n ->
        [one] { $n } индикатор
        [few] { $n } индикатора
       *[other] { $n } индикаторов
    }
roadmaps-verb-import = Внесена из файла
roadmaps-existing-title = Имеющиеся дорожные карты
roadmaps-existing-text = Внесите дорожные карты, которые были у органа раньше: их номера и названия сохранятся, а программа разместит в них рекомендации.
roadmaps-existing-file = Файл с дорожными картами
roadmaps-existing-file-hint =
    { $n ->
        [one] CSV, XLSX, JSON или DOCX, не больше { $n } мегабайта.
        [few] CSV, XLSX, JSON или DOCX, не больше { $n } мегабайт.
       *[other] CSV, XLSX, JSON или DOCX, не больше { $n } мегабайт.
    }
roadmaps-existing-send = Прочитать файл
roadmaps-existing-columns-text = Строка на каждую дорожную карту со столбцами: номер, название, ключевая рекомендация, индикаторы, оценка, кем дана и дата, на русском, казахском или английском; следующие оценки стоят строками ниже. В документе Word может быть и заголовок вида «Дорожная карта 7. Название» с подписанными абзацами. До вашего подтверждения ничего не меняется.
roadmaps-existing-none = Файлы с дорожными картами ещё не читались.
roadmaps-existing-earlier = Прочитанные файлы
roadmaps-existing-state-unmapped = столбцы не поняты
roadmaps-existing-state-read = прочитан, не подтверждён
roadmaps-existing-state-confirmed = подтверждён
roadmaps-existing-state-undone = отменён
roadmaps-existing-state-discarded = отложен
roadmaps-existing-lead-unmapped = Столбцы этого файла не поняты. Укажите, что есть что.
roadmaps-existing-lead-read = Пока ничего не изменено: новых { $new }, дополнятся { $grown }, уже есть { $unchanged }.
roadmaps-existing-lead-confirmed = Файл внесён: новых дорожных карт { $new }, дополнено { $grown }, уже было { $unchanged }.
roadmaps-existing-lead-undone = Импорт отменён. Всё, что он внёс, убрано.
roadmaps-existing-lead-discarded = Файл отложен, из него ничего не внесено.
roadmaps-existing-missing = Не распознано: { $fields }.
roadmaps-existing-open-faults =
    { $n ->
        [one] Сначала нужно исправить { $n } ошибку. Исправьте файл и прочитайте его снова или поправьте столбцы ниже.
        [few] Сначала нужно исправить { $n } ошибки. Исправьте файл и прочитайте его снова или поправьте столбцы ниже.
       *[other] Сначала нужно исправить { $n } ошибок. Исправьте файл и прочитайте его снова или поправьте столбцы ниже.
    }
roadmaps-existing-faults =
    { $n ->
        [one] { $n } ошибка
        [few] { $n } ошибки
       *[other] { $n } ошибок
    }
roadmaps-existing-faults-how = Дорожные карты вносятся все вместе или не вносятся вовсе, поэтому перечислены все ошибки. Показано не больше 200.
roadmaps-existing-at-cell = Ячейка { $cell } ({ $column })
roadmaps-existing-at-column = Строка { $row }, { $column }
roadmaps-existing-at-row = Строка { $row }
roadmaps-existing-fault-no-number = Есть название, но нет номера. Впишите номер дорожной карты.
roadmaps-existing-fault-bad-number = «{ $found }» – не номер дорожной карты. Напишите целое число от 1, например 7 или RM-07.
roadmaps-existing-fault-number-twice = Номер { $number } уже стоит у другого названия в строке { $first_row }. Дайте этой строке другой номер или то же название.
roadmaps-existing-fault-no-title = У дорожной карты нет названия. Впишите его хотя бы на одном языке.
roadmaps-existing-fault-nothing-above = В этой строке нет ни номера, ни названия, и выше нет дорожной карты. Впишите и то и другое.
roadmaps-existing-fault-grade-without-author = Не сказано, кто дал оценку «{ $grade }». Назовите автора здесь или ниже один раз для всего файла.
roadmaps-existing-fault-author-without-grade = Назван автор оценки ({ $author }), но оценки нет. Впишите оценку или уберите имя.
roadmaps-existing-fault-bad-date = «{ $found }» – не дата. Напишите её как 2026-11-23 или 23.11.2026.
roadmaps-existing-fault-unknown-standing = «{ $found }» не говорит, как автор оценки относится к государству. Напишите «государство», «независимая» или оставьте пустым.
roadmaps-existing-fault-too-long = { $length } знаков – больше допустимых { $limit }. Сократите.
roadmaps-existing-fault-spreadsheet-error = Таблица показывает ошибку { $found }. Исправьте формулу или введите значение.
roadmaps-existing-fault-ragged-row = В строке { $found } ячеек, а в заголовке { $expected }. Поищите пропущенную кавычку или лишний разделитель.
roadmaps-existing-fault-unclosed-quote = Здесь открывается кавычка и не закрывается. Закройте её.
roadmaps-existing-fault-not-an-object = Элемент – { $found }, а не объект с именованными полями.
roadmaps-existing-fault-empty = Под заголовком нет ни одной дорожной карты. Выберите другой файл или лист.
roadmaps-existing-fault-number-taken = { $reference } здесь – «{ $title }». Дайте этой строке другой номер или название, которое стоит здесь.
roadmaps-existing-mapping = Столбцы
roadmaps-existing-mapping-open = Поправить, какой столбец что содержит
roadmaps-existing-mapping-send = Прочитать файл снова
roadmaps-existing-whole-file = Для оценок, у которых это не указано
roadmaps-existing-whole-file-hint = Кто дал оценки этого файла
roadmaps-existing-column-number = Номер
roadmaps-existing-column-title = Название на любом языке
roadmaps-existing-column-title-en = Название на английском
roadmaps-existing-column-title-ru = Название на русском
roadmaps-existing-column-title-kk = Название на казахском
roadmaps-existing-column-summary = О чём она
roadmaps-existing-column-key-recommendation = Ключевая рекомендация
roadmaps-existing-column-indicators = Индикаторы
roadmaps-existing-column-grade = Оценка
roadmaps-existing-column-graded-by = Кем дана оценка
roadmaps-existing-column-standing = Отношение автора оценки к государству
roadmaps-existing-column-graded-on = Дата оценки
roadmaps-existing-column-method = Метод
roadmaps-existing-column-state-claim = Заявление государства
roadmaps-existing-column-state-claim-on = Дата заявления государства
roadmaps-existing-column-independent-grade = Независимая оценка
roadmaps-existing-column-ignore = Не брать
roadmaps-existing-read = Что прочитано
roadmaps-existing-is-new = новая
roadmaps-existing-is-grown = дополнится
roadmaps-existing-is-unchanged = уже есть
roadmaps-existing-uncertain =
    { $n ->
        [one] Не определена { $n } ключевая рекомендация: выберите, что это, или оставьте без связи.
        [few] Не определены { $n } ключевые рекомендации: выберите, что это, или оставьте без связи.
       *[other] Не определено { $n } ключевых рекомендаций: выберите, что это, или оставьте без связи.
    }
roadmaps-existing-certain-reference = Найдена по номеру: { $recommendation }
roadmaps-existing-certain-paragraph = Найдена по документу и пункту: { $recommendation }
roadmaps-existing-certain-text = Найдена по тексту: { $recommendation }
roadmaps-existing-no-link = Пока не связывать
roadmaps-existing-likeness = сходство { $share }: { $recommendation }
roadmaps-existing-key-is = Ключевая рекомендация: { $written }
roadmaps-existing-key-unknown = В реестре нет ничего похожего; она остаётся как написана.
roadmaps-existing-unfound = Ключевые рекомендации, которые не найдены
roadmaps-existing-unfound-lead =
    { $n ->
        [one] При загрузке файла в реестре не нашлась { $n } ключевая рекомендация. Связано с тех пор: { $linked }.
        [few] При загрузке файла в реестре не нашлись { $n } ключевые рекомендации. Связано с тех пор: { $linked }.
       *[other] При загрузке файла в реестре не нашлось { $n } ключевых рекомендаций. Связано с тех пор: { $linked }.
    }
roadmaps-existing-link-field = Рекомендация в реестре
roadmaps-existing-link-hint = Номер, например R-0142, или начальные буквы слов, которые есть только в ней. Она войдёт в дорожную карту и останется там.
roadmaps-existing-link = Связать
roadmaps-existing-linked = Связано
roadmaps-existing-unlink = Отменить связь
roadmaps-existing-link-none = В реестре нет рекомендации, которая этому отвечает. Введите её номер, например R-0142, или начальные буквы её слов.
roadmaps-existing-link-several = Эти слова есть в нескольких рекомендациях. Введите номер одной из них или больше букв.
roadmaps-existing-linked-already = Эта ключевая рекомендация уже связана. Сначала отмените ту связь.
roadmaps-existing-remembered = Столбцы означают то же, что в прошлом файле такого вида.
roadmaps-existing-brings = Индикаторов: { $indicators }. Оценок: { $grades }.
roadmaps-existing-confirm =
    { $n ->
        [0] Внести новое
        [one] Внести { $n } дорожную карту
        [few] Внести { $n } дорожные карты
       *[other] Внести { $n } дорожных карт
    }
roadmaps-existing-nothing-new = В файле нет ничего, чего здесь ещё нет.
roadmaps-existing-discard = Отложить файл
roadmaps-existing-undo = Отменить импорт
roadmaps-existing-undo-until = Его можно отменить, пока никто не переименовал внесённую карту и ничего в неё не поместил.
roadmaps-existing-nothing-in-it = В этом документе Word нет ни таблицы дорожных карт, ни заголовков вида «Дорожная карта 7. Название». Добавьте их или выберите другой файл.
roadmaps-existing-over = Этот импорт уже завершён. Чтобы начать заново, прочитайте файл снова.
roadmaps-existing-not-readable = В этом состоянии импорт нельзя подтвердить. Откройте его, чтобы увидеть, чего не хватает.
roadmaps-existing-has-faults =
    { $n ->
        [one] Прежде чем вносить дорожные карты, исправьте { $n } ошибку.
        [few] Прежде чем вносить дорожные карты, исправьте { $n } ошибки.
       *[other] Прежде чем вносить дорожные карты, исправьте { $n } ошибок.
    }
roadmaps-existing-not-confirmed = Отменить можно только подтверждённый импорт.
roadmaps-existing-built-upon = С { $reference } после импорта уже работали, поэтому отменить его нельзя. Переместите то, что туда помещено, или оставьте карту.
roadmaps-queue-title = Очередь
roadmaps-queue-lead = Места ждут: { $n }. Из них уверенно { $sure }, сомнительно { $doubtful }, нужна новая дорожная карта: { $new }.
roadmaps-queue-nothing = У всего есть место.
roadmaps-queue-empty-title = Ничего не ждёт
roadmaps-queue-empty-text = После импорта программа предлагает места в имеющихся дорожных картах; здесь их принимают, переносят или отклоняют. То, что разместили люди, не перемещается никогда.
roadmaps-queue-run = Последнее предложение: { $moment }.
roadmaps-queue-progress = Из этого импорта место есть у { $done } из { $n }.
roadmaps-queue-import = Только из этого импорта
roadmaps-queue-all-imports = Все импорты
roadmaps-queue-order = Предложить места
roadmaps-queue-order-new =
    { $n ->
        [one] Предложить место ещё для { $n }
        [few] Предложить места ещё для { $n }
       *[other] Предложить места ещё для { $n }
    }
roadmaps-queue-accept-sure =
    { $n ->
        [one] Принять { $n } уверенное место
        [few] Принять { $n } уверенных места
       *[other] Принять { $n } уверенных мест
    }
roadmaps-queue-done =
    { $n ->
        [one] Размещено: { $n }.
        [few] Размещено: { $n }.
       *[other] Размещено: { $n }.
    }
roadmaps-queue-doubtful =
    { $n ->
        [one] { $n } сомнительное место
        [few] { $n } сомнительных места
       *[other] { $n } сомнительных мест
    }
roadmaps-queue-doubtful-text = Ближайшие тексты далеки или расходятся. Сначала наименее уверенные; показано не больше пятидесяти.
roadmaps-queue-sure =
    { $n ->
        [one] { $n } уверенное место
        [few] { $n } уверенных места
       *[other] { $n } уверенных мест
    }
roadmaps-queue-sure-text = Большинство похожих стоит там. Показано не больше пятидесяти.
roadmaps-queue-new =
    { $n ->
        [one] Для { $n } нужна новая дорожная карта
        [few] Для { $n } нужны новые дорожные карты
       *[other] Для { $n } нужны новые дорожные карты
    }
roadmaps-queue-new-text = Они не подходят ни к одной имеющейся карте. Родственные предложены вместе.
roadmaps-queue-by-hand =
    { $n ->
        [one] Для { $n } карту назовёте вы
        [few] Для { $n } карту назовёте вы
       *[other] Для { $n } карту назовёте вы
    }
roadmaps-queue-by-hand-text = Предложенное место отклонено, или в тексте ничего не распознано.
roadmaps-queue-unseen =
    { $n ->
        [one] { $n } просьба, на которую программа ещё не смотрела
        [few] { $n } просьбы, на которые программа ещё не смотрела
       *[other] { $n } просьб, на которые программа ещё не смотрела
    }
roadmaps-queue-unseen-text = Пусть программа предложит места, или назовите дорожную карту сами. Показано не больше пятидесяти.
roadmaps-queue-accept-new = Принять как новую дорожную карту ({ $n }): { $title }
roadmaps-queue-repeats = Войдёт в группу повторов вместе с { $reference }.
roadmaps-queue-refused = Отклонено: { $reason }
roadmaps-queue-withdraw = Отозвать отказ
roadmaps-queue-refuse = Отклонить это место
roadmaps-queue-reason = Почему ей там не место
roadmaps-queue-refuse-send = Отклонить
roadmaps-queue-reason-empty = Скажите в нескольких словах, почему ей там не место.
roadmaps-queue-reason-long = Сократите причину до 500 знаков.
roadmaps-queue-nothing-to-accept = Здесь больше ничего не ждёт: всё уже размещено. Откройте очередь снова.
roadmaps-job-queue = Предлагаются места в дорожных картах
roadmaps-step-queue = Сравнение с имеющимся: { $done } из { $total }
roadmaps-nav-repeats = Повторяющееся
roadmaps-repeats-title = Что рекомендуют снова и снова
roadmaps-repeats-lead =
    { $n ->
        [0] По этому выбору ничего не рекомендовали дважды.
        [one] { $n } рекомендация звучала не меньше двух раз.
        [few] { $n } рекомендации звучали не меньше двух раз.
       *[other] { $n } рекомендаций звучали не меньше двух раз.
    }
roadmaps-repeats-mechanism = Механизм
roadmaps-repeats-theme = Тема
roadmaps-repeats-position = Позиция государства
roadmaps-repeats-from = С года
roadmaps-repeats-to = По год
roadmaps-repeats-all = Все
roadmaps-repeats-show-all = Показать все
roadmaps-repeats-sort-asked = Чаще всего
roadmaps-repeats-sort-newest = Недавние сначала
roadmaps-repeats-sort-oldest = Давние сначала
roadmaps-repeats-empty-title = Повторов нет
roadmaps-repeats-empty-text = Когда рекомендации размещены в дорожных картах, одинаковые по сути собираются здесь, кто бы и на каком языке их ни дал. Чтобы увидеть больше, уберите часть фильтров.
roadmaps-repeat-title = { $reference }: повторяется
roadmaps-repeat-about = Об этой группе повторов
roadmaps-line-title =
    { $n ->
        [one] Рекомендовали { $n } раз: когда, кто и что ответило государство
        [few] Рекомендовали { $n } раза: когда, кто и что ответило государство
       *[other] Рекомендовали { $n } раз: когда, кто и что ответило государство
    }
roadmaps-line-how = Полный круг: поддержана. Пустой: принята к сведению или без ответа. Половина: частично, или позиции расходятся. Пунктир: не известно. Квадрат: оценка дорожной карты, как её опубликовал автор.
roadmaps-line-day = День
roadmaps-line-who = Кто просил
roadmaps-line-recommendation = Рекомендация
roadmaps-line-words = Текст
roadmaps-line-grades = Насколько исполнено и кто это говорит
roadmaps-line-no-grade = нет данных
roadmaps-line-table = Показать таблицей
roadmaps-line-mark =
    { $n ->
        [one] { $when }: { $what } ({ $n })
       *[other] { $when }: { $what } ({ $n })
    }
roadmaps-line-comment = В источнике сказано: { $comment }
roadmaps-line-grade = { $standing } к тому времени: { $grade } ({ $assessor }, { $day })
roadmaps-standing-short-state = Государство
roadmaps-standing-short-independent = Независимо
roadmaps-standing-short-not-said = Другие оценки
roadmaps-seen = Просмотрено рекомендаций: { $seen } из { $total }
roadmaps-seen-one = просмотрено
roadmaps-see = Отметить как просмотренное
roadmaps-see-all = Отметить всё как просмотренное
roadmaps-decided = решено
roadmaps-goes-on = продолжает { $reference }
roadmaps-doubtful-title = Сомнительные места
roadmaps-doubtful-places =
    { $n ->
        [one] Сначала просмотреть { $n } сомнительное место
        [few] Сначала просмотреть { $n } сомнительных места
       *[many] Сначала просмотреть { $n } сомнительных мест
    }
roadmaps-doubtful-lead =
    { $n ->
        [one] Сомнительно { $n } место этого предложения.
        [few] Сомнительны { $n } места этого предложения, наименее надёжные сначала. Показано не больше пятидесяти, остальные следуют за ними.
       *[many] Сомнительны { $n } мест этого предложения, наименее надёжные сначала. Показано не больше пятидесяти, остальные следуют за ними.
    }
roadmaps-doubtful-none = Сомнительных мест в этом предложении больше нет.
roadmaps-to-cards = Перейти к проектам
roadmaps-drafted-in = Предложено в проект
roadmaps-difference-title = Что изменит предложение
roadmaps-difference-none = Предложение ничего не меняет в действующих картах.
roadmaps-difference-kept =
    { $n ->
        [one] { $n } дорожная карта продолжается
        [few] { $n } дорожные карты продолжаются
       *[many] { $n } дорожных карт продолжаются
    }
roadmaps-difference-moved =
    { $n ->
        [one] { $n } просьба сменит карту
        [few] { $n } просьбы сменят карту
       *[many] { $n } просьб сменят карту
    }
roadmaps-difference-new =
    { $n ->
        [one] { $n } новая дорожная карта
        [few] { $n } новые дорожные карты
       *[many] { $n } новых дорожных карт
    }
roadmaps-difference-split =
    { $n ->
        [one] { $n } разделяется
        [few] { $n } разделяются
       *[many] { $n } разделяются
    }
roadmaps-difference-merged =
    { $n ->
        [one] { $n } входит в другую
        [few] { $n } входят в другие
       *[many] { $n } входят в другие
    }
roadmaps-difference-added =
    { $n ->
        [one] { $n } просьба получит карту
        [few] { $n } просьбы получат карту
       *[many] { $n } просьб получат карту
    }
roadmaps-stands = Действует
roadmaps-stands-not = ничего
roadmaps-draft = Проект
roadmaps-and-more = и ещё { $n }
roadmaps-pages = Страницы проектов
roadmaps-card-title = Проект { $n }: { $title }
roadmaps-card-merged = Объединён с проектом { $card }.
roadmaps-card-set-aside = Отложен: { $reason }
roadmaps-card-gone = Этот проект объединён с другим или отложен. Выберите другой.
roadmaps-card-not-set-aside = Этот проект не отложен.
roadmaps-no-such-place = Этой рекомендации нет в предложении.
roadmaps-not-in-this-draft = Этой рекомендации нет в предложении. Напишите её номер, например R-0142.
roadmaps-not-in-this-road-map = Этой рекомендации нет в этой дорожной карте. Напишите её номер, например R-0142.
roadmaps-several-asks = В этой рекомендации несколько просьб. Добавьте номер просьбы, например R-0142/2.
roadmaps-several-cards = Эти слова есть в названиях нескольких проектов: { $n }. Наберите больше букв или номер.
roadmaps-several-road-maps = Эти слова есть в названиях нескольких дорожных карт: { $n }. Наберите больше букв или номер.
roadmaps-choices = Набранному отвечают
roadmaps-choose-hint = Номер или несколько букв названия.
roadmaps-nothing-marked = Сначала отметьте хотя бы одну рекомендацию.
roadmaps-changed-since = С тех пор это изменили, поэтому выполнить или отменить действие уже нельзя. Откройте страницу заново.
roadmaps-no-act-to-undo = Здесь нет ваших действий, которые можно отменить.
roadmaps-mark = Отметить
roadmaps-marked = Со всеми отмеченными
roadmaps-marked-move-to = Другой проект для отмеченных
roadmaps-marked-move = Переместить отмеченные
roadmaps-marked-confirm = Отмеченные на своём месте
roadmaps-marked-see = Отметить их как просмотренные
roadmaps-more-acts = Ещё
roadmaps-pair = То же самое или не то же
roadmaps-pair-one = Рекомендация
roadmaps-pair-two = Другая рекомендация
roadmaps-pair-hint = По номеру, например R-0142; если просьб несколько, то R-0142/2. Перемещается первая.
roadmaps-pair-other = Сравнить { $reference } с рекомендацией
roadmaps-pair-apart = Не то же самое
roadmaps-pair-same = То же самое
roadmaps-pair-itself = Рекомендацию нельзя сравнить с ней самой. Наберите другой номер.
roadmaps-pin = Закрепить место
roadmaps-pin-field = Рекомендация, которая относится сюда
roadmaps-pin-hint = По номеру, например R-0142. Никакой следующий расчёт её не переместит.
roadmaps-pin-send = Закрепить здесь
roadmaps-merge = Объединить
roadmaps-merge-into = Объединить с проектом
roadmaps-merge-into-road-map = Объединить с дорожной картой
roadmaps-merge-hint = Номер или несколько букв названия. У этой карты остаётся страница, где сказано, куда она вошла.
roadmaps-merge-send = Объединить
roadmaps-merge-itself = Выберите другую: объединить с самой собой нельзя.
roadmaps-split = Разделить
roadmaps-split-title = Разделить: { $title }
roadmaps-split-which = Что отделяется
roadmaps-split-send = Отделить отмеченное
roadmaps-split-nothing = Что-то должно отделиться, а что-то остаться. Отметьте часть рекомендаций, не все.
roadmaps-cut-proposed = Программа предлагает отделить { $n } из { $all }, где речь идёт об этом: { $matter }. Можно изменить.
roadmaps-cut-none = Программа не видит предмета, который разделил бы их поровну. Отметьте сами, что отделяется.
roadmaps-set-aside = Отложить
roadmaps-set-aside-hint = Проект не станет дорожной картой, и следующие расчёты не тронут его рекомендации, пока вы его не вернёте.
roadmaps-set-aside-road-map-hint = Карта уйдёт с доски вместе со всем, что в ней стоит; её страница скажет почему.
roadmaps-set-aside-send = Отложить
roadmaps-take-up = Вернуть в работу
roadmaps-reason = Причина
roadmaps-reason-empty = Напишите причину.
roadmaps-reason-long = Сократите причину до 2000 знаков.
roadmaps-closed = Эта дорожная карта уже объединена с другой или отложена.
roadmaps-not-closed = Эта дорожная карта действует, возвращать нечего.
roadmaps-closed-merged = { $day } объединена с картой
roadmaps-closed-set-aside = Отложена { $day }: { $reason }
roadmaps-closed-withdrawn = Принятие этой дорожной карты отменено { $day }. Её номер не достанется другой.
roadmaps-reopen = Отменить это
roadmaps-verb-merged = Объединена с другой
roadmaps-verb-set-aside = Отложена
roadmaps-verb-withdrawn = Принятие отменено
roadmaps-verb-reopen = Снова действует
roadmaps-undo-last = Отменить моё последнее действие
roadmaps-undo-to = Отменить до этого места
roadmaps-undo-to-label = Отменить все мои действия до этого включительно: { $act }
roadmaps-acts-title = Что сделано
roadmaps-acts-lead = Новые сначала. Свои действия можно отменить, и сразу несколько; что с тех пор изменил кто-то другой, остаётся.
roadmaps-acts-empty-title = Пока ничего не сделано
roadmaps-acts-empty-text = Здесь будет каждое действие с этим предложением и кто его совершил; его можно отменить.
roadmaps-act-taken-back = отменено
roadmaps-act-confirm =
    { $n ->
        [one] Подтверждено { $n }: { $recommendations }
       *[other] Подтверждено { $n }: { $recommendations }
    }
roadmaps-act-see =
    { $n ->
        [one] Просмотрено { $n }: { $recommendations }
       *[other] Просмотрено { $n }: { $recommendations }
    }
roadmaps-act-move =
    { $n ->
        [one] Перемещено в проект { $to }: { $recommendations }
       *[other] Перемещено { $n } в проект { $to }: { $recommendations }
    }
roadmaps-act-part = Не то же самое, что остальные в группе: { $recommendations }
roadmaps-act-join = То же самое, что другая, в проекте { $to }: { $recommendations }
roadmaps-act-rename = Проект { $card } переименован: { $title }
roadmaps-act-merge = Проект { $card } объединён с проектом { $to }
roadmaps-act-split = Отделено { $n } в проект { $card }: { $title }
roadmaps-act-set-aside = Отложен проект { $card }: { $title }
roadmaps-act-take-up = Проект { $card } возвращён в работу: { $title }
roadmaps-act-accept =
    { $cards ->
        [one] Принят проект { $card }: { $title }
       *[other] Принято проектов: { $cards }
    }
roadmaps-act-undo = Отменено более раннее действие
roadmaps-conflict-place = Место
roadmaps-conflict-decided = с тех пор решено кем-то другим
roadmaps-conflict-open = не решено
roadmaps-conflict-contents = Есть только у одного из вас
roadmaps-conflict-none = ничего
roadmaps-conflict-version = Версия предложения
roadmaps-board-closed = Объединены или отложены: { $n }

roadmaps-today-queue = { $n ->
    [one] Найти место { $n } рекомендации
    [few] Найти место { $n } рекомендациям
   *[other] Найти место { $n } рекомендациям
}
