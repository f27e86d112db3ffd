accounts-sign-in-title = Вход
accounts-handle = Имя для входа
accounts-password = Пароль
accounts-sign-in-button = Войти
accounts-sign-in-wrong = Имя и пароль не подходят друг к другу. Проверьте оба и попробуйте ещё раз.
accounts-no-account = Всё открытое можно читать без учётной записи. Участников приглашает секретариат.
accounts-demo-sign-ins = Войти одним нажатием от имени лица из демонстрации
accounts-account-title = Ваша учётная запись
accounts-signed-in-as = Вы вошли как { $name }, { $role }.
accounts-sessions = Где выполнен вход
accounts-sessions-count =
    { $n ->
        [one] Открыт { $n } сеанс.
        [few] Открыто { $n } сеанса.
       *[other] Открыто { $n } сеансов.
    }
accounts-session = Начат: { $began }, последнее обращение: { $used }.
accounts-session-this = Этот сеанс.
accounts-end-other-sessions = Завершить все остальные сеансы
accounts-handle-wrong = Используйте от 2 до 60 букв, цифр, точек, дефисов или подчёркиваний.
accounts-handle-taken = Это имя занято или похоже на занятое. Выберите другое.
accounts-password-length = Используйте не менее 10 и не более 1000 знаков.
accounts-keys-title = Клавиши
accounts-keys-lead = С этими клавишами можно разбирать проекты и сомнительные места без мыши. Пока вы печатаете, они не действуют.
accounts-keys-saved = Клавиши сохранены.
accounts-keys-in-use = Использовать отдельные клавиши
accounts-keys-hint = По одному знаку; если поле пустое, у действия нет клавиши. На русской и казахской раскладке работает и клавиша на том же месте.
accounts-keys-save = Сохранить клавиши
accounts-keys-usual = Вернуть обычные клавиши
accounts-key-one = Введите один знак, например j или ж.
accounts-key-twice = Эта клавиша занята другим действием. Выберите другую.
accounts-key-next = Следующее
accounts-key-previous = Предыдущее
accounts-key-accept = Принять это или всё отмеченное
accounts-key-move = Переместить это или всё отмеченное
accounts-key-mark = Отметить
accounts-key-seen = Просмотрено
accounts-key-undo = Отменить последнее действие
accounts-key-help = Показать этот список
accounts-nav-people = Люди
accounts-job-mail = Отправка письма
accounts-handle-mixed = Используйте буквы одного алфавита: имена из смешанных букв можно спутать с чужими.
accounts-handle-hint = То, что человек вводит при входе: от 2 до 60 букв, цифр, точек, дефисов или подчёркиваний. Позже его не изменить.
accounts-mail-wrong = Введите адрес вида aigul@example.org.
accounts-password-common = Этот пароль используют многие, поэтому его угадывают первым. Выберите другой, например четыре слова, не связанных между собой.
accounts-password-own-name = Собственное имя угадывают первым. Выберите другой пароль.
accounts-password-new = Новый пароль
accounts-password-hint = Не менее 10 знаков. Четыре слова, не связанных между собой, легко запомнить и трудно угадать.
accounts-password-choose = Сохранить этот пароль
accounts-password-chosen = Пароль сохранён. Теперь войдите с ним.
accounts-invitation-title = Выберите пароль
accounts-invitation-lead = { $name }, ваше имя для входа: { $handle }.
accounts-invitation-then = Сама ссылка входа не открывает: после этого вы войдёте по имени и паролю.
accounts-link-gone-title = Эта ссылка не работает
accounts-link-gone = Возможно, её срок истёк, её заменила более новая или она скопирована не полностью.
accounts-link-gone-what = Откройте самое новое письмо или попросите новую ссылку у того, кто вас пригласил.
accounts-link-used = По этой ссылке пароль уже выбран. Войдите с ним. Если это были не вы, напишите в секретариат.
accounts-forgotten-link = Я не помню пароль
accounts-forgotten-title = Новый пароль
accounts-forgotten-lead = Введите имя для входа. Мы пришлём ссылку на адрес, который есть у секретариата.
accounts-forgotten-send = Прислать ссылку
accounts-forgotten-sent = Если учётная запись с таким именем есть и у неё указан адрес, ссылка уже отправлена. Она действует два часа.
accounts-forgotten-nothing-came = За несколько минут ничего не пришло? Проверьте папку нежелательных писем, затем напишите в секретариат.
accounts-people-title = Люди
accounts-people-active =
    { $n ->
        [one] Войти может { $n } человек.
        [few] Войти могут { $n } человека.
       *[other] Войти могут { $n } человек.
    }
