recommendations-format-observations = Заключительные замечания
recommendations-refusal-no-paragraphs = В документе нет ни одного абзаца текста. Выберите сам документ или вставьте его текст.
recommendations-fault-no-symbol = Условное обозначение документа не найдено. Впишите его, как на титуле, например CAT/C/KAZ/CO/4.
recommendations-fault-bad-symbol = «{ $found }» — не обозначение заключительных замечаний. В нём указаны комитет, государство и доклад, например CAT/C/KAZ/CO/4.
recommendations-fault-symbol-of-another = Обозначение { $found } не относится к { $chosen }. Исправьте обозначение или выберите другой комитет.
recommendations-fault-no-paragraph = У отрывка нет номера пункта. Впишите его, по нему на отрывок ссылаются, или не загружайте отрывок.
recommendations-fault-repeated-paragraph = Пункт { $number } уже взят из отрывка { $first }. Дайте этому отрывку свой номер, соедините их или не загружайте один из них.

recommendations-observations-new = Прочитать заключительные замечания
recommendations-observations-new-lead = Выберите документ договорного органа или вставьте его текст. Вы увидите каждый пункт и то, что будет загружено, прежде чем что-либо изменится.
recommendations-observations-file = Документ
recommendations-observations-file-hint =
    { $n ->
        [one] Word (.docx) или простой текст, до { $n } мегабайта.
        [few] Word (.docx) или простой текст, до { $n } мегабайт.
       *[other] Word (.docx) или простой текст, до { $n } мегабайт.
    }
recommendations-observations-paste = Или вставьте текст
recommendations-observations-paste-hint = С заголовками и номерами пунктов, каждый пункт с новой строки. Если выбран документ, читается он.
recommendations-observations-send = Прочитать пункты
recommendations-observations-what-follows = Обозначение, комитет, даты, последующие меры и срок следующего доклада находятся в тексте; всё это можно исправить. Читаются английский, русский и казахский языки.
recommendations-observations-example = Вымышленные заключительные замечания для пробы
recommendations-observations-pasted = вставленный текст
recommendations-observations-summary =
    { $included ->
        [0] Не выбрано ни одного пункта.
        [one] Выбран { $included } пункт. Под последующими мерами: { $follow_up }. Обеспокоенностей, остающихся рядом как контекст: { $context }.
        [few] Выбрано { $included } пункта. Под последующими мерами: { $follow_up }. Обеспокоенностей, остающихся рядом как контекст: { $context }.
       *[other] Выбрано { $included } пунктов. Под последующими мерами: { $follow_up }. Обеспокоенностей, остающихся рядом как контекст: { $context }.
    }
recommendations-observations-document = Что документ сообщает о себе
recommendations-observations-symbol-hint = Как на титуле, например CAT/C/KAZ/CO/4.
recommendations-observations-country-hint = Государство-участник по-английски.
recommendations-observations-date-hint = День принятия.
recommendations-observations-date-wrong = Это не дата. Выберите её или оставьте поле пустым, если она неизвестна.
recommendations-observations-follow-up-due = Срок сведений о последующих мерах
recommendations-observations-next-report-due = Срок следующего доклада
recommendations-observations-document-save = Сохранить сведения о документе
recommendations-observations-due = Сроки
recommendations-observations-follow-up = Комитет просит сведения по пунктам { $paragraphs }. Срок: { $day }.
recommendations-observations-follow-up-missing = Названы пункты, которых нет среди выбранных рекомендаций: { $paragraphs }. Исправьте номер или выберите отрывок.
recommendations-observations-follow-up-kept = Срок хранится с каждой из этих рекомендаций. Ответа пока ни от кого не ждут: запросите его на странице рекомендации, срок там уже подставлен.
recommendations-observations-next-report = Срок следующего доклада: { $day }.
recommendations-observations-passages =
    { $n ->
        [one] { $n } отрывок
        [few] { $n } отрывка
       *[other] { $n } отрывков
    }
