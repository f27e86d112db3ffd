//! The mechanisms that ship with the program.

use kenes_kernel::content::Content;

/// A mechanism as it is founded.
pub struct Shipped {
    pub code: &'static str,
    pub family: &'static str,
    pub kk: &'static str,
    pub ru: &'static str,
    pub en: &'static str,
    /// Confidential until released, such as reports on visits (OPCAT, article 16).
    pub restricted: bool,
}

impl Shipped {
    #[must_use]
    pub fn name(&self) -> Content {
        Content::in_three(self.kk, self.ru, self.en)
    }
}

const fn open(
    code: &'static str,
    family: &'static str,
    kk: &'static str,
    ru: &'static str,
    en: &'static str,
) -> Shipped {
    Shipped {
        code,
        family,
        kk,
        ru,
        en,
        restricted: false,
    }
}

/// In the order in which facets without counts would show them.
pub const SHIPPED: [Shipped; 20] = [
    open(
        "UPR",
        "upr",
        "Әмбебап мерзімді шолу",
        "Универсальный периодический обзор",
        "Universal Periodic Review",
    ),
    open(
        "CAT",
        "treaty_body",
        "Азаптауға қарсы комитет",
        "Комитет против пыток",
        "Committee against Torture",
    ),
    open(
        "CCPR",
        "treaty_body",
        "Адам құқықтары жөніндегі комитет",
        "Комитет по правам человека",
        "Human Rights Committee",
    ),
    open(
        "CEDAW",
        "treaty_body",
        "Әйелдерге қатысты кемсітушілікті жою жөніндегі комитет",
        "Комитет по ликвидации дискриминации в отношении женщин",
        "Committee on the Elimination of Discrimination against Women",
    ),
    open(
        "CERD",
        "treaty_body",
        "Нәсілдік кемсітушілікті жою жөніндегі комитет",
        "Комитет по ликвидации расовой дискриминации",
        "Committee on the Elimination of Racial Discrimination",
    ),
    open(
        "CESCR",
        "treaty_body",
        "Экономикалық, әлеуметтік және мәдени құқықтар жөніндегі комитет",
        "Комитет по экономическим, социальным и культурным правам",
        "Committee on Economic, Social and Cultural Rights",
    ),
    open(
        "CMW",
        "treaty_body",
        "Еңбекші мигранттардың құқықтары жөніндегі комитет",
        "Комитет по правам трудящихся-мигрантов",
        "Committee on Migrant Workers",
    ),
    open(
        "CRC",
        "treaty_body",
        "Бала құқықтары жөніндегі комитет",
        "Комитет по правам ребёнка",
        "Committee on the Rights of the Child",
    ),
    open(
        "CRC-OP-AC",
        "treaty_body",
        "Бала құқықтары жөніндегі комитет: қарулы қақтығыстар туралы хаттама",
        "Комитет по правам ребёнка: протокол о вооружённых конфликтах",
        "Committee on the Rights of the Child: protocol on armed conflict",
    ),
    open(
        "CRC-OP-SC",
        "treaty_body",
        "Бала құқықтары жөніндегі комитет: балаларды сату туралы хаттама",
        "Комитет по правам ребёнка: протокол о торговле детьми",
        "Committee on the Rights of the Child: protocol on the sale of children",
    ),
    open(
        "CRPD",
        "treaty_body",
        "Мүгедектігі бар адамдардың құқықтары жөніндегі комитет",
        "Комитет по правам инвалидов",
        "Committee on the Rights of Persons with Disabilities",
    ),
    open(
        "CED",
        "treaty_body",
        "Күштеп жоғалтулар жөніндегі комитет",
        "Комитет по насильственным исчезновениям",
        "Committee on Enforced Disappearances",
    ),
    Shipped {
        restricted: true,
        ..open(
            "SPT",
            "treaty_body",
            "Азаптаудың алдын алу жөніндегі кіші комитет",
            "Подкомитет по предупреждению пыток",
            "Subcommittee on Prevention of Torture",
        )
    },
    open(
        "SR",
        "special_procedure",
        "Арнайы баяндамашылар",
        "Специальные докладчики",
        "Special Rapporteurs",
    ),
    open(
        "IE",
        "special_procedure",
        "Тәуелсіз сарапшылар",
        "Независимые эксперты",
        "Independent Experts",
    ),
    open(
        "WG",
        "special_procedure",
        "Жұмыс топтары",
        "Рабочие группы",
        "Working Groups",
    ),
    open(
        "REGIONAL",
        "regional",
        "Өңірлік органдар",
        "Региональные органы",
        "Regional bodies",
    ),
    open(
        "NGO",
        "civil_society",
        "Үкіметтік емес ұйымдар",
        "Неправительственные организации",
        "Non-governmental organisations",
    ),
    open(
        "NHRI",
        "national_institution",
        "Ұлттық құқық қорғау мекемесі",
        "Национальное правозащитное учреждение",
        "National human rights institution",
    ),
    open(
        "OWN",
        "own",
        "Алаңның өз ұсынымдары",
        "Собственные рекомендации площадки",
        "The body's own recommendations",
    ),
];
