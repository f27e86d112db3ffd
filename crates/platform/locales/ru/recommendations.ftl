# Реестр.

recommendations-nav = Рекомендации
recommendations-nav-imports = Загрузки
recommendations-title = Рекомендации
recommendations-lead =
    { $n ->
        [one] { $n } рекомендация, из них поддержано государством: { $supported }.
        [few] { $n } рекомендации, из них поддержано государством: { $supported }.
       *[other] { $n } рекомендаций, из них поддержано государством: { $supported }.
    }
recommendations-lead-found =
    { $n ->
        [0] Ничего не найдено.
        [one] Найдена { $n } рекомендация, из них поддержано государством: { $supported }.
        [few] Найдены { $n } рекомендации, из них поддержано государством: { $supported }.
       *[other] Найдено { $n } рекомендаций, из них поддержано государством: { $supported }.
    }
recommendations-search = Поиск на трёх языках
recommendations-search-hint = Слова, «фраза», AND, OR, NOT или начало слова со звёздочкой: пыт*
recommendations-sort = Порядок
recommendations-sort-number = По номеру
recommendations-sort-newest = Сначала новые
recommendations-sort-oldest = Сначала старые
recommendations-filters =
    { $n ->
        [0] Отбор
        [one] Отбор: { $n } условие
        [few] Отбор: { $n } условия
       *[other] Отбор: { $n } условий
    }
recommendations-facet-mechanism = Механизм
recommendations-facet-position = Позиция государства
recommendations-facet-road-map = Дорожная карта
recommendations-facet-theme = Тема
recommendations-facet-group = Группа лиц
recommendations-facet-document = Документ
recommendations-facet-cycle = Цикл обзора
recommendations-facet-country = Рассматриваемое государство
recommendations-facet-state = Рекомендующее государство
recommendations-facet-sdg = Цель устойчивого развития
recommendations-facet-language = Язык оригинала
recommendations-facet-all =
    { $n ->
        [one] Показать ещё { $n }
        [few] Показать ещё { $n }
       *[other] Показать ещё { $n }
    }
recommendations-without = Убрать «{ $value }»
recommendations-clear = Снять весь отбор
recommendations-cycle = цикл { $n }
recommendations-language-en = английский
recommendations-language-ru = русский
recommendations-language-kk = казахский
recommendations-language-und = неизвестен
recommendations-restricted = Ограниченный доступ
recommendations-stale = Перевод прежней редакции
recommendations-first-page = К первой странице
recommendations-export = Скачать показанное:
recommendations-export-date = Дата выгрузки
recommendations-export-count = Рекомендаций
recommendations-export-filter = Отбор
recommendations-empty-title = Рекомендаций пока нет
recommendations-empty-text = Здесь будут рекомендации всех механизмов. Их загружает из файла секретариат.
recommendations-none-title = Ничего не подходит
recommendations-none-text = Нет рекомендации, которая отвечала бы всему сразу. Снимите одно из условий или сократите запрос.

# Одна рекомендация.

recommendations-one-lead = { $who }: рекомендация. Рассматриваемое государство: { $country }.
recommendations-one-lead-dated = { $who }: рекомендация от { $date }. Рассматриваемое государство: { $country }.
recommendations-one-lead-states =
    { $n ->
        [one] Так рекомендует { $n } государство. Рассматриваемое государство: { $country }.
        [few] Так рекомендуют { $n } государства. Рассматриваемое государство: { $country }.
       *[other] Так рекомендуют { $n } государств. Рассматриваемое государство: { $country }.
    }
recommendations-one-lead-states-dated =
    { $n ->
        [one] Так { $date } рекомендовало { $n } государство. Рассматриваемое государство: { $country }.
        [few] Так { $date } рекомендовали { $n } государства. Рассматриваемое государство: { $country }.
       *[other] Так { $date } рекомендовали { $n } государств. Рассматриваемое государство: { $country }.
    }
recommendations-position-unknown = Позиция государства неизвестна.
recommendations-position-source = Источник сведений о позиции: { $source }
recommendations-gone = В новейшем файле источника этой рекомендации уже нет. В реестре она остаётся.
recommendations-text = Текст на языке оригинала
recommendations-translation = Перевод: { $language }
recommendations-original = Ячейка файла без изменений
recommendations-asks =
    { $n ->
        [one] В ней { $n } просьба
        [few] В ней { $n } просьбы
       *[other] В ней { $n } просьб
    }
