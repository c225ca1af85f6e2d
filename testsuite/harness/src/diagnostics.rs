//! What `moltc --error-format json` reports, and the same as comments under the lines of a program.
//!
//! Both sides become [`Remark`]s, which compare and print alike.

use serde::Deserialize;

/// One place that a diagnostic speaks about, with what it says there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Remark {
    /// File, relative to the case's folder; empty for a diagnostic about no file.
    pub file: String,
    /// Line, counted from 1, of the program without remarks; 0 for a diagnostic about no place.
    pub line: usize,
    /// First column in characters, counted from 0.
    pub column: usize,
    /// How many characters are marked.
    pub width: usize,
    /// `error[E0001]: message` for the main place, the label's text for another one.
    pub text: String,
    /// Whether this is a place that only explains (drawn with `-`).
    pub is_secondary: bool,
    /// `label: …`, `note: …` and `help: …`, in order.
    pub details: Vec<String>,
}

#[derive(Deserialize)]
struct Reported {
    code: String,
    severity: String,
    message: String,
    primary: Option<Place>,
    #[serde(default)]
    secondary: Vec<Place>,
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    helps: Vec<String>,
}

/// Lines count from 1, columns count bytes from 0, ends are exclusive.
#[derive(Deserialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(default)]
    text: String,
}

/// A program as it was compiled, and which of its lines are remarks.
pub struct Program<'a> {
    /// Path relative to the case's folder.
    pub file: &'a str,
    /// The text given to the compiler.
    pub text: &'a str,
}

impl Remark {
    fn place(&self) -> String {
        if self.line == 0 {
            return "(no place)".to_owned();
        }
        format!("{}:{}:{}-{}", self.file, self.line, self.column + 1, self.column + self.width)
    }

    /// As lines for a diff.
    pub fn to_lines(&self) -> String {
        let place = self.place();
        let mut lines = format!("{place} {}{}\n", if self.is_secondary { "- " } else { "" }, self.text);
        for detail in &self.details {
            lines.push_str(&format!("{place}   {detail}\n"));
        }
        lines
    }

    /// As comment lines to stand under its line. `Err` if the place cannot be drawn.
    fn to_comment(&self) -> Result<String, String> {
        let mark = if self.is_secondary { "-" } else { "^" };
        let marks = mark.repeat(self.width);
        let pointer = match (self.line, self.column) {
            (0, _) => "#".to_owned(),
            (_, 0) => format!("#{marks}"),
            // Marks right after the `#` begin at its own column, so column 1 has no drawing below an unindented `#`.
            (_, 1) => return Err(format!("{}: a place in the second column cannot be drawn; indent it", self.place())),
            (_, column) => format!("#{}{marks}", " ".repeat(column - 1)),
        };
        let mut lines = format!("{pointer} {}\n", self.text);
        for detail in &self.details {
            lines.push_str(&format!("#{}{detail}\n", " ".repeat(self.column.max(2) - 1)));
        }
        Ok(lines)
    }
}

/// A comment line that is part of a remark.
enum Comment {
    /// Draws a place and says something; column and width if it draws one.
    Main { place: Option<(usize, usize)>, text: String, is_secondary: bool },
    /// Adds to the remark above.
    Detail(String),
}

fn parse_comment(line: &str, follows_remark: bool) -> Option<Comment> {
    let indent = line.chars().take_while(|c| *c == ' ').count();
    let after = line.trim_start().strip_prefix('#')?;
    let gap = after.chars().take_while(|c| *c == ' ').count();
    let body = &after[gap..];
    for (mark, is_secondary) in [('^', false), ('-', true)] {
        let width = body.chars().take_while(|c| *c == mark).count();
        let Some(text) = body[width..].strip_prefix(' ') else { continue };
        if width == 0 || !(is_secondary || starts_like_diagnostic(text)) {
            continue;
        }
        let column = if gap == 0 { indent } else { indent + 1 + gap };
        return Some(Comment::Main { place: Some((column, width)), text: text.trim_end().to_owned(), is_secondary });
    }
    if starts_like_diagnostic(body) {
        return Some(Comment::Main { place: None, text: body.trim_end().to_owned(), is_secondary: false });
    }
    let is_detail = ["label: ", "note: ", "help: "].iter().any(|prefix| body.starts_with(prefix));
    (follows_remark && is_detail).then(|| Comment::Detail(body.trim_end().to_owned()))
}

