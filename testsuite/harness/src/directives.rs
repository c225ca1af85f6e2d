//! The directives in the comments at a case's top: `# args: a 'b c'`.

use std::time::Duration;

/// What a case asks of the harness; the default where it says nothing.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Directives {
    /// Arguments of the program.
    pub args: Vec<String>,
    /// Variables in the program's environment.
    pub env: Vec<(String, String)>,
    /// More options for `moltc build`.
    pub flags: Vec<String>,
    /// The stage to dump and to stop after.
    pub stage: Option<String>,
    /// The optimization profile, where the case insists on one.
    pub profile: Option<String>,
    /// Operating systems or architectures, one of which the target must be; empty means any.
    pub targets: Vec<String>,
    /// How long compiling and running may take.
    pub timeout: Option<Duration>,
    /// Whether the program is interrupted soon after its first line of output.
    pub is_interrupted: bool,
    /// How many bytes the executable may have.
    pub size: Option<u64>,
    /// Whether the executable is run where there is nothing else, without an environment.
    pub is_alone: bool,
    /// Whether the recorded output was written by a person, since CPython cannot print it.
    pub is_without_oracle: bool,
}

impl Directives {
    /// Reads the comments before the first line of code.
    pub fn parse(text: &str) -> Result<Directives, String> {
        let mut directives = Directives::default();
        for line in text.lines() {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            let Some(comment) = comment_text(line) else { break };
            let Some((key, value)) = comment.split_once(':') else { continue };
            directives.set(key, value.trim())?;
        }
        Ok(directives)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        match key {
            "args" => self.args.extend(split_words(value)?),
            "env" => {
                let (name, value) =
                    value.split_once('=').ok_or_else(|| format!("`env: {value}` should be `env: NAME=value`"))?;
                self.env.push((name.to_owned(), value.to_owned()));
            }
            "flags" => self.flags.extend(split_words(value)?),
            "stage" => self.stage = Some(value.to_owned()),
            "profile" if matches!(value, "dev" | "release") => self.profile = Some(value.to_owned()),
            "profile" => return Err(format!("`profile: {value}` should be `dev` or `release`")),
            "target" => self.targets.extend(value.split_whitespace().map(str::to_owned)),
            "timeout" => {
                let seconds = value.parse().map_err(|_| format!("`timeout: {value}` should be a number of seconds"))?;
                self.timeout = Some(Duration::from_secs(seconds));
            }
            "interrupt" if value == "after output" => self.is_interrupted = true,
            "interrupt" => return Err(format!("`interrupt: {value}` should be `interrupt: after output`")),
            "size" => {
                let bytes = value.parse().map_err(|_| format!("`size: {value}` should be a number of bytes"))?;
                self.size = Some(bytes);
            }
            "alone" if value == "yes" => self.is_alone = true,
            "alone" => return Err(format!("`alone: {value}` should be `alone: yes`")),
            "oracle" if value == "none" => self.is_without_oracle = true,
            "oracle" => return Err(format!("`oracle: {value}` should be `oracle: none`")),
            // Any other comment is prose.
            _ => {}
        }
        Ok(())
    }

    /// Whether the case is meant for the machine that runs the suite.
    pub fn matches_this_machine(&self) -> bool {
        let matches = |target: &String| target == std::env::consts::OS || target == std::env::consts::ARCH;
        self.targets.is_empty() || self.targets.iter().any(matches)
    }
}

/// The text of a line that is only a comment.
pub fn comment_text(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["#", "//", ";"].iter().find_map(|leader| line.strip_prefix(leader)).map(str::trim)
}

/// Splits as a shell does: blanks separate, either kind of quote protects.
fn split_words(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in text.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            None if character == '\'' || character == '"' => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            None if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    if quote.is_some() {
        return Err(format!("unclosed quote in `{text}`"));
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_end_at_the_first_line_of_code() {
        let text = "# args: a 'b c' \"\"\n# Prose: ignored.\n\n# env: X=1=2\n# timeout: 30\nprint(1)\n# profile: dev\n";
        let directives = Directives::parse(text).unwrap();
        assert_eq!(directives.args, ["a", "b c", ""]);
        assert_eq!(directives.env, [("X".to_owned(), "1=2".to_owned())]);
        assert_eq!(directives.timeout, Some(Duration::from_secs(30)));
        assert_eq!(directives.profile, None);
    }

    #[test]
    fn a_malformed_directive_is_an_error() {
        assert!(Directives::parse("# timeout: soon\n").is_err());
        assert!(Directives::parse("# profile: fast\n").is_err());
        assert!(Directives::parse("# size: small\n").is_err());
        assert!(Directives::parse("# alone: no\n").is_err());
        assert!(Directives::parse("# args: 'open\n").is_err());
    }

    #[test]
    fn a_target_is_an_operating_system_or_an_architecture() {
        assert!(Directives::parse("").unwrap().matches_this_machine());
        let here = format!("# target: nowhere {}\n", std::env::consts::OS);
        assert!(Directives::parse(&here).unwrap().matches_this_machine());
        assert!(!Directives::parse("# target: nowhere\n").unwrap().matches_this_machine());
    }
}