recommendations-places = Дорожная карта
recommendations-places-none = Ни к одной дорожной карте пока не отнесена.
recommendations-repeats =
    { $n ->
        [one] О том же говорит ещё { $n } рекомендация:
        [few] О том же говорят ещё { $n } рекомендации:
       *[other] О том же говорят ещё { $n } рекомендаций:
    }
recommendations-history = История
recommendations-source = Откуда рекомендация
recommendations-kind-concern = выражение обеспокоенности, а не рекомендация
recommendations-the-program = Программа
recommendations-citation-paragraph = п. { $paragraph }
recommendations-citation = { $source }. { $site }, { $reference }, { $address }, по состоянию на { $day }.
recommendations-entry = запись журнала { $entry }
recommendations-entry-waiting = запись журнала будет запечатана в течение часа
recommendations-verb-confirm-import = Загрузка: { $who } ({ $entry }).
recommendations-verb-correct = Исправление: { $who } ({ $entry }).
recommendations-verb-correct-by-import = Изменено новым файлом, загрузка: { $who } ({ $entry }).
recommendations-verb-mark-gone = В новом файле отсутствует, загрузка: { $who } ({ $entry }).
recommendations-verb-mark-returned = Снова есть в источнике, загрузка: { $who } ({ $entry }).
recommendations-verb-restore = Отменена загрузка, которая её изменила: { $who } ({ $entry }).
recommendations-verb-translate = Добавлен перевод: { $who } ({ $entry }).
recommendations-correct = Исправить
recommendations-correct-open = Исправить опечатку или позицию
recommendations-correct-hint = Загруженный текст сохраняется; исправление — новый факт с вашим именем и причиной.
recommendations-correct-send = Сохранить исправление
recommendations-correction-reason = Причина
recommendations-correction-reason-empty = Укажите причину, чтобы исправление можно было проверить.
recommendations-correction-text-empty = У рекомендации должен быть текст.
recommendations-correction-too-long = Слишком длинно. Сократите.
recommendations-correction-position = Выберите позицию из списка.
recommendations-correction-nothing = Пока ничего не изменено. Исправьте ошибку и сохраните.
recommendations-correction-by-import = изменено новым файлом
recommendations-translation-unknown = Нет единственной рекомендации с ключом { $key }.
recommendations-field-text = Текст
recommendations-field-original-text = Загруженный текст
recommendations-field-language = Язык оригинала
recommendations-field-kind = Вид
recommendations-field-mechanism = Механизм
recommendations-field-subject-matter = Предмет процедуры
recommendations-field-issuing-body = Кем вынесена
recommendations-field-country = Рассматриваемое государство
recommendations-field-symbol = Документ
recommendations-field-date = Дата
recommendations-field-paragraph = Пункт
recommendations-field-heading = Заголовок
recommendations-field-cycle = Цикл обзора
recommendations-field-session = Сессия
recommendations-field-position = Позиция государства
recommendations-field-position-source = Источник сведений о позиции
recommendations-field-assessment-comment = Комментарий к оценке
recommendations-field-extra = Другие столбцы источника
recommendations-field-theme = Темы
recommendations-field-group = Группы лиц
recommendations-field-sdg = Цели устойчивого развития
recommendations-field-state = Рекомендующие государства
recommendations-field-section = Раздел таблицы

# Загрузка.

recommendations-imports-title = Загрузки
recommendations-imports-lead =
    { $n ->
        [one] Прочитан { $n } файл.
        [few] Прочитаны { $n } файла, новые сверху.
       *[other] Прочитано { $n } файлов, новые сверху.
    }
recommendations-imports-empty-title = Ни один файл ещё не прочитан
recommendations-imports-empty-text = Здесь будут файлы с рекомендациями и сведения о том, что с ними стало.
recommendations-import-new = Загрузить файл
recommendations-import-new-lead = Выберите файл с рекомендациями. Сначала вы увидите, что изменится, и только потом решите.
recommendations-import-file = Файл
recommendations-import-file-hint =
    { $n ->
        [one] CSV, XLSX, JSON или DOCX, не более { $n } мегабайта.
       *[other] CSV, XLSX, JSON или DOCX, не более { $n } мегабайт.
    }
