body-nav = Площадка
body-title = Кто участвует
body-lead =
    { $n ->
        [one] Участвует или наблюдает { $n } организация.
        [few] Участвуют или наблюдают { $n } организации.
       *[other] Участвуют или наблюдают { $n } организаций.
    }
body-empty-title = Организаций пока нет
body-empty-text = Секретариат вносит организации, которые имеют места или наблюдают.
body-key-taken = Организация с таким ключом уже есть.
body-kind-ministry = Министерства
body-kind-agency = Агентства
body-kind-court = Суды и прокуратура
body-kind-parliament = Парламент
body-kind-ombudsperson = Омбудсманы
body-kind-commission = Комиссии
body-kind-ngo = Национальные неправительственные организации
body-kind-international-ngo = Международные организации гражданского общества, работающие в стране
body-kind-foreign-ngo = Зарубежные неправительственные организации
body-kind-international-organisation = Международные организации
body-kind-mission = Дипломатические представительства
body-kind-secretariat = Секретариат
body-no-such-person = Под таким именем никто не входит.
body-no-such-organisation = Организации с таким ключом нет.
