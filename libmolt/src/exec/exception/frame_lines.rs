//! The lines of a traceback that show one place: file, line, name, source text and carets.

use crate::object::program::Site;

/// A position within the lines that a site spans, in characters.
#[derive(Clone, Copy)]
struct Position {
    line: usize,
    column: usize,
}

/// The source lines of a site, without their common indentation, and what to underline in them.
struct Excerpt {
    lines: Vec<String>,
    start: usize,
    end: usize,
    /// Where the operator of a binary operation, or the brackets of a call or subscript, begin and end.
    anchors: Option<(Position, Position)>,
}

/// Appends the lines for one site.
pub fn write(output: &mut String, site: &Site) {
    let code = site.code();
    let module = code.module();
    *output += &format!("  File \"{}\", line {}, in {}\n", module.file().text(), site.line(), code.name().text());
    if let Some(excerpt) = Excerpt::of(site, module.source()) {
        excerpt.write(output, site.has_carets());
    }
}

impl Excerpt {
    fn of(site: &Site, source: &str) -> Option<Excerpt> {
        let first = site.line().checked_sub(1)? as usize;
        let count = (site.end_line().max(site.line()) - site.line()) as usize + 1;
        let originals: Vec<&str> =
            source.split('\n').skip(first).take(count).map(|line| line.trim_end_matches('\r')).collect();
        if originals.len() < count || originals.iter().all(|line| line.trim().is_empty()) {
            return None;
        }
        let margin = common_margin(&originals);
        let lines: Vec<String> = originals.iter().map(|line| dedented(line, margin)).collect();
        let column = |line: usize, byte: u32| {
            let text = originals[line];
            let byte = text.floor_char_boundary((byte as usize).min(text.len()));
            text[..byte].chars().count().saturating_sub(margin)
        };
        let place = |line: u32, byte: u32| {
            let line = (line as usize).min(count - 1);
            Position { line, column: column(line, byte) }
        };
        let anchors = site
            .anchor()
            .map(|anchor| (place(anchor.left_line, anchor.left_column), place(anchor.right_line, anchor.right_column)));
        Some(Excerpt { start: column(0, site.column()), end: column(count - 1, site.end_column()), lines, anchors })
    }

    fn write(&self, output: &mut String, wants_carets: bool) {
        let last = self.lines.len() - 1;
        let show_carets = wants_carets && (self.anchors.is_some() || !self.covers_all());
        let mut significant = vec![0, last];
        if let Some((left, right)) = self.anchors {
            for anchor in [left.line, right.line] {
                significant.extend(anchor.saturating_sub(1)..=(anchor + 1).min(last));
            }
        }
        significant.sort_unstable();
        significant.dedup();
        let mut shown: Vec<String> = Vec::new();
        for (index, &line) in significant.iter().enumerate() {
            if index > 0 {
                match line - significant[index - 1] {
                    2 => self.write_line(&mut shown, line - 1, show_carets),
                    gap if gap > 2 => shown.push(format!("...<{} lines>...", gap - 1)),
                    _ => {}
                }
            }
            self.write_line(&mut shown, line, show_carets);
        }
        let views: Vec<&str> = shown.iter().map(String::as_str).collect();
        let margin = common_margin(&views);
        for line in &shown {
            *output += &format!("    {}\n", dedented(line, margin));
        }
    }

    /// Whether the range is everything on its lines, so that carets would say nothing.
    fn covers_all(&self) -> bool {
        let before: String = self.lines[0].chars().take(self.start).collect();
        let after: String = self.lines[self.lines.len() - 1].chars().skip(self.end).collect();
        before.trim_start().is_empty() && after.trim_end().is_empty()
    }

    fn write_line(&self, shown: &mut Vec<String>, line: usize, carets: bool) {
        let text = &self.lines[line];
        shown.push(text.clone());
        if !carets {
            return;
        }
        let indentation = text.chars().count() - text.trim_start().chars().count();
        let start = self.width(0, self.start);
        let end = if line == self.lines.len() - 1 { self.width(line, self.end) } else { self.width(line, usize::MAX) };
        let anchors = self.anchors.map(|(left, right)| {
            ((left.line, self.width(left.line, left.column)), (right.line, self.width(right.line, right.column)))
        });
        let underline = (0..end).map(|column| {
            if column < indentation || (line == 0 && column < start) {
                return ' ';
            }
            match anchors {
                Some((left, right)) if (line, column) >= left && (line, column) < right => '^',
                Some(_) => '~',
                None => '^',
            }
        });
        shown.push(underline.collect());
    }