recommendations-observations-unrecognised =
    { $n ->
        [one] { $n } отрывок не распознан и не будет загружен, если вы его не выберете:
        [few] { $n } отрывка не распознаны и не будут загружены, если вы их не выберете:
       *[other] { $n } отрывков не распознаны и не будут загружены, если вы их не выберете:
    }
recommendations-observations-save = Сохранить выбор и исправления
recommendations-observations-save-one = Сохранить исправления ({ $place })
recommendations-observations-corrected = Исправлено
recommendations-observations-include = Загрузить: { $place }
recommendations-observations-concern = Обеспокоенность, на которую он отвечает
recommendations-observations-correct = Исправить: { $place }
recommendations-observations-merge = Соединить со следующим отрывком ({ $place })
recommendations-observations-part = Разделить снова ({ $place })
recommendations-observations-is-follow-up = Под последующими мерами
recommendations-observations-follow-up-tag = Последующие меры { $items }
recommendations-observations-passage = отрывок { $n }
recommendations-observations-paragraph = пункт { $number }
recommendations-observations-cover =
    { $n ->
        [one] { $n } строка титула и краёв страниц
        [few] { $n } строки титула и краёв страниц
       *[other] { $n } строк титула и краёв страниц
    }
recommendations-observations-role-recommendation = Рекомендация
recommendations-observations-role-concern = Обеспокоенность, контекст
recommendations-observations-role-follow-up = Последующие меры
recommendations-observations-role-next-report = Следующий доклад
recommendations-observations-role-procedure = Процедура
recommendations-observations-role-positive = Позитивный аспект
recommendations-observations-role-introduction = Введение
recommendations-observations-role-unrecognised = Не распознано
recommendations-extra-concern = Обеспокоенность, на которую отвечает рекомендация
recommendations-extra-follow-up = Последующие меры, пункт
recommendations-extra-follow-up-due = Срок сведений о последующих мерах
recommendations-extra-next-report-due = Срок следующего доклада

recommendations-add = Добавить рекомендации
recommendations-add-title = Добавить рекомендации
recommendations-add-lead = Для каждого вида источников есть свой путь. В реестр ничего не попадёт, пока вы этого не увидите и не подтвердите.
recommendations-add-file = Загрузить файл
recommendations-add-file-text = Выгрузки Универсального индекса прав человека, тематические таблицы УВКПЧ, UPR-Info и любые таблицы (CSV, XLSX, JSON, DOCX).
recommendations-add-observations = Прочитать заключительные замечания
recommendations-add-observations-text = Документ договорного органа в Word или его текст: пункты, обеспокоенности, последующие меры и сроки.
recommendations-add-form = Написать рекомендацию
recommendations-add-form-text = Своими словами, от имени вашей организации. Кто её увидит, решаете вы.
recommendations-add-report = Отметить рекомендации в докладе Word
recommendations-add-report-text = Вы увидите абзацы своего доклада и отметите те, что являются рекомендациями.