recommendations-import-send = Прочитать файл
recommendations-import-what-follows = Выгрузки Универсального индекса прав человека, тематические таблицы УВКПЧ, файлы UPR-Info и реестры этой программы распознаются сами. Для любой другой таблицы предлагается сопоставление столбцов.
recommendations-import-examples = Файлы для пробы
recommendations-import-example-good = Файл для загрузки
recommendations-import-example-faults = Файл с ошибками
recommendations-import-counts = прочитано { $read }, новых { $new }
recommendations-import-state-unmapped = Столбцы не распознаны
recommendations-import-state-read = Ждёт подтверждения
recommendations-import-state-confirmed = Загружено
recommendations-import-state-undone = Отменено
recommendations-import-state-discarded = Не загружен
recommendations-import-lead-unmapped = Столбцы этого файла пока не понятны. Укажите, что в них, и файл будет прочитан ещё раз.
recommendations-import-lead-read = Прочитано рекомендаций: { $read }. Новых { $new }, без изменений { $unchanged }, изменённых { $changed }, отсутствуют в файле { $gone }. В реестр ещё ничего не внесено.
recommendations-import-lead-confirmed = Загружено: новых { $new }, изменённых { $changed }, без изменений { $unchanged }, отсутствуют в файле { $gone }.
recommendations-import-lead-undone = Загрузка отменена. Добавленные ею рекомендации ({ $new }) изъяты, изменённое возвращено.
recommendations-import-lead-discarded = Файл прочитан, но от загрузки отказались. В реестр ничего не внесено.
recommendations-import-confirm =
    { $n ->
        [0] Внести изменения
        [one] Внести { $n } новую рекомендацию
        [few] Внести { $n } новые рекомендации
       *[other] Внести { $n } новых рекомендаций
    }
recommendations-import-nothing-new = Всё это в реестре уже есть.
recommendations-import-discard = Не загружать этот файл
recommendations-import-see = Открыть реестр
recommendations-import-undo = Отменить загрузку
recommendations-import-undo-until = Загрузку можно отменить целиком, пока на неё ничто не опирается: место в дорожной карте, исправление, перевод, решение о темах.
recommendations-import-open-faults =
    { $n ->
        [one] В { $n } строке ошибка. Исправьте её в файле и прочитайте файл снова или исключите строку; тогда остальное можно внести.
        [few] В { $n } строках ошибки. Исправьте их в файле и прочитайте файл снова или исключите строки; тогда остальное можно внести.
       *[other] В { $n } строках ошибки. Исправьте их в файле и прочитайте файл снова или исключите строки; тогда остальное можно внести.
    }
recommendations-import-has-faults = Ничего не внесено: строк с ошибками, не исправленных и не исключённых: { $n }.
recommendations-import-not-readable = Этот файл не ждёт подтверждения. Откройте его и посмотрите, что с ним стало.
recommendations-import-not-confirmed = Отменить можно только подтверждённую загрузку.
recommendations-import-built-upon = Эту загрузку уже нельзя отменить: на неё опирается дорожная карта, исправление, перевод или решение о темах.
recommendations-import-over = Эта загрузка завершена: она подтверждена, отменена или от файла отказались.
recommendations-faults =
    { $n ->
        [one] { $n } ошибка
        [few] { $n } ошибки
       *[other] { $n } ошибок
    }
recommendations-faults-how = Для каждой указано место и способ исправления. Исключённая строка не вносится, но остаётся в списке.
recommendations-faults-first =
    { $n ->
        [one] Здесь показана { $n } ошибка; сначала те, что ждут решения.
        [few] Здесь показаны первые { $n } ошибки; сначала те, что ждут решения.
       *[other] Здесь показаны первые { $n } ошибок; сначала те, что ждут решения.
    }
recommendations-faults-table =
    { $n ->
        [one] { $n } ошибка таблицей (CSV)
        [few] Все { $n } ошибки таблицей (CSV)
       *[other] Все { $n } ошибок таблицей (CSV)
    }
recommendations-faults-row = Строка
recommendations-faults-column = Столбец
recommendations-faults-cell = Ячейка
recommendations-faults-sentence = Что не так и как исправить
recommendations-faults-state = Состояние
recommendations-set-aside = Исключить: { $place }
recommendations-set-aside-all =
    { $n ->
        [one] Исключить { $n } строку
        [few] Исключить все { $n } строки
       *[other] Исключить все { $n } строк
    }
