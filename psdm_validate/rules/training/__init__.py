"""Rules about training sessions: what must be there before one, and what follows it."""
