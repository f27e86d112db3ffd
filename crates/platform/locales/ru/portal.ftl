portal-nav-start = Начало
portal-title = Диалог о правах человека: кто просил и что из этого вышло
portal-lead =
    В реестре { $recommendations ->
        [one] { $recommendations } рекомендация
        [few] { $recommendations } рекомендации
       *[other] { $recommendations } рекомендаций
    }; они сведены в { $roadmaps ->
        [one] { $roadmaps } дорожную карту.
        [few] { $roadmaps } дорожные карты.
       *[other] { $roadmaps } дорожных карт.
    }
portal-lead-empty = Реестр пуст. Первые рекомендации вносит секретариат.
portal-see-road-maps = Посмотреть дорожные карты
portal-see-recommendations = Посмотреть рекомендации
portal-demo-work = Демонстрация ещё наполняется
portal-demo-title = Попробуйте от чьего-то лица
portal-demo-text = Все лица здесь вымышлены. Вход — одним нажатием.
portal-demo-sign-in = Войти как { $name }
portal-record-title = Журнал можно проверить
portal-record-text =
    { $n ->
        [one] { $n } запись даёт это число:
        [few] { $n } записи дают это число:
       *[other] { $n } записей дают это число:
    }
portal-record-link = Что означает это число
portal-api-title = Интерфейс для программ
portal-api-lead = Всё открытое могут читать программы. Описание создаётся из кода.
portal-api-tokens = К тому, что видят не все, программа обращается с ключом.
portal-api-tokens-link = Создать ключ
portal-api-caption = Операции
portal-api-path = Путь
portal-api-what = Что даёт
portal-source-title = Исходный код и лицензия
portal-source-lead = Это kenes { $version }, свободная программа под лицензией GNU Affero General Public License версии 3 или новее. Вы имеете право на исходный код, который здесь работает.
portal-source-ask = Владелец этой установки не указал адрес кода. Обратитесь в секретариат: он обязан его предоставить.
portal-source-others = Лицензии шрифтов, значков и скриптов
portal-lead-register =
    { $n ->
        [one] В реестре { $n } рекомендация.
        [few] В реестре { $n } рекомендации.
       *[other] В реестре { $n } рекомендаций.
    }
portal-queue-title =
    { $n ->
        [one] Места ждёт { $n }
       *[other] Места ждут { $n }
    }
portal-queue-text = Сразу можно принять { $sure }; посмотреть нужно { $rest }.
portal-queue-link = Открыть очередь