accounts-people-waiting =
    { $n ->
        [0] Все приглашённые уже вошли.
        [one] Ещё не вошёл { $n } человек.
        [few] Ещё не вошли { $n } человека.
       *[other] Ещё не вошли { $n } человек.
    }
accounts-people-name = Имя
accounts-people-role = Роль
accounts-people-state = Состояние
accounts-people-no-mail = нет адреса
accounts-people-empty-title = Кроме вас, здесь пока никого нет
accounts-people-empty-text = Пригласите членов площадки одного за другим или многих по таблице. Каждый получит письмо со ссылкой и выберет пароль.
accounts-person-erased = данные стёрты
accounts-state-invited = приглашён(а)
accounts-state-not-come-in = приглашение кончилось
accounts-state-active = может войти
accounts-state-no-password = нет пароля
accounts-state-erased = данные стёрты
accounts-invite-title = Пригласить человека
accounts-invite-lead = Человек получит письмо со ссылкой, выберет пароль и сможет войти.
accounts-invite-send = Отправить приглашение
accounts-invite-again = Отправить новое приглашение
accounts-invite-not-needed = У этого человека уже есть пароль. Кто его забыл, просит ссылку на странице входа.
accounts-invite-no-mail = Сначала укажите адрес почты: приглашение уходит туда.
accounts-invitation-withdraw = Отозвать ссылку
accounts-invitation-none-open = Открытых ссылок больше нет.
accounts-invitation-open = Действует.
accounts-invitation-used = Использована.
accounts-invitation-expired = Срок истёк.
accounts-invitation-withdrawn = Отозвана или заменена.
accounts-links-title = Отправленные ссылки
accounts-link-invitation = Приглашение: отправлено { $sent }, действует до { $until }.
accounts-link-reset = Новый пароль: запрошен { $sent }, ссылка действует до { $until }.
accounts-person-name = Имя и фамилия
accounts-person-mail = Адрес почты
accounts-person-mail-hint = Его видят только секретариат и администратор. Он стирается вместе с данными человека.
accounts-person-language = Язык писем
accounts-person-no-mail = Нет: этому человеку нельзя написать.
accounts-person-not-known = не известно
accounts-person-since = Здесь с
accounts-name-missing = Введите имя человека, не более 200 знаков.
accounts-role-missing = Выберите роль.
accounts-language-missing = Выберите язык.
accounts-reason-missing = Объясните одним предложением, не более 1000 знаков.
accounts-contact-title = Куда приходят письма
accounts-contact-hint = С другим адресом ранее отправленные ссылки перестают действовать.
accounts-contact-save = Сохранить
accounts-role-title = Роль
accounts-role-new = Новая роль
accounts-role-reason = Почему роль меняется
accounts-role-reason-hint = Причина останется в журнале, а человек получит письмо о новой роли.
accounts-role-change = Изменить роль
accounts-role-same = У этого человека уже эта роль.
accounts-role-changes = Как менялась роль
accounts-role-changed = С «{ $before }» на «{ $role }».
accounts-role-changed-by = { $who }, { $at }
accounts-done-invited = Приглашение отправлено.
accounts-done-withdrawn = Ссылка больше не действует.
accounts-done-contact = Адрес и язык сохранены.
accounts-done-role = Роль изменена.
accounts-mails-title = Письма, которые не дошли
accounts-mails-link = Письма, которые не дошли
accounts-mails-lead =
    { $n ->
        [one] Не доставлено { $n } письмо. Его текст здесь не хранится.
        [few] Не доставлено { $n } письма. Их тексты здесь не хранятся.
       *[other] Не доставлено { $n } писем. Их тексты здесь не хранятся.
    }
