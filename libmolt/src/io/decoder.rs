//! Turns bytes into text as they arrive: decoding, and the translation of line ends.

use std::borrow::Cow;

use crate::builtins::codecs;
use crate::object::PyResult;

/// What `open(newline=…)` asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// `None`: every line end reads as `\n`, and `\n` is written as the system's.
    Translate,
    /// `''`: any line end ends a line and is kept.
    Any,
    /// `'\n'`.
    LineFeed,
    /// `'\r'`.
    CarriageReturn,
    /// `'\r\n'`.
    Both,
}

impl Newline {
    /// The mode for the argument's text.
    pub fn parse(text: &str) -> Option<Newline> {
        Some(match text {
            "" => Newline::Any,
            "\n" => Newline::LineFeed,
            "\r" => Newline::CarriageReturn,
            "\r\n" => Newline::Both,
            _ => return None,
        })
    }

    /// Text to write, with its line ends translated.
    pub fn translate_written(self, text: &[u8]) -> Cow<'_, [u8]> {
        let end: &[u8] = match self {
            Newline::CarriageReturn => b"\r",
            Newline::Both => b"\r\n",
            _ => return Cow::Borrowed(text),
        };
        let lines: Vec<&[u8]> = text.split(|&byte| byte == b'\n').collect();
        Cow::Owned(lines.join(end))
    }

    /// Where the first line of `text` ends; `None` when more text is needed to tell.
    pub fn line_end(self, text: &[u8], is_last: bool) -> Option<usize> {
        match self {
            Newline::Translate | Newline::LineFeed => memchr::memchr(b'\n', text).map(|place| place + 1),
            Newline::CarriageReturn => memchr::memchr(b'\r', text).map(|place| place + 1),
            Newline::Both => memchr::memmem::find(text, b"\r\n").map(|place| place + 2),
            Newline::Any => {
                let place = memchr::memchr2(b'\n', b'\r', text)?;
                match (text[place], text.get(place + 1)) {
                    (b'\r', Some(b'\n')) => Some(place + 2),
                    // A line feed may still follow.
                    (b'\r', None) if !is_last => None,
                    _ => Some(place + 1),
                }
            }
        }
    }
}

/// Which line ends have been seen: the `newlines` attribute.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[allow(missing_docs)]
pub struct Seen {
    pub line_feed: bool,
    pub carriage_return: bool,
    pub both: bool,
}

/// The state between two pieces of input.
pub struct Decoder {
    encoding: String,
    errors: String,
    translates: bool,
    /// The beginning of a character whose other bytes have not come yet.
    incomplete: Vec<u8>,
    /// A carriage return that a line feed may still follow.
    held_return: bool,
    seen: Seen,
}

impl Decoder {
    /// A decoder at the beginning of a text.
    pub fn new(encoding: &str, errors: &str, newline: Newline) -> Decoder {
        Decoder {
            encoding: encoding.to_owned(),
            errors: errors.to_owned(),
            translates: newline == Newline::Translate,
            incomplete: Vec::new(),
            held_return: false,
            seen: Seen::default(),
        }
    }

    /// Forgets what is incomplete, for reading on elsewhere.
    pub fn reset(&mut self) {
        self.incomplete.clear();
        self.held_return = false;
    }

    /// The line ends met so far.
    pub fn seen(&self) -> Seen {
        self.seen
    }

    /// Whether all input has become text.
    pub fn is_complete(&self) -> bool {
        self.incomplete.is_empty() && !self.held_return
    }

    /// Decodes more input and appends its text, WTF-8, to `output`.
    pub fn decode(&mut self, input: &[u8], is_last: bool, output: &mut Vec<u8>) -> PyResult<()> {
        let joined;
        let input = if self.incomplete.is_empty() {
            input
        } else {
            let mut all = std::mem::take(&mut self.incomplete);
            all.extend_from_slice(input);
            joined = all;
            &joined
        };
        let start = output.len();
        self.decode_bytes(input, is_last, output)?;
        if self.translates {
            self.translate(start, is_last, output);
        }
        Ok(())
    }