recommendations-set-aside-done = Исключено
recommendations-samples-new =
    { $n ->
        [one] { $n } новая
        [few] { $n } новые, первые из них
       *[other] { $n } новых, первые из них
    }
recommendations-samples-changed =
    { $n ->
        [one] { $n } изменена
        [few] { $n } изменены
       *[other] { $n } изменено
    }
recommendations-samples-gone =
    { $n ->
        [one] { $n } отсутствует в файле
        [few] { $n } отсутствуют в файле
       *[other] { $n } отсутствуют в файле
    }
recommendations-samples-gone-text = Они остаются в реестре с пометкой.
recommendations-recognised = Что распознано
recommendations-recognised-format = Формат
recommendations-recognised-encoding = Кодировка
recommendations-recognised-delimiter = Разделитель
recommendations-recognised-line-ends = Концы строк
recommendations-recognised-sheet = Лист
recommendations-recognised-columns = Столбцы
recommendations-recognised-sha256 = Отпечаток файла (SHA-256)
recommendations-notes = Что замечено
recommendations-format-uhri = Универсальный индекс прав человека
recommendations-format-ohchr-matrix = Тематическая таблица УВКПЧ
recommendations-format-upr-info = UPR-Info
recommendations-format-kenes-register = Реестр этой программы
recommendations-format-table = Таблица
recommendations-delimiter-comma = запятая
recommendations-delimiter-semicolon = точка с запятой
recommendations-delimiter-tab = табуляция
recommendations-delimiter-pipe = вертикальная черта
recommendations-mapping = Что в каком столбце
recommendations-mapping-open = Посмотреть и изменить столбцы
recommendations-mapping-missing = Ни один столбец не даёт: { $fields }.
recommendations-mapping-mechanism = Механизм для всех строк
recommendations-mapping-country = Рассматриваемое государство для всех строк
recommendations-mapping-constant-hint = Только если такого столбца нет.
recommendations-mapping-send = Прочитать файл снова
recommendations-column-key = Ключ источника
recommendations-column-reference = Номер в этом реестре
recommendations-column-kind = Вид
recommendations-column-mechanism = Механизм
recommendations-column-issuing-body = Кем вынесена
recommendations-column-country = Рассматриваемое государство
recommendations-column-document-symbol = Документ
recommendations-column-document-date = Дата
recommendations-column-paragraph = Пункт
recommendations-column-heading = Заголовок
recommendations-column-text = Текст
recommendations-column-original-text = Загруженный текст
recommendations-column-language = Язык
recommendations-column-recommending-states = Рекомендующие государства
recommendations-column-cycle = Цикл
recommendations-column-session = Сессия
recommendations-column-position = Позиция
recommendations-column-position-source = Источник сведений о позиции
recommendations-column-section-themes = Раздел таблицы
recommendations-column-themes = Темы
recommendations-column-groups-of-persons = Группы лиц
recommendations-column-sdgs = Цели устойчивого развития
recommendations-column-assessment-comment = Комментарий к оценке
recommendations-column-extra = Сохранить под своим именем
recommendations-column-ignore = Не загружать

# Ошибки в строках.