accounts-mails-empty-title = Все письма доставлены
accounts-mails-empty-text = Если почтовый сервер отвергнет письмо или не ответит, оно появится здесь с причиной.
accounts-mails-no-server = Почтовый сервер не задан, поэтому письма не уходят. Тот, кто обслуживает систему, указывает настройки smtp и mail_from.
accounts-mails-to = Кому
accounts-mails-kind = О чём
accounts-mails-when = Когда
accounts-mails-why = Почему
accounts-mails-times = Написано { $created }, последняя попытка { $tried }.
accounts-mail-state-waiting = будет новая попытка
accounts-mail-state-failed = не отправлено
accounts-mail-failed-no-server = Почтовый сервер не задан.
accounts-mail-failed-refused = Почтовый сервер отверг письмо (код { $code }). Проверьте адрес.
accounts-mail-failed-unreachable = Почтовый сервер не отвечает.
accounts-mail-failed-later = Почтовый сервер просит повторить позже (код { $code }).
accounts-mail-failed-no-address = У человека нет адреса, на который можно написать.
accounts-outbox-title = Исходящие письма демонстрации
accounts-outbox-link = Прочитать письмо в исходящих демонстрации
accounts-outbox-lead =
    { $n ->
        [one] Написано { $n } письмо. С этой машины ничего не уходит.
        [few] Написано { $n } письма. С этой машины ничего не уходит.
       *[other] Написано { $n } писем. С этой машины ничего не уходит.
    }
accounts-outbox-empty-title = Писем пока нет
accounts-outbox-empty-text = Здесь появляется то, что было бы отправлено. Войдите как секретариат и пригласите человека, чтобы увидеть первое письмо.
accounts-outbox-read = Прочитать
accounts-mail-greeting = Здравствуйте, { $name }!
accounts-mail-footer = { $site }. Письмо составлено программой; ответы на него не читаются.
accounts-mail-invitation-name = Приглашение
accounts-mail-invitation-subject = Приглашение: { $site }
accounts-mail-invitation-text = Вас приглашают участвовать. Ваше имя для входа: { $handle }. Выберите пароль по этой ссылке:
accounts-mail-invitation-button = Выбрать пароль
accounts-mail-invitation-note =
    { $days ->
        [one] Ссылка действует один раз, в течение { $days } дня. Если вы не ждали приглашения, ничего не делайте.
       *[other] Ссылка действует один раз, в течение { $days } дней. Если вы не ждали приглашения, ничего не делайте.
    }
accounts-mail-reset-name = Новый пароль
accounts-mail-reset-subject = Новый пароль: { $site }
accounts-mail-reset-text = Кто-то, вероятно вы, сообщил, что забыл пароль для имени { $handle }. Выберите новый по этой ссылке:
accounts-mail-reset-button = Выбрать новый пароль
accounts-mail-reset-note =
    { $hours ->
        [one] Ссылка действует один раз, в течение { $hours } часа. Если это были не вы, ничего не делайте: пароль останется прежним.
       *[other] Ссылка действует один раз, в течение { $hours } часов. Если это были не вы, ничего не делайте: пароль останется прежним.
    }
