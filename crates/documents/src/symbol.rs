//! Symbols of United Nations documents, as far as they name a treaty body, a State and a report.

use crate::mechanism::Mechanism;
use crate::text::one_line;

/// The symbol of concluding observations, such as `CAT/C/KAZ/CO/4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// As it is written, in capitals, without blanks.
    pub text: String,
    pub mechanism: Mechanism,
    /// The State's English name; `None` for a code that is no State's.
    pub country: Option<&'static str>,
}

/// A symbol is no longer than this.
const CHARS: usize = 60;

impl Symbol {
    /// Reads one symbol that stands alone.
    pub fn parse(text: &str) -> Option<Self> {
        let text = one_line(text).replace(' ', "").to_uppercase();
        if text.len() > CHARS || !text.is_ascii() {
            return None;
        }
        let parts: Vec<&str> = text.split('/').collect();
        // Invented documents of demonstrations bear a mark before their symbol.
        let parts = match parts.as_slice() {
            ["DEMO", rest @ ..] => rest,
            parts => parts,
        };
        let concluding = parts.iter().position(|part| *part == "CO")?;
        let (before, after) = (&parts[..concluding], &parts[concluding + 1..]);
        let code = match before {
            ["E", "C.12", ..] => "CESCR",
            ["CRC", "C", "OPAC", ..] => "CRC-OP-AC",
            ["CRC", "C", "OPSC", ..] => "CRC-OP-SC",
            [
                code @ ("CAT" | "CCPR" | "CEDAW" | "CERD" | "CESCR" | "CMW" | "CRC" | "CRPD"
                | "CED"),
                ..,
            ] => code,
            _ => return None,
        };
        let state = before.last().filter(|state| {
            state.len() == 3 && state.bytes().all(|byte| byte.is_ascii_uppercase())
        })?;
        let number = after.first()?;
        let numbered = number.bytes().next().is_some_and(|b| b.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if !numbered || before.len() < 2 {
            return None;
        }
        Some(Self {
            mechanism: Mechanism::parse(code)?,
            country: country_of(state),
            text,
        })
    }

    /// The first symbol of concluding observations in a running text.
    pub fn find(text: &str) -> Option<Self> {
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '«' | '»'))
            .map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
            .filter(|word| word.len() <= CHARS && word.contains("/CO/"))
            .find_map(Self::parse)
    }
}

/// The English name of the State with this code (ISO 3166-1).
fn country_of(code: &str) -> Option<&'static str> {
    let at = STATES
        .split('|')
        .position(|entry| entry.get(..3) == Some(code));
    STATES.split('|').nth(at?).map(|entry| &entry[4..])
}

