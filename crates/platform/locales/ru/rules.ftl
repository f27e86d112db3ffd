# Правила процедуры: часть среза body.
body-rules-title = Правила процедуры
body-rules-link = Правила процедуры: кворум, большинство, кто голосует
body-rules-empty-title = Правила ещё не внесены
body-rules-empty-text = Когда площадка примет правила, секретариат внесёт их сюда: какой нужен кворум, каким большинством принимают решения, кто вправе вносить предложения, выступать и голосовать.
body-rules-shown-today = Сегодня действует редакция { $number }, с { $from }.
body-rules-shown-on = На { $day } действовала редакция { $number }; места указаны на этот день.
body-rules-shown-none = На { $day } правила процедуры не внесены.
body-rules-version = Редакция { $number }
body-rules-versions = Все редакции
body-rules-adopted-on = принята { $day }
body-rules-stands-in-force = действует
body-rules-stands-past = утратила силу
body-rules-stands-coming = ещё не вступила в силу
body-rules-stands-corrected = исправлена следующей редакцией
body-rules-stands-withdrawn = отозвана до вступления в силу
body-rules-since-version = Что изменилось по сравнению с редакцией { $number }
body-rules-changes-none = В самих правилах — ничего.
body-rules-about = О чём
body-rules-before = Было
body-rules-after = Стало
body-rules-unsaid-before = не упоминалось
body-rules-unsaid-now = больше не упоминается

body-rules-lead-quorum = { $needed ->
    [one] Кворум — { $needed } место из { $entitled } с правом голоса.
    [few] Кворум — { $needed } места из { $entitled } с правом голоса.
   *[other] Кворум — { $needed } мест из { $entitled } с правом голоса.
}
body-rules-lead-cast = Для решения нужно { $share } голосов «за» и «против».
body-rules-lead-present = Для решения нужно { $share } присутствующих мест с правом голоса.
body-rules-lead-entitled = Для решения нужно { $share } всех мест с правом голоса.
body-rules-lead-consensus = Решение принято, если никто из присутствующих не возражает.
body-rules-lead-consensus-minus = Решение принято, если возражают не более { $n } из присутствующих.
body-rules-share-least = { $share ->
    [half] не менее половины
    [third] не менее одной трети
    [two-thirds] не менее двух третей
    [quarter] не менее одной четверти
    [three-quarters] не менее трёх четвертей
    [all] 100 %
   *[other] не менее { $n }/{ $d }
}
body-rules-share-more = { $share ->
    [half] более половины
    [third] более одной трети
    [two-thirds] более двух третей
    [quarter] более одной четверти
    [three-quarters] более трёх четвертей
   *[other] более { $n }/{ $d }
}
body-rules-quorum = Кворум
body-rules-quorum-share = Кворум есть, если присутствует { $share } мест с правом голоса.
body-rules-quorum-seats = { $n ->
    [one] Кворум есть, если присутствует { $n } место с правом голоса.
    [few] Кворум есть, если присутствуют { $n } мест с правом голосаа.
   *[other] Кворум есть, если присутствуют { $n } мест с правом голоса.
}
body-rules-quorum-none = Кворум не требуется.
body-rules-units = Кворум каждого сектора
body-rules-units-share = Кроме того, от каждого сектора должно присутствовать { $share } его мест с правом голоса.
body-rules-units-seats = { $n ->
    [one] Кроме того, от каждого сектора должно присутствовать не менее { $n } места с правом голоса.
   *[other] Кроме того, от каждого сектора должны присутствовать не менее { $n } мест с правом голоса, а если их меньше — все.
}
body-rules-units-none = По секторам кворум не считается: достаточно общего.
body-rules-own-share = { $unit }: должно присутствовать { $share } мест с правом голоса.
body-rules-own-seats = { $n ->
    [one] { $unit }: должно присутствовать не менее { $n } места с правом голоса.
   *[other] { $unit }: должны присутствовать не менее { $n } мест с правом голоса, а если их меньше — все.
}
body-rules-own-none = { $unit }: не требуется.
body-rules-topic-own = Кворум: { $unit }
body-rules-topic-rights = Кто что вправе: { $who }
body-rules-whole = Все места с правом голоса
body-rules-voting-seats = Мест с правом голоса
body-rules-needed = Нужно для кворума
body-rules-not-asked = не требуется