accounts-mail-password-name = Выбран пароль
accounts-mail-password-subject = Пароль изменён: { $site }
accounts-mail-password-text = Для имени { $handle } выбран пароль, все открытые сеансы завершены.
accounts-mail-password-note = Если это были не вы, сразу напишите в секретариат.
accounts-mail-role-name = Новая роль
accounts-mail-role-subject = Ваша роль изменена: { $site }
accounts-mail-role-text = Теперь ваша роль: { $role }.
accounts-mail-role-note = Почему, вам скажет администратор.
accounts-code-title = Введите код
accounts-code-lead = Пароль верный. Теперь шесть цифр, которые показывает ваше устройство.
accounts-code = Код
accounts-code-hint = Или один из ваших запасных кодов.
accounts-code-wrong = Этот код не подходит. Каждый действует один раз и полминуты: дождитесь следующего.
accounts-code-over = Слишком много неверных кодов, или прошло слишком много времени. Войдите ещё раз.
accounts-code-lost = Нет ни устройства, ни запасных кодов? Обратитесь в секретариат лично.
accounts-factor-title = Второй фактор
accounts-factor-on = включён
accounts-factor-off = не настроен
accounts-factor-must = Кто принимает решения, утверждает или публикует, входит по паролю и коду. Сначала настройте код, после этого откроется остальное.
accounts-factor-lead = Кроме пароля, код с вашего устройства. Кто узнает только пароль, войти не сможет.
accounts-factor-step-device = 1. Добавьте kenes на устройство
accounts-factor-scan = Откройте приложение для таких кодов (например, Aegis, 2FAS или встроенное в телефон) и считайте им это изображение.
accounts-factor-picture = Изображение с ключом; тот же ключ текстом ниже
accounts-factor-type = Или введите там этот ключ. Никому его не показывайте.
accounts-factor-step-code = 2. Введите код, который оно показывает
accounts-factor-code = Шесть цифр
accounts-factor-confirm = Включить
accounts-factor-in-use = Второй фактор уже включён.
accounts-factor-not-in-use = Второго фактора пока нет.
accounts-factor-in-use-lead = Вы входите по паролю и коду.
accounts-factor-remove = Отключить второй фактор
accounts-again-hint = Введите его ещё раз, прежде чем менять способ входа.
accounts-password-not-yours = Это не ваш пароль.
accounts-recovery-title = Сохраните эти запасные коды
accounts-recovery-text = Каждый один раз впустит вас без устройства. Они видны только сейчас: распечатайте их или перепишите в надёжное место.
accounts-recovery-kept = Я их сохранил(а)
accounts-recovery-renew = Создать новые запасные коды
accounts-recovery-left =
    { $n ->
        [0] Запасных кодов не осталось.
        [one] Остался { $n } запасной код.
        [few] Осталось { $n } запасных кода.
       *[other] Осталось { $n } запасных кодов.
    }
