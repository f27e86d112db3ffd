//! From a text to the numbers of its pieces: SentencePiece's unigram model (Kudo, "Subword
//! Regularization", 2018), the likeliest cut found by Viterbi's algorithm.

use unicode_normalization::UnicodeNormalization as _;

/// Stands for a space in the vocabulary.
const SPACE: char = '\u{2581}';
/// An unknown character is so much less likely than the rarest piece, as in SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;
/// No cut was found up to here.
const NOWHERE: f32 = f32::NEG_INFINITY;

/// The vocabulary: pieces with the logarithm of their likelihood, and what characters are replaced by.
#[derive(Debug)]
pub struct Pieces {
    bytes: Vec<u8>,
    /// Piece `n` is `bytes[bounds[n]..bounds[n + 1]]`.
    bounds: Vec<u32>,
    scores: Vec<f32>,
    /// Open addressing by hash: number of a piece plus one, 0 for a free place.
    table: Vec<u32>,
    longest: usize,
    unknown_score: f32,
    unknown: u32,
    /// Stands before every text.
    pub begin: u32,
    /// Stands after every text.
    pub end: u32,
    /// Sorted by the character that is replaced.
    replaced: Vec<(char, Vec<char>)>,
}

/// Numbers of the pieces that mean no text.
#[derive(Clone, Copy)]
pub struct Special {
    pub begin: u32,
    pub end: u32,
    pub padding: u32,
    pub unknown: u32,
}

impl Pieces {
    /// `bounds` has one number more than `scores`, rises, and ends at the length of `bytes` at most;
    /// `replaced` is sorted. The reader of the file checks that.
    pub fn new(
        bytes: Vec<u8>,
        bounds: Vec<u32>,
        scores: Vec<f32>,
        special: Special,
        replaced: Vec<(char, Vec<char>)>,
    ) -> Self {
        let lowest = scores.iter().copied().fold(0.0, f32::min);
        let longest = bounds.windows(2).map(|pair| (pair[1] - pair[0]) as usize);
        let mut pieces = Self {
            table: vec![0; (scores.len() * 2).next_power_of_two()],
            longest: longest.max().unwrap_or(0),
            unknown_score: lowest - UNKNOWN_PENALTY,
            unknown: special.unknown,
            begin: special.begin,
            end: special.end,
            bytes,
            bounds,
            scores,
            replaced,
        };
        let silent = [special.begin, special.end, special.padding, special.unknown];
        for number in 0..pieces.scores.len() as u32 {
            if !silent.contains(&number) {
                pieces.enter(number);
            }
        }
        pieces
    }

    /// The pieces of a prefix and a text, without those for beginning and end; never empty.
    pub fn cut(&self, prefix: &str, text: &str) -> Vec<u32> {
        let (bytes, starts) = self.spell(prefix, text);
        let characters = starts.len() - 1;
        // The best cut that ends before each character: its score, its last piece and where that begins.
        let mut best = vec![(NOWHERE, self.unknown, 0usize); characters + 1];
        best[0].0 = 0.0;
        for from in 0..characters {
            let score = best[from].0;
            let mut hash = Hash::default();
            for to in from + 1..=characters {
                let piece = &bytes[starts[from]..starts[to]];
                if piece.len() > self.longest {
                    break;
                }
                hash.add(&bytes[starts[to - 1]..starts[to]]);
                if let Some(number) = self.find(hash, piece) {
                    let score = score + self.scores[number as usize];
                    if score > best[to].0 {
                        best[to] = (score, number, from);
                    }
                }
            }
            let score = score + self.unknown_score;
            if score > best[from + 1].0 {
                best[from + 1] = (score, self.unknown, from);
            }
        }
        let mut numbers = Vec::new();
        let mut at = characters;
        while at > 0 {
            numbers.push(best[at].1);
            at = best[at].2;
        }
        numbers.reverse();
        numbers
    }