body-rules-majorities = Большинство
body-rules-matter = Вопрос
body-rules-majority = Чем принимается
body-rules-if-all = Голосов «за», если голосуют все
body-rules-no-vote = голосовать не нужно
body-rules-matter-decision = Решения и рекомендации
body-rules-matter-procedure = Процедурные вопросы
body-rules-matter-rules = Изменение этих правил
body-rules-matter-with = { $matter }. { $majority }
body-rules-of-cast = { $share } голосов «за» и «против». Воздержавшиеся не учитываются
body-rules-of-present = { $share } присутствующих мест с правом голоса. Воздержавшийся считается не поддержавшим
body-rules-of-entitled = { $share } всех мест с правом голоса, присутствующих и отсутствующих
body-rules-majority-simple = Простое большинство: { $what }.
body-rules-majority-absolute = Абсолютное большинство: { $what }.
body-rules-majority-two-thirds = Большинство в две трети: { $what }.
body-rules-majority-share = Квалифицированное большинство: { $what }.
body-rules-majority-consensus = Консенсус: никто из присутствующих не возражает. Воздержаться не значит возразить.
body-rules-majority-consensus-minus = Консенсус минус { $n }: возражают не более { $n } из присутствующих. Воздержаться не значит возразить.

body-rules-rights = Кто что вправе делать
body-rules-who = Кто
body-rules-right-propose = Вносить предложения
body-rules-right-speak = Выступать
body-rules-right-vote = Голосовать
body-rules-right-co-author = Быть соавтором
body-rules-class-participant = Участники
body-rules-class-observer = Наблюдатели
body-rules-class-guest = Гости
body-rules-rights-none = ничего
body-rules-differs = не так, как прочие
body-rules-yes = да
body-rules-no = нет
body-rules-joined = Секторы, которые считаются одним
body-rules-joined-text = { $name }: { $sectors }. При подсчёте кворума, для тайны голосования и в выводах они считаются одним сектором.

body-rules-step-least = { $share } от { $whole } — это { $exact }; столько или больше (≥) — значит { $needed }.
body-rules-step-more = { $share } от { $whole } — это { $exact }; больше этого (>) — значит { $needed }.
body-rules-step-whole-met = Присутствуют: { $present } из { $entitled } мест с правом голоса, нужно: { $needed }. Кворум есть.
body-rules-step-whole-short = Присутствуют: { $present } из { $entitled } мест с правом голоса, нужно: { $needed }, не хватает: { $missing }.
body-rules-step-unit-met = { $unit }: присутствуют { $present } из { $entitled }, нужно: { $needed }. Достаточно.
body-rules-step-unit-short = { $unit }: присутствуют { $present } из { $entitled }, нужно: { $needed }, не хватает: { $missing }.
body-rules-step-cast = Учитываются голоса «за» и «против»: { $count }. Воздержавшиеся ({ $abstained }) не учитываются.
body-rules-step-present = Учитываются все присутствующие места с правом голоса: { $count }. Кто воздержался или не голосовал, считается не поддержавшим.
body-rules-step-entitled = Учитываются все места с правом голоса, присутствующие и отсутствующие: { $count }.
body-rules-step-equal = Голосов «за» столько же, сколько «против» ({ $votes }): при равенстве решение не принято.
body-rules-step-yes-enough = «За»: { $yes }, нужно: { $needed }. Достаточно.
body-rules-step-yes-short = «За»: { $yes }, нужно: { $needed }, не хватает: { $missing }.
body-rules-step-objections = Возражений: { $objections }, допускается: { $allowed }.
body-rules-verdict-adopted = Принято
body-rules-verdict-not-adopted = Не принято
body-rules-verdict-no-quorum = Кворума нет: решать ничего нельзя
body-rules-verdict-quorum = Кворум есть

