//! Objects and the runtime archive to an executable.
