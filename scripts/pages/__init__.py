"""The reference pages, one file a page; each has a ``page()`` that returns Markdown made from the code."""