body-rules-try = Проверить правила на числах
body-rules-try-lead = Что было бы принято по редакции { $number } и почему. Меняйте любые числа: ничего не сохраняется.
body-rules-try-matter = Что ставится на голосование
body-rules-try-present = Кто присутствует
body-rules-present = Присутствуют
body-rules-try-seats-of = Мест с правом голоса: { $sector }
body-rules-try-present-of = Присутствуют: { $sector }
body-rules-try-votes = Голоса
body-rules-try-votes-hint = Оставьте все три поля пустыми, чтобы узнать, есть ли кворум. Где нужен консенсус, голос «против» — это возражение.
body-rules-yes-votes = За
body-rules-no-votes = Против
body-rules-abstentions = Воздержались
body-rules-try-send = Подсчитать
body-rules-number-wrong = Напишите целое число от 0 до { $most }.
body-rules-matter-unknown = Выберите, что ставится на голосование.
body-rules-too-many-present = { $sector }: мест с правом голоса только { $seats }. Уменьшите число присутствующих или увеличьте число мест.
body-rules-too-many-votes = Голосов: { $votes }, а присутствует мест с правом голоса: { $present }. Уменьшите число голосов или увеличьте число присутствующих.

body-rules-new = Внести новую редакцию
body-rules-new-lead = Правила в том виде, в каком их приняла площадка. Внесённая редакция не меняется: исправление — это новая редакция с того же дня. На следующей странице видно, что изменится; до неё ничего не сохраняется.
body-rules-part-document = Решение
body-rules-field-from = Действует с
body-rules-field-adopted = Принята
body-rules-field-document = Решение или документ
body-rules-field-note = Что изменилось и почему
body-rules-field-quorum = Кворум от всех мест с правом голоса
body-rules-field-units = Кворум каждого сектора
body-rules-field-value = Доля или число
body-rules-field-base = Считается от
body-rules-hint-from = Тот же день, что у прежней редакции, исправляет её; более поздний её завершает.
body-rules-hint-value = Доля — как 1/2, 2/3 или 60 %; число мест — как 16.
body-rules-hint-units = Требуется сверх общего кворума. От сектора, где мест меньше, нужны все.
body-rules-hint-majorities = Своя доля пишется как 3/5 или 60 %; для «консенсуса минус» напишите, сколько возражений допускается. Для остальных последнее поле остаётся пустым.
body-rules-how-none = Не требуется
body-rules-how-more = Больше доли (>)
body-rules-how-least = Не меньше доли (≥)
body-rules-how-seats = Число мест
body-rules-majority-how-simple = Простое большинство: более половины
body-rules-majority-how-absolute = Абсолютное большинство: более половины всех мест с правом голоса
body-rules-majority-how-two-thirds = Не менее двух третей
body-rules-majority-how-more = Больше своей доли (>)
body-rules-majority-how-least = Не меньше своей доли (≥)
body-rules-majority-how-consensus = Консенсус: никто не возражает
body-rules-majority-how-consensus-minus = Консенсус минус число
body-rules-base-cast = Голоса «за» и «против»
body-rules-base-present = Присутствующие места с правом голоса
body-rules-base-entitled = Все места с правом голоса
body-rules-tick = { $who }: { $right }
body-rules-own = Секторы с особыми правилами
body-rules-own-rights = Свои права
body-rules-own-tick = { $sector }: свои права
body-rules-own-quorum = Свой кворум
body-rules-hint-own = Отметьте сектор, у которого права не такие, как у прочих, и что он вправе делать. Свой кворум: 2 — два места, 1/3 — не менее трети, >1/2 — более половины, 0 — не требуется; пустое поле — как у каждого сектора.
body-rules-hint-own-quorum = 2 — два места, 1/3 — не менее трети, >1/2 — более половины, 0 — не требуется; пустое поле — как у каждого сектора.
body-rules-hint-joined = Секторы из одного-двух мест могут считаться одним, чтобы от них не требовали присутствия поодиночке и чтобы никого нельзя было узнать по единственному голосу. Если таких нет, оставьте пустым.
body-rules-join = { $n ->
    [1] Объединённые секторы
   *[other] Ещё объединённые секторы
}
body-rules-join-which = Какие секторы
body-rules-join-tick = { $n ->
    [one] { $sector } ({ $n } место)
    [few] { $sector } ({ $n } места)
   *[other] { $sector } ({ $n } мест)
}
body-rules-check = Посмотреть, что изменится
body-rules-confirm = Это и было принято?
body-rules-confirm-lead = Пока ничего не сохранено. Внесённая редакция больше не меняется; ту, что ещё не вступила в силу, можно отозвать.
body-rules-corrects = Она действует с того же дня, что редакция { $number }, и исправляет её: редакция { $number } больше не относится ни к какому дню.
body-rules-holds-already = Она действует с { $from }: страницы прошедших дней тоже покажут эти правила.
body-rules-enter = Внести эту редакцию
body-rules-change = Изменить
body-rules-whole-text = Как будут читаться правила
body-rules-withdraw = Отозвать эту редакцию
body-rules-withdraw-what = Редакция { $number }, которая вступила бы в силу { $from }.
body-rules-withdraw-consequence = Она останется в списке как отозванная, с вашей причиной. Отменить это нельзя; её можно внести снова как новую редакцию.
body-rules-withdrawn-why = Почему отозвана

