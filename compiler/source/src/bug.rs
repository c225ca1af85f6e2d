//! `bug!`: how the compiler stops when it finds itself in the wrong.

/// Stops the compiler because of a mistake of its own, naming the stage and what it worked on.
///
/// ```should_panic
/// molt_source::bug!("pir::build", "function `f`", "a block without a terminator");
/// ```
#[macro_export]
macro_rules! bug {
    ($stage:expr, $subject:expr, $($message:tt)+) => {
        panic!(
            "internal error in {} at {}: {}\nThis is a bug in moltc, not in your program. \
             Please report it with the smallest source file that shows it.",
            $stage, $subject, format_args!($($message)+)
        )
    };
}
