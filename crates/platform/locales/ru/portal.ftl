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

portal-privacy-title = Кто что видит
portal-privacy-lead = Кто пишет здесь, сам решает, кто это прочтёт. Эта страница говорит, что kenes показывает людям и что мог бы увидеть только тот, кто обслуживает сервер.
portal-privacy-ladder = От одного человека до всех
portal-privacy-ladder-text = Каждый черновик и каждая рекомендация организации стоит на одной из этих ступеней. Перейти на другую — действие автора; оно записывается со временем, и те, кто видит запись, видят и этот шаг.
portal-privacy-step-person = Только вы
portal-privacy-step-organisation = Люди вашей организации
portal-privacy-step-coalition = Организации одной коалиции, которую вы выбрали
portal-privacy-step-members = Члены органа и секретариат
portal-privacy-step-observers = Члены и наблюдатели
portal-privacy-step-public = Все. Эту ступень отменить нельзя: другие могли сделать копии.
portal-privacy-offices = Председатель, секретариат и администратор не видят черновиков человека, организации или коалиции: ни в списках, ни в поиске, ни в подсчётах, ни в выгрузках, ни в письмах, ни в журнале изменений.
portal-privacy-operator = Что мог бы увидеть тот, кто обслуживает сервер
portal-privacy-operator-text = Тот, кто обслуживает сервер, стоит ниже всех этих правил. Страницы не покажут ему ваших черновиков, а диск покажет. Считайте, что он может прочесть:
portal-privacy-operator-drafts = тексты черновиков, как они лежат в базе данных, в том числе удалённых, пока диск не перезапишет их место,
portal-privacy-operator-record = что нечто было написано, кем и когда: черновики ждут в базе данных ежечасной записи журнала, в которой их уже не различить,
portal-privacy-operator-names = кто написал то, что стоит под запечатанным именем, и кто это читал,
portal-privacy-operator-backups = всё, что есть в резервной копии, пока она хранится,
portal-privacy-operator-traffic = кто и когда заходил и из какой сети, а если шифрование кончается у него, то и что было отправлено,
portal-privacy-operator-mail = кому и когда ушло письмо; текстов черновиков в письмах нет,
portal-privacy-operator-code = что угодно, если он запустит не ту программу, которая опубликована.
portal-privacy-out = Выход
portal-privacy-out-text = Коалиция может держать собственный kenes на своём компьютере: скачать здесь открытый реестр, загрузить его там, готовить тексты там, а сюда отправлять только то, что вносится. Программа свободная и та же самая.
portal-privacy-channel = У того, кто боится быть узнанным, есть другой путь: защищённый канал не требует учётной записи, а написанное в нём шифруется до того, как покинет браузер.
portal-privacy-channel-link = Написать через защищённый канал
portal-privacy-out-risk = Если текст может кому-то навредить, не пишите его сначала здесь. Уберите имена, места и дни, по которым можно узнать человека, и посоветуйтесь с организацией, которой доверяете.

portal-today-nav = Сегодня
portal-today-title = Сегодня
portal-today-lead = { $n ->
    [one] Вас ждёт { $n } дело.
    [few] Вас ждут { $n } дела.
   *[other] Вас ждут { $n } дел.
}
portal-today-overdue = Просрочено
portal-today-soon = В течение недели
portal-today-later = Позже
portal-today-undated = Без срока
portal-today-due = До
portal-today-was-due = срок прошёл
portal-today-empty-title = Вас ничего не ждёт
portal-today-empty-text = Здесь появится всё, что потребует вас, со сроком и ссылкой.
