//! The program's files: their text, where lines start, and spans that point into them.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A file of a [`SourceMap`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(u32);

/// A range of bytes of a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub fn new(file: FileId, start: u32, end: u32) -> Span {
        debug_assert!(start <= end, "a span ends before it starts");
        Span { file, start, end }
    }

    /// As a range of indices into the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LineColumn {
    /// From 1.
    pub line: u32,
    /// Bytes from the start of the line, from 0.
    pub column: u32,
}

/// Where each line of a text starts.
#[derive(Clone, Debug)]
pub struct LineTable {
    starts: Vec<u32>,
}

impl LineTable {
    /// Lines end after `\n`.
    pub fn new(text: &str) -> LineTable {
        let ends = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(offset, _)| offset as u32 + 1);
        LineTable { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column of an offset.
    pub fn position(&self, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= offset);
        LineColumn { line: line as u32, column: offset - self.starts[line - 1] }
    }

    /// Offset at which a line, counted from 1, starts; `None` past the end.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get(line.checked_sub(1)? as usize).copied()
    }

    /// Number of lines; the empty one after a final newline counts.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }
}

/// A file's text, decoded, with `\n` as the only line ending and without a byte order mark.
#[derive(Debug)]
pub struct SourceFile {
    path: PathBuf,
    text: Rc<str>,
    lines: LineTable,
}

impl SourceFile {
    /// The path as the user or the search for modules spelled it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Where lines start.
    pub fn lines(&self) -> &LineTable {
        &self.lines
    }

    /// Line and column of an offset.
    pub fn position(&self, offset: u32) -> LineColumn {
        self.lines.position(offset)
    }

    /// The text of a line, counted from 1, without its line ending; empty past the end.
    pub fn line_text(&self, line: u32) -> &str {
        let Some(start) = self.lines.line_start(line) else { return "" };
        let end = self.lines.line_start(line + 1).map_or(self.text.len(), |next| next as usize - 1);
        &self.text[start as usize..end]
    }
}

/// All files of a compilation.
#[derive(Default, Debug)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// No files.
    pub fn new() -> SourceMap {
        SourceMap::default()
    }

    /// Adds a file whose text has been decoded.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<Rc<str>>) -> FileId {
        let text = text.into();
        let id = FileId(self.files.len() as u32);
        self.files.push(SourceFile { path: path.into(), lines: LineTable::new(&text), text });
        id
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text a span covers.
    pub fn text(&self, span: Span) -> &str {
        &self.file(span.file).text[span.range()]
    }

    /// Files in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_map_to_lines_and_columns() {
        let table = LineTable::new("ab\n\nc");
        let place = |offset| {
            let position = table.position(offset);
            (position.line, position.column)
        };
        assert_eq!([place(0), place(2), place(3), place(4), place(5)], [(1, 0), (1, 2), (2, 0), (3, 0), (3, 1)]);
        assert_eq!(table.line_start(3), Some(4));
        assert_eq!(table.line_start(4), None);
    }

    #[test]
    fn lines_are_shown_without_their_ending() {
        let mut map = SourceMap::new();
        let id = map.add("a.py", "x = 1\ny\n");
        let file = map.file(id);
        assert_eq!(
            (file.line_text(1), file.line_text(2), file.line_text(3), file.line_text(4)),
            ("x = 1", "y", "", "")
        );
        assert_eq!(map.text(Span::new(id, 4, 5)), "1");
    }
}
