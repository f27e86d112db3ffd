//! Data of an entry as bytes that are the same everywhere: the JSON Canonicalization Scheme
//! (RFC 8785), restricted to integers.

use std::collections::BTreeMap;
use std::fmt;

/// How deep lists and maps may lie inside each other, the outermost counted as 1.
pub const MAX_DEPTH: usize = 64;

/// A value of a record: what JSON can hold, without fractions.
///
/// ```
/// use kenes_ledger::Value;
///
/// let value = Value::Map(
///     [
///         ("title".to_owned(), Value::from("Тексеру")),
///         ("paragraphs".to_owned(), Value::from(vec![3_i64, 14])),
///         ("closed".to_owned(), Value::Null),
///     ]
///     .into(),
/// );
/// let bytes = value.canonical_bytes();
/// assert_eq!(
///     std::str::from_utf8(&bytes)?,
///     r#"{"closed":null,"paragraphs":[3,14],"title":"Тексеру"}"#
/// );
/// assert_eq!(Value::parse(&bytes)?, value);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing is known or given.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number, written exactly. Readers that hold JSON numbers as doubles round beyond
    /// ±(2^53 - 1): put larger ones in as text if such readers have to understand them.
    Integer(i64),
    /// Unicode text, kept as it is: no normalisation.
    Text(String),
    /// Values in their order.
    List(Vec<Value>),
    /// Values by name.
    Map(BTreeMap<String, Value>),
}

/// Bytes that are not the canonical form of a value. Positions count bytes from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// The text ends inside a value.
    #[error("the value ends too early, at byte {at}")]
    Unfinished { at: usize },
    /// A byte stands where none or another one belongs; white space is never allowed.
    #[error("unexpected byte at {at}: {expected} belongs there")]
    Unexpected { at: usize, expected: &'static str },
    /// A number is a fraction, is beyond 64 bits, or is not written in the shortest way.
    #[error("the number at byte {at} is not a whole number of 64 bits in its shortest form")]
    Number { at: usize },
    /// A text is not UTF-8, or holds an escape that the canonical form does not use.
    #[error("the text at byte {at} is not in canonical form")]
    Text { at: usize },
    /// A name comes twice, or before one that sorts lower by its UTF-16 code units.
    #[error("the name at byte {at} is not in its sorted place or comes twice")]
    Order { at: usize },
    /// Lists and maps lie deeper inside each other than [`MAX_DEPTH`].
    #[error("lists and maps lie more than {MAX_DEPTH} deep at byte {at}")]
    Depth { at: usize },
}

impl Value {
    /// The one way to write this value: names sorted by UTF-16 code units, shortest escapes, no
    /// white space (RFC 8785, section 3.2).
    pub fn canonical_bytes(&self) -> Vec<u8> {
        let mut text = String::new();
        self.write(&mut text);
        text.into_bytes()
    }

    /// Reads canonical bytes, and only those: whatever is read is written back byte for byte.
    pub fn parse(bytes: &[u8]) -> Result<Self, ValueError> {
        let mut reader = Reader { bytes, at: 0 };
        let value = reader.value(0)?;
        if reader.at < bytes.len() {
            return Err(reader.unexpected("the end"));
        }
        Ok(value)
    }

    /// How deep lists and maps lie inside each other; 0 for a plain value.
    pub fn depth(&self) -> usize {
        let inner = |depth: Option<usize>| depth.unwrap_or(0) + 1;
        match self {
            Value::List(items) => inner(items.iter().map(Value::depth).max()),
            Value::Map(items) => inner(items.values().map(Value::depth).max()),
            _ => 0,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Integer(number) => out.push_str(&number.to_string()),
            Value::Text(text) => write_text(text, out),
            Value::List(items) => write_list(items, out),
            Value::Map(items) => write_map(items, out),
        }
    }
}

fn write_list(items: &[Value], out: &mut String) {
    out.push('[');
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        item.write(out);
    }
    out.push(']');
}

pub(crate) fn write_map(items: &BTreeMap<String, Value>, out: &mut String) {
    // The map sorts by UTF-8, which differs from UTF-16 above U+FFFF.
    let mut sorted: Vec<(&String, &Value)> = items.iter().collect();
    sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (position, (name, item)) in sorted.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        write_text(name, out);
        out.push(':');
        item.write(out);
    }
    out.push('}');
}

pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// A reader that stands before byte `at`.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// Reads one value that lies inside `depth` lists and maps.
    fn value(&mut self, depth: usize) -> Result<Value, ValueError> {
        match self.peek()? {
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'"' => self.text().map(Value::Text),
            b'-' | b'0'..=b'9' => self.number(),
            b'[' | b'{' if depth == MAX_DEPTH => Err(ValueError::Depth { at: self.at }),
            b'[' => self.list(depth + 1),
            b'{' => self.map(depth + 1),
            _ => Err(self.unexpected("a value")),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, ValueError> {
        self.at += 1;
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.more(b']')? {
                continue;
            }
            return Ok(Value::List(items));
        }
    }

    fn map(&mut self, depth: usize) -> Result<Value, ValueError> {
        self.at += 1;
        let mut items = BTreeMap::new();
        if self.take(b'}') {
            return Ok(Value::Map(items));
        }
        let mut last: Option<String> = None;
        loop {
            let at = self.at;
            let name = self.text()?;
            if last.is_some_and(|last| !last.encode_utf16().lt(name.encode_utf16())) {
                return Err(ValueError::Order { at });
            }
            if !self.take(b':') {
                return Err(self.expected("a colon"));
            }
            items.insert(name.clone(), self.value(depth)?);
            last = Some(name);
            if self.more(b'}')? {
                continue;
            }
            return Ok(Value::Map(items));
        }
    }

    /// After an item: true at a comma, false at the closing byte; both are passed.
    fn more(&mut self, close: u8) -> Result<bool, ValueError> {
        if self.take(b',') {
            return Ok(true);
        }
        if self.take(close) {
            return Ok(false);
        }
        Err(self.expected("a comma or the closing bracket"))
    }

    fn number(&mut self) -> Result<Value, ValueError> {
        let at = self.at;
        let rest = &self.bytes[at..];
        let end = rest
            .iter()
            .position(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
            .unwrap_or(rest.len());
        let number = std::str::from_utf8(&rest[..end])
            .ok()
            .and_then(|digits| Some((digits, digits.parse::<i64>().ok()?)));
        match number {
            Some((digits, number)) if number.to_string() == digits => {
                self.at += end;
                Ok(Value::Integer(number))
            }
            _ => Err(ValueError::Number { at }),
        }
    }

    fn text(&mut self) -> Result<String, ValueError> {
        let start = self.at;
        if !self.take(b'"') {
            return Err(self.expected("a text in quotes"));
        }
        let mut text = Vec::new();
        loop {
            let at = self.at;
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => text.push(self.escape(at)?),
                0..=0x1f => return Err(ValueError::Text { at }),
                _ => text.push(byte),
            }
        }
        String::from_utf8(text).map_err(|_| ValueError::Text { at: start })
    }

    /// The control character, quote or backslash that the canonical form writes as an escape; `at`
    /// is where the backslash stands.
    fn escape(&mut self, at: usize) -> Result<u8, ValueError> {
        let byte = self.peek()?;
        self.at += 1;
        let plain = match byte {
            b'"' | b'\\' => byte,
            b'b' => 0x08,
            b't' => b'\t',
            b'n' => b'\n',
            b'f' => 0x0c,
            b'r' => b'\r',
            b'u' => return self.control(at),
            _ => return Err(ValueError::Text { at }),
        };
        Ok(plain)
    }

    /// The four digits after `\u`, which the canonical form uses for control characters without a
    /// short escape alone.
    fn control(&mut self, at: usize) -> Result<u8, ValueError> {
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else {
            return Err(ValueError::Unfinished {
                at: self.bytes.len(),
            });
        };
        let control = (0..0x20_u8)
            .filter(|byte| !matches!(byte, 0x08 | b'\t' | b'\n' | 0x0c | b'\r'))
            .find(|byte| digits == format!("{byte:04x}").as_bytes())
            .ok_or(ValueError::Text { at })?;
        self.at += 4;
        Ok(control)
    }

    fn word(&mut self, word: &'static str, value: Value) -> Result<Value, ValueError> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.unexpected("null, true or false"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn peek(&self) -> Result<u8, ValueError> {
        let next = self.bytes.get(self.at).copied();
        next.ok_or(ValueError::Unfinished { at: self.at })
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.bytes.get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// The error for a missing byte: the end of the text, or another byte in its place.
    fn expected(&self, expected: &'static str) -> ValueError {
        match self.peek() {
            Ok(_) => self.unexpected(expected),
            Err(unfinished) => unfinished,
        }
    }

    fn unexpected(&self, expected: &'static str) -> ValueError {
        ValueError::Unexpected {
            at: self.at,
            expected,
        }
    }
}

impl fmt::Display for Value {
    /// The canonical form as text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<BTreeMap<String, Value>> for Value {
    fn from(items: BTreeMap<String, Value>) -> Self {
        Value::Map(items)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

#[cfg(test)]
#[path = "value_tests.rs"]
pub(crate) mod tests;
