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
