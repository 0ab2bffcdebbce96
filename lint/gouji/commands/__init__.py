"""The commands: each module is one command, or a family of them, and what it prints."""
