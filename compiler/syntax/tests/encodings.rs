//! Files as bytes: encodings, byte order marks, line endings, as CPython 3.14 takes them.

use molt_source::{Diagnostics, SourceMap};
use molt_syntax::read_file;

/// The decoded text, or the message.
fn read(bytes: &[u8]) -> Result<String, String> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("file.py");
    std::fs::write(&path, bytes).expect("the file can be written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    match read_file(&path, None, &mut sources, &mut diagnostics) {
        Some(file) => Ok(sources.file(file).text().to_string()),
        None => Err(diagnostics.sorted()[0].message.clone()),
    }
}

#[test]
fn text_is_utf8_unless_declared() {
    assert_eq!(read("x = 'é'\n".as_bytes()), Ok("x = 'é'\n".to_string()));
    assert_eq!(read(b"# coding: latin-1\nx = '\xe9'\n"), Ok("# coding: latin-1\nx = 'é'\n".to_string()));
    assert_eq!(
        read(b"#!/bin/sh\n# vim: set fileencoding=ISO_8859_1 :\n'\xe9'"),
        Ok("#!/bin/sh\n# vim: set fileencoding=ISO_8859_1 :\n'é'".to_string())
    );
    assert_eq!(read(b"x = 1\n# coding: latin-1\n'\xc3\xa9'"), Ok("x = 1\n# coding: latin-1\n'é'".to_string()));
}

#[test]
fn marks_and_line_endings_are_normalized() {
    assert_eq!(read(b"\xef\xbb\xbfx = 1\r\ny\rz\n"), Ok("x = 1\ny\nz\n".to_string()));
}

#[test]
fn undecodable_files_are_refused() {
    let message = |bytes: &[u8]| read(bytes).expect_err("it is refused");
    assert_eq!(
        message(b"x = 'caf\xe9'\n"),
        "Non-UTF-8 code starting with '\\xe9' on line 1, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details"
    );
    assert_eq!(
        message(b"# coding: utf-8\nx = \"caf\xe9\"\n"),
        "(unicode error) 'utf-8' codec can't decode byte 0xe9 in position 8: invalid continuation byte"
    );
    assert_eq!(
        message(b"# coding: ascii\nx = \"caf\xc3\xa9\"\n"),
        "'ascii' codec can't decode byte 0xc3 in position 8: ordinal not in range(128)"
    );
    assert_eq!(message(b"\xef\xbb\xbf# coding: latin-1\n"), "encoding problem: iso-8859-1 with BOM");
    assert_eq!(message(b"# coding: klingon\n"), "encoding 'klingon' is not supported");
    assert_eq!(message(b"x = 1\0\n"), "source code cannot contain null bytes");
}