body-rules-how-unknown = Выберите из списка.
body-rules-base-unknown = Выберите, от чего считается.
body-rules-share-wrong = Напишите долю больше 0 и не больше 1, например 1/2, 2/3 или 60 %. Для «больше» доля должна быть меньше 1.
body-rules-seats-wrong = Напишите целое число мест, от 1.
body-rules-objections-wrong = Напишите, сколько возражений допускается, от 1. Если ни одного, выберите консенсус.
body-rules-own-quorum-wrong = Напишите 2 — два места, 1/3 — не менее трети, >1/2 — более половины, 0 — не требуется, или оставьте пустым.
body-rules-own-quorum-joined = Этот сектор считается вместе с другими. Напишите кворум там, где они объединены.
body-rules-join-few = Отметьте не менее двух секторов или очистите название и ключ.
body-rules-join-large = { $sector }: в день вступления правил в силу мест — { $seats }. Объединяются только секторы из одного-двух мест.
body-rules-join-unlike = Одни из этих секторов голосуют, другие нет. Объединяйте только одинаковые в этом.
body-rules-join-twice = Один из этих секторов уже объединён с другими. Отметьте каждый один раз.
body-rules-join-key-taken = Такой ключ есть у сектора или у других объединённых секторов. Выберите другой.
body-rules-nobody-votes = Никто не смог бы голосовать. Отметьте, кто вправе.
body-rules-quorum-beyond = В день вступления правил в силу мест с правом голоса — { $entitled }. Кворум не может требовать больше.
body-rules-entered-since = Теперь последняя редакция — { $number }: пока вы писали, список изменился. Посмотрите его и проверьте ещё раз; набранное сохранено.
body-rules-before-last = Редакция { $number } действует с { $from }. Выберите этот день, чтобы исправить её, или более поздний.
body-rules-before-adopted = Правила не могут действовать раньше { $adopted }, когда их приняли.
body-rules-adopted-later = Сегодня { $today }. Внесите правила, когда они будут приняты.
body-rules-document-missing = Назовите решение хотя бы на одном языке.
body-rules-begun = Эта редакция действует с { $from }, её уже нельзя отозвать. Внесите новую.
body-rules-withdrawn-already = Эта редакция уже отозвана.
body-rules-why-missing = Напишите почему; это прочтут все.
body-rules-text-long = Напишите не больше { $most } знаков.
