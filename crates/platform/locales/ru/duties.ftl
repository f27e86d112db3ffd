duties-nav = Календарь
duties-title = Какие дни считаются
duties-lead = По этому календарю считается каждый срок, и для каждого срока видно, как он сосчитан.
duties-from = Дата запроса
duties-number = Сколько
duties-unit = В чём считать
duties-unit-working = рабочие дни
duties-unit-calendar = календарные дни
duties-unit-months = месяцы
duties-count = Сосчитать дни
duties-due = Срок — до конца дня { $date }
duties-from-wrong = Укажите дату в виде год-месяц-день, например 2026-03-18.
duties-number-wrong = Укажите целое число, например 15.
duties-no-calendar = Календаря ещё нет. Сначала секретариат вносит праздники.
duties-term-too-long = Этот срок уводит слишком далеко. Укажите более короткий.
duties-weekend = выходные
duties-day = День
duties-what = Что это за день
duties-name = Название
duties-source = Источник
duties-empty-title = Календаря ещё нет
duties-empty-text = Секретариат вносит праздники и перенесённые дни с источниками; до этого сроки считать нельзя.
duties-kind-holiday = Праздник
duties-kind-moved-rest = Перенесённый выходной
duties-kind-working-day = Рабочий день в выходной
duties-confidence-official = официальный источник
duties-confidence-secondary = один неофициальный источник
duties-confidence-expected = не подтверждено
duties-step-counted-from = Счёт идёт с { $date }.
duties-step-named = Дата указана прямо: { $date }.
duties-step-skipped-weekend =
    { $n ->
        [one] Не в счёт { $n } выходной день.
        [few] Не в счёт { $n } выходных дня.
       *[other] Не в счёт { $n } выходных дней.
    }
duties-step-skipped-holiday = { $date } не в счёт: { $name }.
duties-step-skipped-moved-rest = { $date } не в счёт, туда перенесён выходной: { $name }.
duties-step-counted-working-weekend = { $date } считается, это рабочий день: { $name }.
duties-step-month-shortened = В этом месяце нет числа { $wanted }; вместо него { $date }.
duties-step-moved = Последний день перенесён с { $from } на { $to }: { $why }.
duties-step-ends-on-rest = Внимание: { $date } — нерабочий день.
duties-step-unknown-before = Внимание: праздники до { $date } здесь не известны.
duties-step-unknown-after = Внимание: праздники после { $date } ещё не известны; срок может сдвинуться.
duties-step-expected = Внимание, не подтверждено: { $date }, { $name }; срок может сдвинуться.
duties-sources = Откуда известны эти дни
