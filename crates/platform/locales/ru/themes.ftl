# Темы, которые программа предлагает для текстов без тем.
recommendations-without-theme = Без темы
recommendations-job-themes = Подбор тем
recommendations-step-themes = Чтение текстов без тем: { $done } из { $total }
recommendations-offers-title = Предложенные темы
recommendations-offers-lead =
    { $n ->
        [one] Без темы { $n } текст.
        [few] Без темы { $n } текста.
       *[other] Без темы { $n } текстов.
    } Темы предложены для { $offered }{ $sure ->
        [0] {""}
       *[other] , уверенно — для { $sure }
    }. Пока человек не принял тему, ничего не записывается.
recommendations-offers-all-themed = У каждого текста есть тема, или человек решил, что она не нужна.
recommendations-offers-too-few = Предложить пока нечего: реестр слишком мал, чтобы по нему учиться. Текстов с темами в нём { $texts }, тем, которые стоят хотя бы у { $each } текстов, — { $themes }. Нужно { $least } таких текстов и две таких темы.
recommendations-offers-run = Последний подбор: { $moment }.
recommendations-offers-done =
    { $n ->
        [one] Решение принято по { $n } тексту.
       *[other] Решение принято по { $n } текстам.
    }
recommendations-offers-left =
    { $n ->
        [one] Не тронут { $n } текст: кто-то решил раньше, программа подобрала темы заново или ни одна тема не вероятна.
        [few] Не тронуты { $n } текста: кто-то решил раньше, программа подобрала темы заново или ни одна тема не вероятна.
       *[other] Не тронуто { $n } текстов: кто-то решил раньше, программа подобрала темы заново или ни одна тема не вероятна.
    }
recommendations-offers-undo = Отменить
recommendations-offers-import = Тексты загрузки
recommendations-offers-all-imports = Все загрузки
recommendations-offers-empty-title = Ничего не ждёт
recommendations-offers-empty-text = Если загрузка принесла тексты без тем, программа предлагает здесь темы: она учится на тех, что поставили люди. Их принимают, меняют или отклоняют вручную.
recommendations-offers-accept-sure =
    { $n ->
        [one] Принять уверенные темы { $n } текста
       *[other] Принять уверенные темы { $n } текстов
    }
recommendations-offers-order-new =
    { $n ->
        [one] Подобрать темы ещё для { $n } текста
       *[other] Подобрать темы ещё для { $n } текстов
    }
recommendations-offers-order = Подобрать заново
recommendations-offers-sure =
    { $n ->
        [one] { $n } текст с уверенной темой
        [few] { $n } текста с уверенной темой
       *[other] { $n } текстов с уверенной темой
    }
recommendations-offers-sure-text = Из ста тем, предложенных так уверенно, больше девяноста поставили бы и люди. Показано не больше пятидесяти текстов.
recommendations-offers-to-decide =
    { $n ->
        [one] { $n } текст ждёт решения
        [few] { $n } текста ждут решения
       *[other] { $n } текстов ждут решения
    }
recommendations-offers-to-decide-text = Вероятные темы отмечены, сомнительные — нет. Сначала самые уверенные; показано не больше пятидесяти текстов.
recommendations-offers-nothing =
    { $n ->
        [one] { $n } текст, для которого ничего не предложено
        [few] { $n } текста, для которых ничего не предложено
       *[other] { $n } текстов, для которых ничего не предложено
    }
recommendations-offers-nothing-text = Ни одна тема не подходит к их словам достаточно близко. Выберите темы сами; показано не больше пятидесяти текстов.
recommendations-offers-mark = Отметить
recommendations-offers-of = Темы, предложенные для { $reference }
recommendations-offers-others = Выбрать другие темы
recommendations-offers-other = Другая тема ({ $n })
recommendations-offers-accept = Поставить эти темы
recommendations-offers-refuse = Ни одна не подходит
recommendations-offers-marked = Все отмеченные тексты
recommendations-offers-marked-accept = Поставить им вероятные темы
recommendations-offers-marked-refuse = Им не подходит ни одна
recommendations-offers-refused = Тексты, для которых темы отклонены
recommendations-offers-offer-again = Предлагать темы снова
recommendations-offers-link =
    { $n ->
        [one] Без темы { $n } текст, темы предложены для { $offered }: посмотреть и решить
        [few] Без темы { $n } текста, темы предложены для { $offered }: посмотреть и решить
       *[other] Без темы { $n } текстов, темы предложены для { $offered }: посмотреть и решить
    }
recommendations-offers-link-none =
    { $n ->
        [one] Без темы { $n } текст, предложений нет: узнать почему
        [few] Без темы { $n } текста, предложений нет: узнать почему
       *[other] Без темы { $n } текстов, предложений нет: узнать почему
    }
recommendations-offer-sure = уверенно
recommendations-offer-likely = вероятно
recommendations-offer-unsure = возможно
recommendations-offer-why = Почему
recommendations-offer-because-matters = В тексте названо: { $matters }.
recommendations-offer-because-words = Слова, которые чаще стоят с этой темой: { $words }.
recommendations-offer-no-such-theme = Темы «{ $theme }» в реестре нет. Выберите из списка; новые темы приходят с загрузками.
recommendations-offer-none-chosen = Отметьте тему или выберите другую. Если ни одна не подходит, скажите об этом кнопкой рядом.
recommendations-offer-too-many = Поставьте не больше { $n } тем.
recommendations-offer-no-theme = без темы
recommendations-offer-nothing-to-decide = Ничего не записано: по этим текстам уже решено, или программа подобрала темы заново. Откройте страницу ещё раз.
recommendations-offer-nothing-to-undo = Отменять нечего: решение уже отменено, или темы с тех пор кто-то изменил.
recommendations-offer-refused-by = { $who }, { $when }
recommendations-themes-accepted = Темы предложила программа, их принял человек: { $who }, { $when }.
recommendations-themes-changed = Программа предлагала другие темы, эти выбрал человек: { $who }, { $when }.
recommendations-themes-refused = Программа предлагала темы, человек их отклонил: { $who }, { $when }.
recommendations-themes-undo = Отменить это решение
recommendations-verb-accept-themes = Поставлены темы по предложению программы или выбраны другие: { $who } ({ $entry }).
recommendations-verb-take-themes-back = Темы сняты: { $who } ({ $entry }).