    /// Columns that the first `count` characters of a line take on a terminal.
    fn width(&self, line: usize, count: usize) -> usize {
        let text = &self.lines[line];
        if text.is_ascii() {
            return if count == usize::MAX { text.len() } else { count };
        }
        text.chars().take(count).map(|character| if is_wide(character) { 2 } else { 1 }).sum()
    }
}

/// Characters of whitespace that all lines with text begin with.
fn common_margin(lines: &[&str]) -> usize {
    let mut margin: Option<&str> = None;
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let own = &line[..line.len() - line.trim_start().len()];
        margin = Some(match margin {
            None => own,
            Some(margin) => {
                let shared = margin.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &margin[..margin.floor_char_boundary(shared)]
            }
        });
    }
    margin.map_or(0, |margin| margin.chars().count())
}

/// A line without its margin; lines of whitespace alone become empty.
fn dedented(line: &str, margin: usize) -> String {
    if line.trim().is_empty() { String::new() } else { line.chars().skip(margin).collect() }
}

/// Whether a character takes two columns: East Asian wide and full-width ones, and emoji.
fn is_wide(character: char) -> bool {
    matches!(character as u32,
        0x1100..=0x115F | 0x231A..=0x231B | 0x2329..=0x232A | 0x23E9..=0x23EC | 0x23F0 | 0x23F3 | 0x25FD..=0x25FE
        | 0x2614..=0x2615 | 0x2630..=0x2637 | 0x2648..=0x2653 | 0x267F | 0x268A..=0x268F | 0x2693 | 0x26A1
        | 0x26AA..=0x26AB | 0x26BD..=0x26BE | 0x26C4..=0x26C5 | 0x26CE | 0x26D4 | 0x26EA | 0x26F2..=0x26F3 | 0x26F5
        | 0x26FA | 0x26FD | 0x2705 | 0x270A..=0x270B | 0x2728 | 0x274C | 0x274E | 0x2753..=0x2755 | 0x2757
        | 0x2795..=0x2797 | 0x27B0 | 0x27BF | 0x2B1B..=0x2B1C | 0x2B50 | 0x2B55 | 0x2E80..=0x2E99 | 0x2E9B..=0x2EF3
        | 0x2F00..=0x2FD5 | 0x2FF0..=0x303E | 0x3041..=0x3096 | 0x3099..=0x30FF | 0x3105..=0x312F | 0x3131..=0x318E
        | 0x3190..=0x31E5 | 0x31EF..=0x321E | 0x3220..=0x3247 | 0x3250..=0xA48C | 0xA490..=0xA4C6 | 0xA960..=0xA97C
        | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE52 | 0xFE54..=0xFE66 | 0xFE68..=0xFE6B
        | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6 | 0x16FE0..=0x16FE4 | 0x16FF0..=0x16FF1 | 0x17000..=0x18CFF
        | 0x1AFF0..=0x1B2FB | 0x1D300..=0x1D376 | 0x1F004 | 0x1F0CF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F200..=0x1F320
        | 0x1F32D..=0x1F335 | 0x1F337..=0x1F37C | 0x1F37E..=0x1F393 | 0x1F3A0..=0x1F3CA | 0x1F3CF..=0x1F3D3
        | 0x1F3E0..=0x1F3F0 | 0x1F3F4 | 0x1F3F8..=0x1F43E | 0x1F440 | 0x1F442..=0x1F4FC | 0x1F4FF..=0x1F53D
        | 0x1F54B..=0x1F54E | 0x1F550..=0x1F567 | 0x1F57A | 0x1F595..=0x1F596 | 0x1F5A4 | 0x1F5FB..=0x1F64F
        | 0x1F680..=0x1F6C5 | 0x1F6CC | 0x1F6D0..=0x1F6D2 | 0x1F6D5..=0x1F6D7 | 0x1F6DC..=0x1F6DF | 0x1F6EB..=0x1F6EC
        | 0x1F6F4..=0x1F6FC | 0x1F7E0..=0x1F7EB | 0x1F7F0 | 0x1F90C..=0x1F93A | 0x1F93C..=0x1F945 | 0x1F947..=0x1F9FF
        | 0x1FA70..=0x1FAFF | 0x20000..=0x2FFFD | 0x30000..=0x3FFFD)
}
