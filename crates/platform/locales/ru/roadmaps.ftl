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
roadmaps-review-empty-text = После загрузки здесь ждут рекомендации без дорожной карты, а также места, в которых программа не уверена.
roadmaps-review-doubtful = Сомнительные места
roadmaps-review-waiting = Без дорожной карты
roadmaps-review-waiting-reason = Эти рекомендации ещё никуда не отнесены. Показано не более ста; остальные появятся, когда место найдут эти.
roadmaps-stands-in = Сейчас в карте
roadmaps-confirm = Место верное
roadmaps-move-to = Другая дорожная карта для { $reference }
roadmaps-move-to-card = Другой проект для { $reference }
roadmaps-move-send = Перенести
roadmaps-proposals-title = Проекты дорожных карт
roadmaps-proposals-lead = Программа предлагает дорожные карты с названиями и обоснованием. Пока вы их не примете, ничего не меняется.
roadmaps-proposals-list = Прежние проекты
roadmaps-proposals-empty-title = Проектов пока нет
roadmaps-proposals-empty-text = Закажите первый выше. Расчёт занимает от нескольких секунд до нескольких минут; страницу можно покинуть.
roadmaps-number = Сколько дорожных карт
roadmaps-number-hint = От 1 до 500. Если в текстах столько предметов не найдётся, карт будет меньше.
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
        [one] { $asks } просьба, дорожных карт не более { $n }.
        [few] { $asks } просьбы, дорожных карт не более { $n }.
       *[other] { $asks } просьб, дорожных карт не более { $n }.
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
roadmaps-note-fewer =
    { $n ->
        [one] Получилась { $n } дорожная карта вместо { $wanted }: других достаточно крупных предметов в текстах нет.
        [few] Получилось { $n } дорожные карты вместо { $wanted }: других достаточно крупных предметов в текстах нет.
       *[other] Получилось { $n } дорожных карт вместо { $wanted }: других достаточно крупных предметов в текстах нет.
    }
roadmaps-note-without-matter = Предмет этих рекомендаций программа не распознала: { $texts }.
roadmaps-suggested = Предлагается ({ $share }):
roadmaps-suggested-none = Достаточно похожего ни в одной дорожной карте нет; возможно, нужна новая.
roadmaps-suggested-accept = Отнести к { $reference }
roadmaps-note-pin = Место, закреплённое человеком, не удалось сохранить.
roadmaps-lead-empty = В этой дорожной карте больше ничего нет.
roadmaps-done = { $reference } отнесена к карте { $road_map } «{ $title }».
roadmaps-undo = Отменить
roadmaps-nothing-to-undo = С тех пор решение по этой рекомендации принял кто-то другой, поэтому отменять нечего.
