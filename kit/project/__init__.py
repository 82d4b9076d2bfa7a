"""One film's folder: kit.toml and the words of each locale, read strictly."""