recommendations-fault-row = строка { $row }
recommendations-fault-cell = ячейка { $cell }
recommendations-fault-column = столбец «{ $column }»
recommendations-fault-empty-text = Нет текста. Впишите его или удалите строку.
recommendations-fault-no-mechanism = Механизм не указан. Впишите код, например UPR, CAT или CEDAW, либо задайте его для всего файла.
recommendations-fault-unknown-mechanism = «{ $found }» — неизвестный механизм. Впишите код, например UPR, CAT, CEDAW, NGO или OWN, либо специальную процедуру, которая начинается с SR, IE или WG.
recommendations-fault-unknown-kind = «{ $found }» — не рекомендация и не обеспокоенность. Впишите одно из двух.
recommendations-fault-bad-date = «{ $found }» — не дата. Впишите её как 2026-11-23 или 23.11.2026.
recommendations-fault-bad-cycle = «{ $found }» — не цикл обзора. Впишите 1, 2, 3 или 4.
recommendations-fault-unknown-position = «{ $found }» — неизвестная позиция. Впишите supported, noted, partly или no reply.
recommendations-fault-ragged-row = В строке ячеек: { $found }, а в заголовке: { $expected }. Поищите пропущенную кавычку или лишний разделитель.
recommendations-fault-duplicate-key = Номер «{ $key }» уже есть в строке { $first_row }. Дайте этой строке другой номер или удалите её.
recommendations-fault-empty-key = Столбец с номерами здесь пуст. Заполните его.
recommendations-fault-too-long = Знаков в ячейке: { $length }, а допускается { $limit }. Сократите текст или приложите его документом.
recommendations-fault-unclosed-quote = Кавычка здесь открыта и не закрыта, поэтому остаток файла попал в одну ячейку. Закройте её.
recommendations-fault-spreadsheet-error = В таблице стоит ошибка { $found }. Исправьте формулу или впишите значение.
recommendations-fault-no-number = В начале рекомендации нет номера («{ $found }»). Впишите его, как в докладе, например 140.7.
recommendations-fault-not-an-object = Элемент — { $found }, а не объект с именованными полями. Выгрузите файл снова.

# Почему файл не принят.

recommendations-refusal-empty = Файл пуст или не выбран. Выберите его снова; если он пуст и на диске, выгрузите его заново.
recommendations-refusal-too-large = Размер файла в байтах — { $size }, больше допустимых { $limit }. Разделите файл.
recommendations-refusal-truncated = Файл оборван: нет его конца. Скачайте или выгрузите его снова.
recommendations-refusal-password-protected = Файл защищён паролем. Откройте его, сохраните без пароля и выберите снова.
recommendations-refusal-legacy-excel = Это старая книга Excel (.xls). Откройте её в Excel или LibreOffice и сохраните как .xlsx или .csv.
recommendations-refusal-legacy-word = Это старый документ Word (.doc). Откройте его в Word или LibreOffice и сохраните как .docx.
recommendations-refusal-wrong-kind = Это файл { $found }. Сохраните его как .xlsx, .csv, .json или .docx.
recommendations-refusal-no-table = В документе Word нет таблицы рекомендаций. Выберите тематическую таблицу или документ, где рекомендации стоят в таблице.
recommendations-refusal-bomb = Сжатый файл развернулся бы до непомерного размера (часть «{ $part }»). Откройте его, удалите лишнее и сохраните снова.
recommendations-refusal-too-many-parts = Частей в сжатом файле: { $found }, а читается не более { $limit }. Откройте его и сохраните снова.
recommendations-refusal-damaged = Файл повреждён: { $detail }. Откройте его в своей программе и сохраните снова.
recommendations-refusal-binary = Это не таблица и не документ, который можно прочитать. Выберите файл CSV, XLSX, JSON или DOCX.
recommendations-refusal-too-many-rows = Строк в файле больше { $limit }. Разделите файл.
recommendations-refusal-too-many-columns = Столбцов в таблице больше { $limit }. Удалите лишние или проверьте, таблица ли это.
recommendations-refusal-too-many-cells = Ячеек в таблице больше { $limit }. Разделите файл.
recommendations-refusal-no-such-sheet = В книге нет листа «{ $wanted }». Её листы: { $found }.
recommendations-refusal-bad-json = JSON не читается в строке { $line }, столбце { $column }: { $detail }. Выгрузите его снова.
recommendations-refusal-columns-missing = Нужные столбцы не распознаны. Нужны: { $needed }. В файле: { $found }. Укажите, что в каком столбце, или переименуйте их.
recommendations-refusal-mapping-unfit = Сопоставление не подходит к файлу: { $detail }. Выберите для каждого столбца одно поле, а поле с одним значением — только раз.

# Что замечено при чтении.