fn starts_like_diagnostic(text: &str) -> bool {
    ["error[", "warning["].iter().any(|prefix| text.starts_with(prefix)) && text.contains("]: ")
}

/// The lines of a program with, for each, the remark comment it is, if it is one.
fn classified(text: &str) -> Vec<(&str, Option<Comment>)> {
    let mut lines = Vec::new();
    let mut follows_remark = false;
    for line in text.split_inclusive('\n') {
        let comment = parse_comment(line.trim_end_matches(['\n', '\r']), follows_remark);
        follows_remark = comment.is_some();
        lines.push((line, comment));
    }
    lines
}

/// The remarks written in a program.
pub fn written(program: &Program<'_>) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = Vec::new();
    let mut line = 0;
    for (_, comment) in classified(program.text) {
        match comment {
            None => line += 1,
            Some(Comment::Main { place, text, is_secondary }) => {
                let (at, (column, width)) = place.map_or((0, (0, 0)), |place| (line, place));
                let file = if place.is_some() { program.file.to_owned() } else { String::new() };
                remarks.push(Remark { file, line: at, column, width, text, is_secondary, details: Vec::new() });
            }
            Some(Comment::Detail(text)) => {
                if let Some(remark) = remarks.last_mut() {
                    remark.details.push(text);
                }
            }
        }
    }
    remarks
}

/// The program without its remarks.
pub fn stripped(text: &str) -> String {
    classified(text).into_iter().filter(|(_, comment)| comment.is_none()).map(|(line, _)| line).collect()
}

/// The stripped program with those of the remarks that are about it, or about no file.
pub fn annotated(program: &Program<'_>, remarks: &[Remark], with_placeless: bool) -> Result<String, String> {
    let mut result = String::new();
    let own = |remark: &&Remark, line: usize| remark.line == line && remark.file == program.file;
    let last = program.text.lines().count();
    for (index, line) in program.text.split_inclusive('\n').enumerate() {
        result.push_str(line);
        if index + 1 == last && !line.ends_with('\n') && remarks.iter().any(|remark| own(&remark, last)) {
            result.push('\n');
        }
        for remark in remarks.iter().filter(|remark| own(remark, index + 1)) {
            result.push_str(&remark.to_comment()?);
        }
    }
    for remark in remarks.iter().filter(|remark| with_placeless && remark.line == 0) {
        result.push_str(&remark.to_comment()?);
    }
    Ok(result)
}

