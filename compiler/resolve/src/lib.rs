//! The module graph, scopes and bindings.