    /// The text as the vocabulary spells it, with the first byte of each character and the end: composed,
    /// characters replaced, runs of spaces made one, spaces shown, one before the first word.
    fn spell(&self, prefix: &str, text: &str) -> (Vec<u8>, Vec<usize>) {
        let (mut bytes, mut starts) = (Vec::new(), Vec::new());
        let mut after_space = false;
        let mut write = |letter: char| {
            let is_space = letter == ' ';
            if is_space && after_space {
                return;
            }
            if starts.is_empty() && !is_space {
                starts.push(0);
                bytes.extend_from_slice(SPACE.encode_utf8(&mut [0; 4]).as_bytes());
            }
            starts.push(bytes.len());
            let shown = if is_space { SPACE } else { letter };
            bytes.extend_from_slice(shown.encode_utf8(&mut [0; 4]).as_bytes());
            after_space = is_space;
        };
        for letter in prefix.chars().chain(text.nfc()) {
            match self
                .replaced
                .binary_search_by_key(&letter, |(from, _)| *from)
            {
                Ok(place) => self.replaced[place].1.iter().for_each(|to| write(*to)),
                Err(_) => write(letter),
            }
        }
        starts.push(bytes.len());
        (bytes, starts)
    }

    fn piece(&self, number: u32) -> &[u8] {
        let number = number as usize;
        &self.bytes[self.bounds[number] as usize..self.bounds[number + 1] as usize]
    }

    /// The piece with these bytes.
    fn find(&self, hash: Hash, bytes: &[u8]) -> Option<u32> {
        let mut place = hash.place(self.table.len());
        loop {
            let number = self.table[place].checked_sub(1)?;
            if self.piece(number) == bytes {
                return Some(number);
            }
            place = (place + 1) % self.table.len();
        }
    }

    /// Enters a piece; of two that are equal the first counts.
    fn enter(&mut self, number: u32) {
        let mut hash = Hash::default();
        hash.add(self.piece(number));
        let mut place = hash.place(self.table.len());
        while let Some(other) = self.table[place].checked_sub(1) {
            if self.piece(other) == self.piece(number) {
                return;
            }
            place = (place + 1) % self.table.len();
        }
        self.table[place] = number + 1;
    }
}

/// FNV-1a over 64 bits, which grows with the piece.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A place in a table whose size is a power of two.
    fn place(self, size: usize) -> usize {
        (self.0 ^ (self.0 >> 29)) as usize & (size - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(list: &[(&str, f32)]) -> Pieces {
        let (mut bytes, mut bounds) = (Vec::new(), vec![0]);
        for (piece, _) in list {
            bytes.extend_from_slice(piece.as_bytes());
            bounds.push(bytes.len() as u32);
        }
        let special = Special {
            begin: 0,
            end: 2,
            padding: 1,
            unknown: 3,
        };
        let replaced = vec![('\n', vec![' ']), ('\u{200b}', vec![]), ('…', vec!['.'; 3])];
        let scores = list.iter().map(|(_, score)| *score).collect();
        Pieces::new(bytes, bounds, scores, special, replaced)
    }

    fn cut<'list>(list: &[(&'list str, f32)], text: &str) -> Vec<&'list str> {
        let numbers = pieces(list).cut("", text);
        numbers.iter().map(|n| list[*n as usize].0).collect()
    }

    const LIST: &[(&str, f32)] = &[
        ("<s>", 0.0),
        ("<pad>", 0.0),
        ("</s>", 0.0),
        ("<unk>", 0.0),
        ("▁", -3.0),
        ("▁пыт", -5.0),
        ("ки", -4.0),
        ("▁пытк", -7.0),
        ("и", -3.5),
        (".", -2.0),
        ("...", -2.5),
        ("й", -4.0),
    ];

    #[test]
    fn the_likeliest_cut_wins() {
        assert_eq!(cut(LIST, "пытки"), ["▁пыт", "ки"]);
        assert_eq!(cut(LIST, "пытки  \n пытк"), ["▁пыт", "ки", "▁пытк"]);
        assert_eq!(cut(LIST, " и…"), ["▁", "и", "..."]);
        assert_eq!(cut(LIST, "\u{200b}и\u{200b}"), ["▁", "и"]);
        assert_eq!(cut(LIST, ""), Vec::<&str>::new());
    }

    #[test]
    fn letters_are_composed_and_unknown_ones_stand_alone() {
        assert_eq!(cut(LIST, "и\u{306}"), ["▁", "й"]);
        assert_eq!(cut(LIST, "ы漢и"), ["▁", "<unk>", "<unk>", "и"]);
    }

    #[test]
    fn no_text_speaks_for_the_machine() {
        assert!(!cut(LIST, "<s></s><pad><unk>").contains(&"<s>"));
    }
}