accounts-device-unknown = Неизвестный браузер
accounts-end-session = Завершить этот сеанс
accounts-mail-new-device-name = Вход в новом браузере
accounts-mail-new-device-subject = Вход в новом браузере: { $site }
accounts-mail-new-device-text = Под именем { $handle } вошли в браузере, которым раньше не пользовались: { $device }, { $at }.
accounts-mail-new-device-note = Если это были вы, ничего не делайте. Если нет, завершите тот сеанс и запросите новый пароль.
accounts-mail-new-device-button = Посмотреть, где выполнен вход
accounts-mail-factor-set-name = Второй фактор включён
accounts-mail-factor-set-subject = Второй фактор включён: { $site }
accounts-mail-factor-set-text = Теперь под именем { $handle } входят по паролю и коду.
accounts-mail-factor-set-note = Если это были не вы, сразу напишите в секретариат.
accounts-mail-factor-removed-name = Второй фактор отключён
accounts-mail-factor-removed-subject = Второй фактор отключён: { $site }
accounts-mail-factor-removed-text = Теперь под именем { $handle } входят без кода.
accounts-mail-factor-removed-note = Если это были не вы, сразу напишите в секретариат.
accounts-mail-factor-codes-name = Новые запасные коды
accounts-mail-factor-codes-subject = Созданы новые запасные коды: { $site }
accounts-mail-factor-codes-text = Прежние запасные коды для имени { $handle } больше не действуют.
accounts-mail-factor-codes-note = Если это были не вы, сразу напишите в секретариат.
accounts-tokens-title = Ключи API
accounts-tokens-lead = С ключом программа обращается к API без вашего пароля. Дайте каждой программе свой ключ, не с большими правами и не на больший срок, чем ей нужно.
accounts-tokens-own = Ваши ключи
accounts-tokens-organisation = Ключи организации: { $name }
accounts-tokens-others = Ключи других организаций
accounts-tokens-none = Пока нет ни одного.
accounts-token-made = Создан { $at }.
accounts-token-made-by = Создан { $at }, кем: { $who }.
accounts-token-used = Последнее обращение в течение часа с { $at }.
accounts-token-unused = Ещё не использовался.
accounts-token-open = действует до { $until }
accounts-token-expired = срок истёк { $until }
accounts-token-withdrawn = отозван
accounts-token-withdraw = Отозвать «{ $name }»
accounts-token-withdrawn-done = Ключ больше не действует.
accounts-token-withdrawn-already = Этот ключ уже отозван.
accounts-token-make-title = Создать ключ
accounts-token-make = Создать ключ
accounts-token-name = Название
accounts-token-name-hint = Для чего этот ключ, например «Сервер архива».
accounts-token-name-missing = Укажите, для чего этот ключ, не более 100 знаков.
accounts-token-name-taken = Ключ с таким названием уже действует. Выберите другое название или сначала отзовите тот ключ.
accounts-token-owner = Для кого
accounts-token-owner-hint = Ключ организации видит то же, что её рядовые участники, не имеет ваших личных прав и действует, когда вы уходите. Он только читает: за изменение должен отвечать человек.
accounts-token-owner-person = Для меня
accounts-token-owner-organisation = Для организации: { $name }
accounts-token-owner-missing = Выберите, для кого ключ.
accounts-token-scope = Что он может
accounts-token-scope-read = Чтение
accounts-token-scope-write = Чтение и запись
accounts-token-scope-missing = Выберите, что может ключ.
accounts-token-scope-organisation = Ключ организации только читает. Выберите «Чтение» или создайте ключ для себя.
accounts-token-days = На какой срок
accounts-token-days-n =
    { $n ->
        [one] { $n } день
        [few] { $n } дня
       *[other] { $n } дней
    }
