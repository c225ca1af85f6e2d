"""Where stock comes from."""
