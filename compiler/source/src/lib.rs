//! Files, spans, line tables and diagnostics.
