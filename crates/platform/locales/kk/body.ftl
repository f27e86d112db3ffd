body-nav = Алаң
body-title = Кім қатысады
body-lead =
    { $n ->
        [one] Бір ұйым қатысады немесе бақылайды.
       *[other] { $n } ұйым қатысады немесе бақылайды.
    }
body-empty-title = Әзірге ұйымдар жоқ
body-empty-text = Орны бар немесе бақылайтын ұйымдарды хатшылық енгізеді.
body-key-taken = Мұндай кілті бар ұйым бұрыннан бар.
body-kind-ministry = Министрліктер
body-kind-agency = Агенттіктер
body-kind-court = Соттар мен прокуратура
body-kind-parliament = Парламент
body-kind-ombudsperson = Омбудсмандар
body-kind-commission = Комиссиялар
body-kind-ngo = Ұлттық үкіметтік емес ұйымдар
body-kind-international-ngo = Елде жұмыс істейтін халықаралық азаматтық қоғам ұйымдары
body-kind-foreign-ngo = Шетелдік үкіметтік емес ұйымдар
body-kind-international-organisation = Халықаралық ұйымдар
body-kind-mission = Дипломатиялық өкілдіктер
body-kind-secretariat = Хатшылық
body-no-such-person = Бұл атпен ешкім кірмейді.
body-no-such-organisation = Мұндай кілтті ұйым жоқ.
