accounts-sign-in-title = Вход
accounts-handle = Имя для входа
accounts-password = Пароль
accounts-sign-in-button = Войти
accounts-sign-in-wrong = Имя и пароль не подходят друг к другу. Проверьте оба и попробуйте ещё раз.
accounts-no-account = Всё открытое можно читать без учётной записи. Учётные записи заводит секретариат.
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
accounts-handle-taken = Это имя уже занято. Выберите другое.
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
