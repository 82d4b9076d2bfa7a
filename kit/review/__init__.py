"""The review page: a film's tracks beside its reel, to look at, correct and approve."""
