"""The command line: parses, calls, prints; every command's module is read only when it runs."""