    fn decode_bytes(&mut self, input: &[u8], is_last: bool, output: &mut Vec<u8>) -> PyResult<()> {
        let unit = self.unit();
        if unit == 0 {
            match std::str::from_utf8(input) {
                Ok(_) => {
                    output.extend_from_slice(input);
                    return Ok(());
                }
                Err(error) if error.error_len().is_none() && !is_last => {
                    let (whole, rest) = input.split_at(error.valid_up_to());
                    output.extend_from_slice(whole);
                    self.incomplete = rest.to_vec();
                    return Ok(());
                }
                Err(_) => {}
            }
        }
        let whole = if is_last { input.len() } else { whole_characters(input, unit) };
        let (whole, rest) = input.split_at(whole);
        self.incomplete = rest.to_vec();
        let text = codecs::decode(whole, &self.encoding, &self.errors)?;
        output.extend_from_slice(text.borrow().get().bytes());
        Ok(())
    }

    /// Bytes of a code unit; 0 stands for UTF-8.
    fn unit(&self) -> usize {
        let plain: String = self.encoding.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "utf8" | "utf8sig" => 0,
            "utf16" | "utf16le" | "utf16be" => 2,
            "utf32" | "utf32le" | "utf32be" => 4,
            _ => 1,
        }
    }

    /// Makes every line end of the new text a line feed.
    fn translate(&mut self, start: usize, is_last: bool, output: &mut Vec<u8>) {
        if !self.held_return && memchr::memchr(b'\r', &output[start..]).is_none() {
            self.seen.line_feed = self.seen.line_feed || memchr::memchr(b'\n', &output[start..]).is_some();
            return;
        }
        let text = output.split_off(start);
        let mut previous_return = std::mem::take(&mut self.held_return);
        for &byte in &text {
            if previous_return {
                output.push(b'\n');
                if byte == b'\n' { self.seen.both = true } else { self.seen.carriage_return = true }
            }
            match byte {
                b'\r' => {}
                b'\n' if previous_return => {}
                byte => {
                    self.seen.line_feed |= byte == b'\n';
                    output.push(byte);
                }
            }
            previous_return = byte == b'\r';
        }
        if previous_return && is_last {
            self.seen.carriage_return = true;
            output.push(b'\n');
        } else {
            self.held_return = previous_return;
        }
    }
}

/// How many bytes of the input are whole characters; the others need more input.
fn whole_characters(input: &[u8], unit: usize) -> usize {
    if let Some(units) = input.len().checked_div(unit) {
        return units * unit;
    }
    // At most three bytes can be the beginning of a character.
    for back in 1..=input.len().min(3) {
        let start = input.len() - back;
        let length = match input[start] {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            0x80..=0xBF => continue,
            _ => return input.len(),
        };
        return if back < length { start } else { input.len() };
    }
    input.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode_in_pieces(pieces: &[&[u8]], newline: Newline) -> String {
        let mut decoder = Decoder::new("utf-8", "strict", newline);
        let mut output = Vec::new();
        for piece in pieces {
            assert!(decoder.decode(piece, false, &mut output).is_ok());
        }
        assert!(decoder.decode(b"", true, &mut output).is_ok());
        String::from_utf8(output).expect("valid input")
    }

    #[test]
    fn characters_and_line_ends_may_be_split() {
        assert_eq!(decode_in_pieces(&[b"a\xc3", b"\xa9\r", b"\nb\rc\r"], Newline::Translate), "aé\nb\nc\n");
        assert_eq!(decode_in_pieces(&[b"a\r", b"\nb"], Newline::Any), "a\r\nb");
    }

    #[test]
    fn lines_end_as_asked() {
        assert_eq!(Newline::Any.line_end(b"a\r", false), None);
        assert_eq!(Newline::Any.line_end(b"a\r", true), Some(2));
        assert_eq!(Newline::Any.line_end(b"a\r\nb", false), Some(3));
        assert_eq!(Newline::Both.line_end(b"a\nb\r\nc", false), Some(5));
        assert_eq!(&*Newline::Both.translate_written(b"a\nb\n"), b"a\r\nb\r\n");
    }
}