const STATES: &str = "AFG Afghanistan|ALB Albania|DZA Algeria|AND Andorra|AGO Angola|ATG Antigua and Barbuda|\
ARG Argentina|ARM Armenia|AUS Australia|AUT Austria|AZE Azerbaijan|BHS Bahamas|BHR Bahrain|BGD Bangladesh|\
BRB Barbados|BLR Belarus|BEL Belgium|BLZ Belize|BEN Benin|BTN Bhutan|BOL Bolivia (Plurinational State of)|\
BIH Bosnia and Herzegovina|BWA Botswana|BRA Brazil|BRN Brunei Darussalam|BGR Bulgaria|BFA Burkina Faso|BDI Burundi|\
CPV Cabo Verde|KHM Cambodia|CMR Cameroon|CAN Canada|CAF Central African Republic|TCD Chad|CHL Chile|CHN China|\
COL Colombia|COM Comoros|COG Congo|COK Cook Islands|CRI Costa Rica|CIV Côte d’Ivoire|HRV Croatia|CUB Cuba|CYP Cyprus|\
CZE Czechia|PRK Democratic People’s Republic of Korea|COD Democratic Republic of the Congo|DNK Denmark|DJI Djibouti|\
DMA Dominica|DOM Dominican Republic|ECU Ecuador|EGY Egypt|SLV El Salvador|GNQ Equatorial Guinea|ERI Eritrea|\
EST Estonia|SWZ Eswatini|ETH Ethiopia|FJI Fiji|FIN Finland|FRA France|GAB Gabon|GMB Gambia|GEO Georgia|DEU Germany|\
GHA Ghana|GRC Greece|GRD Grenada|GTM Guatemala|GIN Guinea|GNB Guinea-Bissau|GUY Guyana|HTI Haiti|VAT Holy See|\
HND Honduras|HUN Hungary|ISL Iceland|IND India|IDN Indonesia|IRN Iran (Islamic Republic of)|IRQ Iraq|IRL Ireland|\
ISR Israel|ITA Italy|JAM Jamaica|JPN Japan|JOR Jordan|KAZ Kazakhstan|KEN Kenya|KIR Kiribati|KWT Kuwait|KGZ Kyrgyzstan|\
LAO Lao People’s Democratic Republic|LVA Latvia|LBN Lebanon|LSO Lesotho|LBR Liberia|LBY Libya|LIE Liechtenstein|\
LTU Lithuania|LUX Luxembourg|MDG Madagascar|MWI Malawi|MYS Malaysia|MDV Maldives|MLI Mali|MLT Malta|\
MHL Marshall Islands|MRT Mauritania|MUS Mauritius|MEX Mexico|FSM Micronesia (Federated States of)|MCO Monaco|\
MNG Mongolia|MNE Montenegro|MAR Morocco|MOZ Mozambique|MMR Myanmar|NAM Namibia|NRU Nauru|NPL Nepal|NLD Netherlands|\
NZL New Zealand|NIC Nicaragua|NER Niger|NGA Nigeria|NIU Niue|MKD North Macedonia|NOR Norway|OMN Oman|PAK Pakistan|\
PLW Palau|PAN Panama|PNG Papua New Guinea|PRY Paraguay|PER Peru|PHL Philippines|POL Poland|PRT Portugal|QAT Qatar|\
KOR Republic of Korea|MDA Republic of Moldova|ROU Romania|RUS Russian Federation|RWA Rwanda|\
KNA Saint Kitts and Nevis|LCA Saint Lucia|VCT Saint Vincent and the Grenadines|WSM Samoa|SMR San Marino|\
STP Sao Tome and Principe|SAU Saudi Arabia|SEN Senegal|SRB Serbia|SYC Seychelles|SLE Sierra Leone|SGP Singapore|\
SVK Slovakia|SVN Slovenia|SLB Solomon Islands|SOM Somalia|ZAF South Africa|SSD South Sudan|ESP Spain|LKA Sri Lanka|\
PSE State of Palestine|SDN Sudan|SUR Suriname|SWE Sweden|CHE Switzerland|SYR Syrian Arab Republic|TJK Tajikistan|\
THA Thailand|TLS Timor-Leste|TGO Togo|TON Tonga|TTO Trinidad and Tobago|TUN Tunisia|TUR Türkiye|TKM Turkmenistan|\
TUV Tuvalu|UGA Uganda|UKR Ukraine|ARE United Arab Emirates|\
GBR United Kingdom of Great Britain and Northern Ireland|TZA United Republic of Tanzania|\
USA United States of America|URY Uruguay|UZB Uzbekistan|VUT Vanuatu|VEN Venezuela (Bolivarian Republic of)|\
VNM Viet Nam|YEM Yemen|ZMB Zambia|ZWE Zimbabwe";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_name_body_and_state() {
        for (text, code, country) in [
            ("CAT/C/KAZ/CO/4", "CAT", Some("Kazakhstan")),
            (" ccpr/c/kaz/co/2/Rev.1 ", "CCPR", Some("Kazakhstan")),
            ("E/C.12/KAZ/CO/2", "CESCR", Some("Kazakhstan")),
            ("CERD/C/KAZ/CO/8-10", "CERD", Some("Kazakhstan")),
            ("CRC/C/OPSC/KGZ/CO/1", "CRC-OP-SC", Some("Kyrgyzstan")),
            ("DEMO/CAT/C/KAZ/CO/5", "CAT", Some("Kazakhstan")),
            ("CEDAW/C/XYZ/CO/1", "CEDAW", None),
        ] {
            let found = Symbol::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.mechanism.code(), found.country), (code, country));
        }
    }

    #[test]
    fn what_is_no_symbol_is_none() {
        for text in [
            "",
            "CAT",
            "CAT/C/KAZ/4",
            "CAT/C/KAZ/CO",
            "CAT/C/KAZ/CO/x",
            "CO/4",
            "KAZ/CO/4",
            "XYZ/C/KAZ/CO/1",
            "A/HRC/28/10",
            "КПП/C/KAZ/CO/4",
        ] {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_symbol_is_found_in_a_line() {
        let found = Symbol::find("United Nations (see CAT/C/KAZ/CO/3, para. 5).");
        assert_eq!(found.map(|s| s.text).as_deref(), Some("CAT/C/KAZ/CO/3"));
        assert_eq!(Symbol::find("A/HRC/28/10 and no other"), None);
    }

    #[test]
    fn every_name_is_that_of_a_state() {
        for entry in STATES.split('|') {
            assert!(crate::is_state(&entry[4..]), "{entry}");
        }
    }
}
