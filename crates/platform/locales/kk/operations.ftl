operations-nav-jobs = Жұмыс барысы
operations-jobs-title = Жұмыс барысы
operations-jobs-lead =
    { $n ->
        [one] Бір ұзақ жұмыс, жаңасы жоғарыда.
       *[other] { $n } ұзақ жұмыс, жаңасы жоғарыда.
    }
operations-jobs-empty-title = Әзірге ештеңе іске қосылған жоқ
operations-jobs-empty-text = Жол карталарын есептеу сияқты ұзақ жұмыстар барысымен бірге осында көрінеді.
operations-job-open = Ашу
operations-job-result = Нәтижесін көру
operations-job-error = Соңғы әрекет сәтсіз аяқталды: { $error }
operations-job-began = Тапсырылған уақыты: { $at }.
operations-job-leave = Бұл беттен кете беруге болады: нәтиже сізді күтеді.
operations-job-revive = Қайталап көру
operations-job-reload = Жаңарту
operations-job-unknown = Түрі белгісіз жұмыс
operations-state-waiting = Күтуде
operations-state-running = Орындалуда
operations-state-done = Дайын
operations-state-dead = Сәтсіз
operations-state-waiting-sentence = Кезегін күтіп тұр.
operations-state-running-sentence = Басталды.
operations-state-done-sentence = Орындалды.
operations-state-dead-sentence = Бірнеше әрекет сәтсіз болды; адамның шешімі керек.
operations-progress = { $total } ішінен { $done } орындалды.
operations-record-title = Жазбалар журналы
operations-record-lead =
    { $n ->
        [one] Журналда бір жазба бар.
       *[other] Журналда { $n } жазба бар.
    }
operations-record-root = Барлық жазба бірігіп осы бір санды береді. Оны жазып алған адам кейін жазбаның өзгертілмегенін не жойылмағанын анықтай алады.
operations-record-batches = Жария емес нәрсе бірден жазылады, ал бұл санаққа келесі сағат басында, ішінде не болса да, тіпті ештеңе болмаса да, көлемі бірдей бір жазба болып кіреді: журналдан жоба мәтіндердің санын да, уақытын да білуге болмайды.
operations-record-how = Оператор бүкіл журналды «kenes verify» пәрменімен тексереді: ол әр жазбаны қайталап, әр айырмашылықты атайды.
operations-record-honest = Бұл санға сырттағы куәлар қол қоймайынша, жүйені жүргізуші бүкіл журналды қайта құра алар еді. Санды сақтап қойыңыз: сонда ондай әрекет байқалады.
