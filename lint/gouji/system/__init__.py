"""What lies between the program and its surroundings: files, standard streams, signals, and what a person is told."""


class Fault(Exception):
    """What keeps a command from its work, in the words of the person who asked."""