recommendations-nav-submissions = Наши рекомендации
recommendations-submissions-title = Наши рекомендации
recommendations-submissions-of = Автор всего, что здесь стоит: { $organisation }.
recommendations-submissions-lead = Черновиков: { $drafts }. Подано: { $submitted }. Черновики видит только ваша организация, номеров у них нет.
recommendations-submissions-empty-title = Пока ничего не написано
recommendations-submissions-empty-text = Здесь будет то, что рекомендует ваша организация, начиная с первого черновика. Напишите рекомендацию или отметьте их в докладе.
recommendations-submission-new = Написать рекомендацию
recommendations-submission-draft = Черновик рекомендации
recommendations-submission-lead = Автор был и остаётся: { $organisation }. Секретариат не может незаметно изменить текст: при каждом исправлении видно, кто его внёс и что было раньше.
recommendations-submission-no-organisation = Пока не указано, от какой организации вы действуете. Попросите секретариат указать её.
recommendations-submission-untitled = Без названия
recommendations-submission-title = Название
recommendations-submission-title-hint = Несколько слов, по которым её узнают. Можно оставить пустым.
recommendations-submission-text = Что вы рекомендуете?
recommendations-submission-text-hint = Если в тексте несколько просьб: a) … b) …
recommendations-submission-addressee = Кому она адресована?
recommendations-submission-addressee-hint = Если вы знаете, кто должен действовать.
recommendations-submission-source = Доклад, в котором она содержится
recommendations-submission-source-hint = Название вашего доклада, если он есть.
recommendations-submission-source-day = День доклада
recommendations-submission-reach = Кто её увидит?
recommendations-submission-reach-hint = Это решается при подаче. Черновик видят только те, кто над ним работает.
recommendations-submission-reach-public = Все
recommendations-submission-reach-members = Участники площадки и секретариат
recommendations-submission-reach-organisation = Только наша организация
recommendations-submission-reach-missing = Выберите, кто увидит рекомендацию.
recommendations-submission-text-empty = Текста нет. Напишите, что вы рекомендуете.
recommendations-submission-text-long = Текст длиннее 20 000 знаков. Сократите его или сделайте из него несколько рекомендаций.
recommendations-submission-line-long = Здесь больше 300 знаков. Сократите.
recommendations-submission-language = Выберите казахский, русский или английский.
recommendations-submission-save = Сохранить черновик
recommendations-submission-submit = Подать в реестр
recommendations-submission-what-follows = После подачи она получит номер и на неё можно будет ссылаться. Потом её можно отозвать, но не удалить.
recommendations-submission-discard = Отказаться от этого черновика
recommendations-submission-done = Это уже подано. Откройте запись в реестре.
recommendations-submission-state-draft = Черновик
recommendations-submission-state-submitted = Подано
recommendations-submission-state-withdrawn = Отозвано
recommendations-reports = Доклады
recommendations-report-new = Отметить рекомендации в докладе Word
recommendations-report-new-lead = Выберите доклад. Вы увидите его абзацы, отметите те, что являются рекомендациями, и исправите их до подачи.
recommendations-report-file = Документ Word
recommendations-report-file-hint =
    { $n ->
        [one] Файл .docx размером до { $n } мегабайта.
        [few] Файл .docx размером до { $n } мегабайт.
       *[other] Файл .docx размером до { $n } мегабайт.
    }
recommendations-report-title-hint = Если оставить пустым, здесь будет имя файла.
recommendations-report-send = Прочитать доклад
recommendations-report-lead =
    { $known ->
        [yes] Доклад, { $day }. Абзацев: { $paragraphs }, отмечено как рекомендации: { $made }.
       *[no] Абзацев: { $paragraphs }, отмечено как рекомендации: { $made }.
    }
recommendations-report-drafts =
    { $n ->
        [one] { $n } черновик из этого доклада
        [few] { $n } черновика из этого доклада
       *[other] { $n } черновиков из этого доклада
    }
recommendations-report-reach = Кто увидит те, для которых вы этого ещё не выбрали?
recommendations-report-submit =
    { $n ->
        [one] Подать { $n } черновик
        [few] Подать { $n } черновика
       *[other] Подать { $n } черновиков
    }