/// What the compiler reported for the given programs, which lie in the folder `dir`.
pub fn reported(json_lines: &str, dir: &str, programs: &[Program<'_>]) -> Result<Vec<Remark>, String> {
    let mut remarks = Vec::new();
    for line in json_lines.lines() {
        let reported: Reported =
            serde_json::from_str(line).map_err(|error| format!("not a diagnostic in JSON ({error}):\n{line}\n"))?;
        let mut details = Vec::new();
        if let Some(text) = reported.primary.as_ref().map(|place| &place.text).filter(|text| !text.is_empty()) {
            details.push(format!("label: {text}"));
        }
        details.extend(reported.notes.iter().map(|note| format!("note: {note}")));
        details.extend(reported.helps.iter().map(|help| format!("help: {help}")));
        let text = format!("{}[{}]: {}", reported.severity, reported.code, reported.message);
        remarks.push(located(reported.primary.as_ref(), text, false, details, dir, programs));
        for place in &reported.secondary {
            remarks.push(located(Some(place), place.text.clone(), true, Vec::new(), dir, programs));
        }
    }
    Ok(remarks)
}

fn located(
    place: Option<&Place>,
    text: String,
    is_secondary: bool,
    details: Vec<String>,
    dir: &str,
    programs: &[Program<'_>],
) -> Remark {
    let text = text.replace(dir, "<dir>");
    let details = details.into_iter().map(|detail| detail.replace(dir, "<dir>")).collect();
    let Some(place) = place else {
        return Remark { file: String::new(), line: 0, column: 0, width: 0, text, is_secondary, details };
    };
    let file = place.file.strip_prefix(dir).unwrap_or(&place.file).trim_start_matches(['/', '.']).to_owned();
    let source = programs.iter().find(|program| program.file == file).map_or("", |program| program.text);
    // Remarks are no lines of the program; a place at the end of the file is drawn under its last line.
    let lines = classified(source);
    let line = lines.iter().take(place.line).filter(|(_, comment)| comment.is_none()).count();
    let code = lines.get(place.line - 1).map_or("", |(line, _)| line).trim_end_matches(['\n', '\r']);
    let end = if place.end_line > place.line { code.len() } else { place.end_column };
    let characters = |range: std::ops::Range<usize>| code.get(range).map_or(0, |text| text.chars().count());
    let column = characters(0..place.column.min(code.len()));
    let width = characters(place.column..end.max(place.column)).max(1);
    Remark { file, line, column, width, text, is_secondary, details }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANNOTATED: &str = "def f():\n    return é.y\n#            ^ error[E0100]: bad name\n           # note: a fact\nx = 1\n#^ warning[W1]: hm\n";

    fn json(line: usize, column: usize, end_column: usize) -> String {
        format!(
            r#"{{"code":"E0100","severity":"error","message":"bad name","primary":{{"file":"/w/a.py","line":{line},"column":{column},"end_line":{line},"end_column":{end_column},"text":""}},"secondary":[],"notes":["a fact"],"helps":[]}}"#
        )
    }

    #[test]
    fn written_remarks_are_read_back() {
        let text = "x = f(1)\n#   ^^^^ error[E1]: no\n# help: yes\n# plain comment\ny = 2\n#^ error[E2]: w\n";
        let program = Program { file: "a.py", text };
        let remarks = written(&program);
        assert_eq!(remarks.len(), 2);
        assert_eq!((remarks[0].line, remarks[0].column, remarks[0].width), (1, 4, 4));
        assert_eq!(remarks[0].details, ["help: yes"]);
        assert_eq!((remarks[1].line, remarks[1].column, remarks[1].width), (3, 0, 1));
        let plain = stripped(text);
        assert_eq!(plain, "x = f(1)\n# plain comment\ny = 2\n");
        let again = annotated(&Program { file: "a.py", text: &plain }, &remarks, true).unwrap();
        assert_eq!(written(&Program { file: "a.py", text: &again }), remarks);
    }

    #[test]
    fn reported_places_count_characters_and_skip_remarks() {
        let programs = [Program { file: "a.py", text: ANNOTATED }];
        let remarks = reported(&json(2, 14, 15), "/w", &programs).unwrap();
        assert_eq!((remarks[0].line, remarks[0].column, remarks[0].width), (2, 13, 1));
        assert_eq!(remarks[0].details, ["note: a fact"]);
        let after = reported(&json(5, 0, 1), "/w", &programs).unwrap();
        assert_eq!(after[0].line, 3);
    }

    #[test]
    fn what_is_reported_equals_what_is_drawn() {
        let plain = "if a:\n    b c\n";
        let programs = [Program { file: "a.py", text: plain }];
        let remarks = reported(&json(2, 6, 7), "/w", &programs).unwrap();
        let text = annotated(&programs[0], &remarks, true).unwrap();
        assert_eq!(text, "if a:\n    b c\n#     ^ error[E0100]: bad name\n#     note: a fact\n");
        let programs = [Program { file: "a.py", text: &text }];
        assert_eq!(written(&programs[0]), reported(&json(2, 6, 7), "/w", &programs).unwrap());
    }

    #[test]
    fn a_place_at_the_end_of_the_file_belongs_to_the_last_line() {
        let programs = [Program { file: "a.py", text: "x = (\n#^ error[E1]: y\n" }];
        let remarks = reported(&json(3, 0, 0), "/w", &programs).unwrap();
        assert_eq!((remarks[0].line, remarks[0].column, remarks[0].width), (1, 0, 1));
    }
}