recommendations-note-control-characters-removed = Управляющие знаки удалены в строках: { $n }.
recommendations-note-direction-marks-removed = Знаки направления письма удалены в строках: { $n }.
recommendations-note-unreadable-characters = Некоторые знаки в этой кодировке не имеют смысла и показаны как «�», в строках: { $n }. Проверьте кодировку.
recommendations-note-character-references-decoded = Ссылки вида «&#40;» заменены знаками в строках: { $n }.
recommendations-note-concerns = Выражений обеспокоенности, а не рекомендаций: { $n }. Они загружаются с пометкой.
recommendations-note-repeated-rows = Строк, повторяющих другую: { $n }. Каждая стала отдельной рекомендацией.
recommendations-note-under-several-heads = Рекомендаций, стоящих в нескольких разделах и ставших одной: { $n }.
recommendations-note-numeric-paragraphs = Номеров пунктов, записанных числом: { $n }. Номер вида 124.10 мог стать 124.1; проверьте их.
recommendations-note-ambiguous-dates = Дат, которые можно прочитать двояко: { $n }. Первым прочитан день.
recommendations-note-blank-rows = Пропущено пустых строк: { $n }.
recommendations-note-rows-above-header = Пропущено строк над заголовком: { $n }.
recommendations-note-empty-extra-cells = Строк с пустыми ячейками за последним столбцом: { $n }.
recommendations-note-other-sheets = В книге есть другие листы, они не прочитаны: { $sheets }.
recommendations-note-state-not-named = Рассматриваемое государство в файле не названо.
recommendations-note-other-tables = Других таблиц документа, которые не прочитаны: { $tables }.
recommendations-note-repeated-headers = Пропущено повторных заголовков: { $n }.
recommendations-job-demonstration = Наполнение реестра демонстрации
recommendations-step-names = Названия тем и групп лиц
recommendations-step-import = Загрузка рекомендаций
recommendations-step-translations = Добавление переводов

# Механизмы одной строкой; договорные органы называются кодом своих документов.

recommendations-mechanism-upr = УПО
recommendations-mechanism-sr = Спецдокладчик
recommendations-mechanism-ie = Независимый эксперт
recommendations-mechanism-wg = Рабочая группа
recommendations-mechanism-regional = Региональный орган
recommendations-mechanism-ngo = НПО
recommendations-mechanism-nhri = НПЗУ
recommendations-mechanism-own = Площадка
recommendations-reply-title = Запросить ответ на { $reference }
recommendations-reply-lead = Со дня письма все видят, до какого срока ждут ответа и сколько дней длится молчание.
recommendations-reply-choose = выберите учреждение
recommendations-reply-addressee = Кого спрашивают
recommendations-reply-asked = Дата письма
recommendations-reply-unit = Как задан срок
recommendations-reply-unit-working = в рабочих днях
recommendations-reply-unit-calendar = в календарных днях
recommendations-reply-unit-months = в месяцах
recommendations-reply-unit-on = до названного дня
recommendations-reply-number = Сколько
recommendations-reply-number-hint = Если назван день, оставьте как есть.
recommendations-reply-day = Названный день
recommendations-reply-day-hint = Только если срок задан названным днём.
recommendations-reply-what = О чём именно спрашивают
recommendations-reply-what-hint = Можно оставить пустым: тогда вопросом служит сама рекомендация. Это прочтут все, кому видна рекомендация.
recommendations-reply-send = Запросить ответ
recommendations-reply-link = Запросить ответ у учреждения
recommendations-replies = Ответы
recommendations-replies-none = Ответа ни у кого не запрашивали.
recommendations-step-questions = Запросы ответов
recommendations-views = Мои подборки
recommendations-view-save-title = Сохранить эту подборку
recommendations-view-name = Название подборки
recommendations-view-name-hint = Видите только вы. Сохраняется запрос, а не ответ: при открытии показывается то, что есть в реестре на этот день.
recommendations-view-save = Сохранить
recommendations-view-remove = Удалить подборку
recommendations-view-name-empty = Дайте подборке название.
recommendations-view-name-long = Сократите название до 80 знаков.
recommendations-view-too-many = У вас уже 50 подборок. Сначала удалите одну.

recommendations-today-drafts = { $n ->
    [one] Закончить { $n } черновик
    [few] Закончить { $n } черновика
   *[other] Закончить { $n } черновиков
}
recommendations-today-imports = { $n ->
    [one] Загрузить или отложить { $n } прочитанный файл
    [few] Загрузить или отложить { $n } прочитанных файла
   *[other] Загрузить или отложить { $n } прочитанных файлов
}
recommendations-today-themes = { $n ->
    [one] Решить о теме { $n } рекомендации
    [few] Решить о темах { $n } рекомендаций
   *[other] Решить о темах { $n } рекомендаций
}
