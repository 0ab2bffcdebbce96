"""Thousands of made-up annual reports, and how fast they are checked."""
