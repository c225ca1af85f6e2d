//! Python IR: one op per Python operation.
