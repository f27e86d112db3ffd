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
