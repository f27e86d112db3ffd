operations-nav-jobs = Ход работ
operations-jobs-title = Ход работ
operations-jobs-lead =
    { $n ->
        [one] { $n } длительная работа, новые сверху.
        [few] { $n } длительные работы, новые сверху.
       *[other] { $n } длительных работ, новые сверху.
    }
operations-jobs-empty-title = Пока ничего не запущено
operations-jobs-empty-text = Здесь появляются длительные работы, например расчёт дорожных карт, и видно, сколько сделано.
operations-job-open = Открыть
operations-job-result = Посмотреть результат
operations-job-error = Последняя попытка не удалась: { $error }
operations-job-began = Поручено { $at }.
operations-job-leave = Можно уйти с этой страницы: результат вас дождётся.
operations-job-revive = Попробовать ещё раз
operations-job-reload = Обновить
operations-job-unknown = Работа неизвестного вида
operations-state-waiting = Ожидает
operations-state-running = Выполняется
operations-state-done = Готово
operations-state-dead = Не удалось
operations-state-waiting-sentence = Ждёт своей очереди.
operations-state-running-sentence = Начато.
operations-state-done-sentence = Выполнено.
operations-state-dead-sentence = Несколько попыток не удались; нужно решение человека.
operations-progress = Сделано { $done } из { $total }.
operations-record-title = Журнал записей
operations-record-lead =
    { $n ->
        [one] В журнале { $n } запись.
        [few] В журнале { $n } записи.
       *[other] В журнале { $n } записей.
    }
operations-record-root = Все записи вместе дают одно это число. Кто его записал, сможет позже узнать, не изменена и не удалена ли какая-либо запись.
operations-record-batches = То, что не публично, записывается сразу, а в этот счёт входит в начале следующего часа одной записью одинакового размера, что бы в ней ни было и даже если в ней ничего нет: по журналу нельзя узнать ни числа черновиков, ни времени.
operations-record-how = Оператор проверяет весь журнал командой «kenes verify»: она заново проходит каждую запись и называет каждое расхождение.
operations-record-honest = Пока это число не подписывают внешние свидетели, тот, кто управляет машиной, мог бы построить весь журнал заново. Сохраните число: тогда подмена будет заметна.

# Сколько хранится то, что не входит в запись.

operations-retention-title = Что и когда удаляется
operations-retention-lead = { $n ->
        [0] Сейчас удалять нечего.
        [one] { $n } запись подлежит удалению, она исчезнет при следующем ежедневном проходе.
        [few] { $n } записи подлежат удалению, они исчезнут при следующем ежедневном проходе.
       *[other] { $n } записей подлежат удалению, они исчезнут при следующем ежедневном проходе.
    }
operations-retention-never = Рекомендации, места, ответы, решения и их история не удаляются никакими правилами. Личные данные стираются, когда человек уходит.
operations-retention-sessions = Входы, которые завершены или не используются
operations-retention-devices = Браузеры, в которых кто-то входил
operations-retention-links = Ссылки приглашений и для нового пароля, после срока
operations-retention-mails = Что письмо ушло или не дошло; текст стирается при отправке
operations-retention-jobs = Выполненная работа
operations-retention-answers = Ответы программам, которые спрашивают дважды
operations-retention-reads = Кто читал конфиденциальное
operations-retention-days = Дней
operations-retention-bounds = От { $least } до { $most }.
operations-retention-days-are = Хранится дней: { $days }.
operations-retention-days-wrong = Введите целое число дней от { $least } до { $most }.
operations-retention-due = { $n ->
        [0] Удалять нечего.
        [one] Сейчас исчезла бы { $n } запись.
        [few] Сейчас исчезли бы { $n } записи.
       *[other] Сейчас исчезло бы { $n } записей.
    }
operations-retention-save = Сохранить сроки
operations-retention-saved = Сроки сохранены. Ниже то, что исчезло бы сейчас.
operations-retention-run = Удалить сейчас то, чей срок вышел
operations-retention-done = { $n ->
        [one] Удалена { $n } запись.
        [few] Удалены { $n } записи.
       *[other] Удалено { $n } записей.
    }
