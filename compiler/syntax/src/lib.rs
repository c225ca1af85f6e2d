//! Python source text to AST, and syntax errors.
