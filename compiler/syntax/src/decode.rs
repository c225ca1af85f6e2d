//! Bytes of a file to text, by its byte order mark or encoding declaration.
//!
//! Out: text with `\n` as the only line ending and without a byte order mark, as CPython's tokenizer sees it.

use std::path::Path;

use molt_source::{Code, Diagnostic, Diagnostics, FileId, SourceMap, Span};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Decodes a file's bytes and adds it to the source map. Undecodable files are added with replacement characters, so
/// that the error has a line to point at, and `None` is returned.
pub fn add(path: &Path, bytes: &[u8], sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let (bytes, has_mark) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let declared = declared_encoding(bytes);
    let problem = match declared.as_ref().map_or(Some(Encoding::Utf8), |declaration| declaration.encoding()) {
        Some(Encoding::Latin1) if !has_mark => {
            let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
            return add_text(path, &text, sources, diagnostics);
        }
        Some(Encoding::Utf8) => match std::str::from_utf8(bytes) {
            Ok(text) => return add_text(path, text, sources, diagnostics),
            Err(error) => Problem::NotUtf8 { offset: error.valid_up_to(), declared: declared.is_some() || has_mark },
        },
        Some(Encoding::Ascii) => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => return add_text(path, &String::from_utf8_lossy(bytes), sources, diagnostics),
            Some(offset) => Problem::NotAscii { offset },
        },
        Some(Encoding::Latin1) => Problem::MarkContradicted,
        None => Problem::UnknownEncoding,
    };
    let text = normalize_line_endings(&String::from_utf8_lossy(bytes));
    let file = sources.add(path, text);
    diagnostics.report(problem.diagnostic(bytes, declared, sources, file));
    None
}

fn add_text(path: &Path, text: &str, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let file = sources.add(path, normalize_line_endings(text));
    let Some(null) = sources.file(file).text().find('\0') else { return Some(file) };
    let span = Span::new(file, null as u32, null as u32 + 1);
    diagnostics.error(Code::Encoding, span, "source code cannot contain null bytes");
    None
}

fn normalize_line_endings(text: &str) -> String {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text.to_string(),
    }
}

/// Encodings that can be decoded here.
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// `# -*- coding: name -*-` in one of the first two lines.
struct Declaration {
    name: String,
    /// Offset of the name in the bytes.
    start: usize,
}

impl Declaration {
    /// By CPython's aliases; `None`: not known.
    fn encoding(&self) -> Option<Encoding> {
        let normalized = self.name.to_ascii_lowercase().replace('_', "-");
        match normalized.as_str() {
            "utf-8" | "utf8" | "u8" | "utf" | "utf8-ucs2" | "utf8-ucs4" | "cp65001" | "utf-8-sig" => {
                Some(Encoding::Utf8)
            }
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "iso-ir-100" => {
                Some(Encoding::Latin1)
            }
            "ascii" | "us-ascii" | "646" | "us" | "ansi-x3.4-1968" => Some(Encoding::Ascii),
            other if other.starts_with("utf-8-") => Some(Encoding::Utf8),
            other if other.starts_with("latin-1-") || other.starts_with("iso-8859-1-") => Some(Encoding::Latin1),
            _ => None,
        }
    }
}

/// Finds the declaration as PEP 263 defines it: `^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)` in line 1, or in line 2
/// when line 1 is blank or a comment.
fn declared_encoding(bytes: &[u8]) -> Option<Declaration> {
    let mut offset = 0;
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let blanks = line.iter().take_while(|byte| b" \t\x0c".contains(byte)).count();
        match line.get(blanks) {
            Some(b'#') => {}
            None | Some(b'\r') => {
                offset += line.len() + 1;
                continue;
            }
            Some(_) => return None,
        }
        if let Some((start, name)) = coding_in_comment(line, blanks) {
            return Some(Declaration { name, start: offset + start });
        }
        offset += line.len() + 1;
    }
    None
}

fn coding_in_comment(line: &[u8], comment: usize) -> Option<(usize, String)> {
    let key = b"coding";
    (comment..line.len().saturating_sub(key.len())).find_map(|at| {
        let rest = line[at..].strip_prefix(key)?;
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
        let blanks = rest.iter().take_while(|byte| b" \t".contains(byte)).count();
        let name: Vec<u8> = rest[blanks..]
            .iter()
            .copied()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
            .collect();
        let start = at + key.len() + 1 + blanks;
        (!name.is_empty()).then(|| (start, String::from_utf8_lossy(&name).into_owned()))
    })
}

/// Why a file could not be decoded.
enum Problem {
    NotUtf8 { offset: usize, declared: bool },
    NotAscii { offset: usize },
    MarkContradicted,
    UnknownEncoding,
}

impl Problem {
    fn diagnostic(self, bytes: &[u8], declared: Option<Declaration>, sources: &SourceMap, file: FileId) -> Diagnostic {
        let name = declared.as_ref().map_or("utf-8", |declaration| declaration.name.as_str());
        match self {
            Problem::NotUtf8 { offset, declared: false } => {
                let (line, _) = place(bytes, offset);
                let message = format!(
                    "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; \
                     see https://peps.python.org/pep-0263/ for details",
                    bytes[offset]
                );
                Diagnostic::at(Code::Encoding, line_span(sources, file, line), message).help("save the file as UTF-8")
            }
            Problem::NotUtf8 { offset, .. } => {
                let (line, position) = place(bytes, offset);
                let reason = match bytes[offset] {
                    _ if bytes.len() - offset < 4 && std::str::from_utf8(&bytes[offset..]).is_err_and(is_cut_short) => {
                        "unexpected end of data"
                    }
                    0xc2..=0xf4 => "invalid continuation byte",
                    _ => "invalid start byte",
                };
                let byte = bytes[offset];
                let message = format!(
                    "(unicode error) '{name}' codec can't decode byte 0x{byte:02x} in position {position}: {reason}"
                );
                Diagnostic::at(Code::Encoding, line_span(sources, file, line), message)
            }
            Problem::NotAscii { offset } => {
                let (line, position) = place(bytes, offset);
                let byte = bytes[offset];
                let message = format!(
                    "'ascii' codec can't decode byte 0x{byte:02x} in position {position}: ordinal not in range(128)"
                );
                Diagnostic::at(Code::Encoding, line_span(sources, file, line), message)
            }
            Problem::MarkContradicted => Diagnostic::at(
                Code::Encoding,
                declaration_span(&declared, file),
                "encoding problem: iso-8859-1 with BOM",
            ),
            Problem::UnknownEncoding => Diagnostic::at(
                Code::Encoding,
                declaration_span(&declared, file),
                format!("encoding '{name}' is not supported"),
            )
            .help("save the file as UTF-8 and remove the declaration"),
        }
    }
}

/// Line, from 1, and byte in it, from 0.
fn place(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = &bytes[..offset];
    let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    (line, offset - start)
}

fn is_cut_short(error: std::str::Utf8Error) -> bool {
    error.valid_up_to() == 0 && error.error_len().is_none()
}

fn line_span(sources: &SourceMap, file: FileId, line: usize) -> Span {
    let source = sources.file(file);
    let start = source.lines().line_start(line as u32).unwrap_or(0);
    Span::new(file, start, start + source.line_text(line as u32).len() as u32)
}

fn declaration_span(declared: &Option<Declaration>, file: FileId) -> Span {
    declared.as_ref().map_or(Span::new(file, 0, 0), |declaration| {
        Span::new(file, declaration.start as u32, (declaration.start + declaration.name.len()) as u32)
    })
}