recommendations-report-paragraphs = Абзацы
recommendations-report-how = Каждый отмеченный абзац становится черновиком, который можно исправить.
recommendations-report-mark = Абзац { $n } — рекомендация
recommendations-report-marks-send = Сделать черновики из отмеченных абзацев
recommendations-report-nothing-marked = Не отмечено ни одного нового абзаца. Отметьте хотя бы один, у которого ещё нет черновика.
recommendations-report-nothing-to-submit = Нет черновика с текстом, который можно подать. Сначала отметьте абзацы.
recommendations-report-too-many = Отмечено больше { $n } абзацев. Отмечайте их в несколько приёмов.
recommendations-report-paragraph-long = Абзац { $place } длиннее 20 000 знаков. Напишите рекомендацию по его содержанию.
recommendations-withdrawn = Отозвано автором
recommendations-withdrawn-notice = { $who } отозвала эту рекомендацию ({ $when }): { $reason }
recommendations-withdrawal = Отозвать
recommendations-withdrawal-hint = Она останется в реестре под своим номером, и будет видно, когда и почему вы её отозвали. Отменить это нельзя.
recommendations-withdrawal-reason = Причина
recommendations-withdrawal-reason-empty = Напишите, почему вы её отзываете.
recommendations-withdrawal-done = Эта рекомендация уже отозвана.
recommendations-withdrawal-send = Отозвать эту рекомендацию
recommendations-reach = Кто её видит
recommendations-reach-now = Видят: { $who }.
recommendations-reach-now-since = Видят: { $who }. Так с { $since }.
recommendations-reach-by-public = все
recommendations-reach-by-members = участники площадки и секретариат
recommendations-reach-by-organisation = только организация-автор
recommendations-reach-open = Изменить, кто её видит
recommendations-reach-hint = Открыть её большему кругу можно в любое время. Если её увидели все, вернуть это назад нельзя. Каждый, кто её видит, видит и то, когда это изменилось.
recommendations-reach-send = Изменить, кто её видит
recommendations-reach-same = Так уже и есть. Выберите другой круг или оставьте всё как есть.
recommendations-reach-published = Рекомендация опубликована: её могли скопировать, поэтому она остаётся открытой для всех. Её можно отозвать, и это будет видно.
recommendations-reach-awaited = По ней запрошен ответ, поэтому те, кто её видит, должны видеть её и дальше. Её можно отозвать, и это будет видно.
recommendations-reach-withdrawn = Эта рекомендация отозвана. Круг тех, кто её видит, не меняется.
recommendations-verb-audience = Автор ({ $who }) изменил, кто её видит. Раньше: { $before }. С этого времени: { $after } ({ $entry }).
recommendations-submissions-state = Состояние
recommendations-submissions-any = Все
recommendations-submissions-report = Доклад
recommendations-submissions-none-title = Под эти фильтры ничего не подходит
recommendations-submissions-none-text = Выберите другие фильтры или покажите всё.
recommendations-submissions-clear = Показать всё
recommendations-submission-bad-json = Тело запроса — не объект JSON с полями рекомендации. Пришлите text, reach и остальные поля строками.
recommendations-changed-by-others = Текст исправлен после того, как его подал автор ({ $who }). Слова автора стоят ниже, в истории.
recommendations-verb-submit = Рекомендацию подал автор: { $who } ({ $entry }).
recommendations-extra-report = Доклад
recommendations-extra-addressee = Адресат

recommendations-submission-reach-members_and_observers = Члены и наблюдатели органа и секретариат
recommendations-submission-reach-coalition = Только наша коалиция
recommendations-submission-reach-no-coalition = Над этим черновиком не работает ни одна коалиция. Сначала выберите ниже, кто над ним работает, или другой круг читателей.
recommendations-reach-by-members_and_observers = члены и наблюдатели органа и секретариат
recommendations-reach-by-coalition = коалиция организаций
recommendations-circle = Кто над ним работает?
recommendations-circle-title = Кто работает над этим черновиком
recommendations-circle-text = Больше никто не найдёт его здесь, включая председателя и секретариат. Участники коалиции читают его и правят; вносит его только ваша организация.
recommendations-circle-coalitions = Коалиции
recommendations-circle-privacy = Кто что видит
recommendations-circle-now = Над ним работает:
recommendations-circle-person = Только я
recommendations-circle-organisation = Наша организация
recommendations-circle-coalition = Коалиция «{ $name }»
recommendations-circle-set = Изменить, кто над ним работает
recommendations-circle-steps = Что уже менялось
recommendations-circle-missing = Выберите, кто над ним работает: вы, ваша организация или одна из её коалиций.
recommendations-circle-same = Так уже и есть. Выберите другое или оставьте как есть.
recommendations-circle-not-author = Этот черновик начала другая организация коалиции. Вы можете править текст; внести его, отказаться от него и решать, кто над ним работает, может только она.
