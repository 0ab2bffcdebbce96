"""A run: the files found, each judged as it is to be, in one process or several, and reported."""
