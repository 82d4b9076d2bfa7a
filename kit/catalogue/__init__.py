"""The film's own catalogues: labels of a booklet that a film says otherwise, adds, or says in a language of its own."""