accounts-token-days-missing = Выберите, на какой срок нужен ключ.
accounts-token-again-hint = Введите его ещё раз: у кого ключ, тот и действует.
accounts-token-too-many = Ключей уже 20. Отзовите те, которые никому не нужны.
accounts-token-here-title = Сохраните этот ключ
accounts-token-here-text = Он виден только сейчас. Скопируйте его в ту программу, которой он нужен, и больше никуда.
accounts-token-here-how = Программа передаёт его с каждым запросом:
accounts-token-not-good = Этот ключ не действует. Откройте страницу «Ключи API» в своей учётной записи и создайте там новый.
accounts-token-reads-only = У этого ключа право «read» (чтение). Для изменения нужно право «write» (запись).
accounts-mail-token-name = Создан ключ API
accounts-mail-token-subject = Создан ключ API: { $site }
accounts-mail-token-text = Создан ключ, с которым программа действует от имени { $handle }. Он действует до { $until }.
accounts-mail-token-note = Если это были не вы, сразу отзовите его и выберите новый пароль.
accounts-mail-token-button = Посмотреть ключи
accounts-mail-organisation-token-name = Создан ключ организации
accounts-mail-organisation-token-subject = Создан ключ API: { $site }
accounts-mail-organisation-token-text = Под именем { $handle } создан ключ, с которым машина вашей организации читает данные. Он действует до { $until }.
accounts-mail-organisation-token-note = Если это были не вы, сразу отзовите его и выберите новый пароль.
accounts-mail-organisation-token-button = Посмотреть ключи
accounts-bulk-title = Пригласить многих по таблице
accounts-bulk-lead = Выберите таблицу, в которой на каждого человека есть строка. Сначала вы увидите, кого она пригласит и что в ней не так; до подтверждения ничего не отправляется.
accounts-bulk-choose = Выберите таблицу
accounts-bulk-template = Пустая таблица с нужными столбцами:
accounts-bulk-roles = Роли: { $roles }.
accounts-bulk-cells = Язык: kk, ru или en. Организация указывается кодом или названием, её можно не указывать. Имя для входа тоже можно не указывать: тогда это начало адреса почты.
accounts-bulk-file = Файл
accounts-bulk-file-hint = CSV или XLSX, не более { $n } человек.
accounts-bulk-check = Проверить таблицу
accounts-bulk-column-name = Имя и фамилия
accounts-bulk-column-mail = Адрес почты
accounts-bulk-column-role = Роль
accounts-bulk-column-organisation = Организация
accounts-bulk-column-language = Язык писем
accounts-bulk-column-handle = Имя для входа
accounts-bulk-row = Строка
accounts-bulk-empty = Файл пуст или не выбран. Выберите его ещё раз.
accounts-bulk-no-table = В этом файле нет таблицы, которую можно прочитать. Сохраните его как CSV или XLSX без пароля и выберите ещё раз.
accounts-bulk-too-many = В таблице больше { $n } человек. Разделите её на несколько.
accounts-bulk-missing = Нет столбцов: { $columns }. Добавьте их в первую строку или возьмите пустую таблицу ниже.
accounts-bulk-unread = Из этих столбцов ничего не читается: { $columns }.
accounts-bulk-faulty =
    { $n ->
        [one] Нужно исправить { $n } место. Никто не приглашён: исправьте таблицу и выберите её ещё раз.
        [few] Нужно исправить { $n } места. Никто не приглашён: исправьте таблицу и выберите её ещё раз.
       *[other] Нужно исправить { $n } мест. Никто не приглашён: исправьте таблицу и выберите её ещё раз.
    }
accounts-bulk-faults = Что исправить
accounts-bulk-at-cell = Строка { $row }, { $column }
accounts-bulk-at-row = Строка { $row }
accounts-bulk-row-broken = Строку нельзя прочитать: кавычка открыта и не закрыта. Закройте или удалите её.
accounts-bulk-mail-twice = Тот же адрес стоит в строке { $row }. Удалите одну из двух или укажите каждому свой адрес.
accounts-bulk-role-unknown = Роли «{ $typed }» нет. Возьмите одну из ролей ниже.
accounts-bulk-role-not-yours = Эту роль даёте не вы. Выберите другую или обратитесь к администратору.
accounts-bulk-organisation-unknown = Организации «{ $typed }» нет. Возьмите код или название со страницы состава или сначала внесите организацию там.
accounts-bulk-organisation-several = Организаций с названием «{ $typed }» несколько. Укажите код.
accounts-bulk-organisation-ended = Организация «{ $typed }» сегодня не действует. Укажите другую или оставьте ячейку пустой.
accounts-bulk-handle-twice = То же имя для входа стоит в строке { $row }. Выберите другое.
accounts-bulk-handle-needed = Из адреса не получается имя для входа. Укажите его в столбце имени для входа.
accounts-bulk-ready =
    { $n ->
        [0] Приглашать некого: все уже здесь.
        [one] Будет приглашён { $n } человек; уже здесь и пропущены: { $left }.
        [few] Будут приглашены { $n } человека; уже здесь и пропущены: { $left }.
       *[other] Будут приглашены { $n } человек; уже здесь и пропущены: { $left }.
    }
accounts-bulk-send =
    { $n ->
        [one] Отправить { $n } приглашение
        [few] Отправить { $n } приглашения
       *[other] Отправить { $n } приглашений
    }
