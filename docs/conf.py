"""How docs/ becomes a site: ``make site`` writes it into build/site, and a warning is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import kit

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "kit"
author = "the kit project"
version = release = kit.__version__
copyright = ""  # noqa: A001 - Sphinx's name for it; the licence is in LICENSE

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["examples/**"]
suppress_warnings: list[str] = []
nitpicky = True

myst_heading_anchors = 3
myst_links_external_new_tab = False

html_theme = "furo"
html_static_path = ["site"]
html_css_files = ["kit.css"]
html_title = f"kit {release}"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_last_updated_fmt = None
#: The published schemas lie where the reports say that they are.
html_extra_path = ["schema"]


def setup(app: Sphinx) -> None:
    """Let the pages of ko/ and fr/ say their language: a screen reader chooses its voice by it."""
    app.connect("html-page-context", _language)


def _language(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    del app, template, doctree
    folder = page.partition("/")[0]
    context["language"] = folder if folder in {"ko", "fr"} else "en"