accounts-bulk-other = Выбрать другую таблицу
accounts-bulk-invited = Кто будет приглашён
accounts-bulk-mixed = В имени смешаны алфавиты: проверьте, не подражает ли оно чужому.
accounts-bulk-left-out = Кто уже здесь
accounts-bulk-left-signs-in = строка { $row }, { $mail }, может войти.
accounts-bulk-left-invited = строка { $row }, { $mail }, приглашён(а), но ещё не вошёл(ла). Новое приглашение отправляется со страницы человека.
accounts-bulk-done =
    { $n ->
        [0] Никто не приглашён: все уже здесь.
        [one] Отправлено { $n } приглашение.
        [few] Отправлено { $n } приглашения.
       *[other] Отправлено { $n } приглашений.
    }

accounts-today-mails = { $n ->
    [one] Посмотреть { $n } неотправленное письмо
    [few] Посмотреть { $n } неотправленных письма
   *[other] Посмотреть { $n } неотправленных писем
}

accounts-invite-organisation = Представляет
accounts-invite-organisation-hint = С сегодняшнего дня человек читает и пишет то, что предназначено для людей этой организации.
accounts-invite-organisation-none = Никакую организацию
accounts-invite-organisation-unknown = Этой организации сегодня нет. Выберите другую или никакую.
accounts-mail-desk-name = Что-то ждёт вас
accounts-mail-desk-subject = Вас что-то ждёт: { $site }
accounts-mail-desk-text = На странице «Сегодня» вас ждёт новое.
accounts-mail-desk-button = Открыть «Сегодня»
accounts-mail-desk-note = Что именно, сказано только там.

# Собственные данные.

accounts-data-title = Ваши данные
accounts-data-lead = kenes хранит о вас не больше, чем нужно для работы. Здесь это можно прочитать, исправить, забрать с собой и уйти.
accounts-data-copy = Копия
accounts-data-copy-text = Всё, что о вас хранится, одним файлом для программ: учётная запись, за кого вы действуете и действовали, что занимали, что написали и подали.
accounts-data-copy-link = Скачать свои данные (JSON)
accounts-data-correct = Исправить
accounts-data-name = Ваше имя
accounts-data-name-hint = Как оно стоит в списках участников. Прежнее имя стирается.
accounts-data-name-empty = Введите имя.
accounts-data-name-long = Имя длиннее 200 знаков.
accounts-data-language-missing = Выберите язык писем.
accounts-data-password-hint = Нужен только для другого адреса: кто получает вашу почту, может войти.
accounts-data-save = Сохранить
accounts-data-saved = Данные сохранены.
accounts-leave = Уйти и быть забытым
accounts-leave-goes = Ваши имя, адрес, вход, токены, сеансы, сохранённые виды и черновики только для себя стираются, в том числе из журнала. Всё, что вы занимаете, заканчивается сегодня.
accounts-leave-stays = То, что вы сделали в должности или от организации, остаётся под этой должностью или организацией, без вашего имени. Поданное вашей организацией остаётся её.
accounts-leave-open = Уйти
accounts-leave-confirm = Подтверждение
accounts-leave-sure = Я хочу уйти насовсем; вернуть это нельзя
accounts-leave-sure-missing = Поставьте отметку: вернуться будет нельзя.
accounts-leave-send = Стереть меня и выйти
accounts-leave-last-administrator = Вы последний администратор. Сначала дайте эту роль кому-то другому.
accounts-erase = Стереть человека
accounts-erase-text = Имя, адрес, вход, токены, сеансы и собственные черновики стираются, в том числе из журнала, а всё, что человек занимает, заканчивается сегодня. Сделанное в должности остаётся под должностью.
accounts-erase-sure = Человек ушёл или попросил об этом; вернуть это нельзя
accounts-erase-sure-missing = Поставьте отметку: вернуть это нельзя.
accounts-erase-send = Стереть человека
