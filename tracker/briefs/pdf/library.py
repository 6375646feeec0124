"""What we take from ReportLab, with every setting that reaches our pages fixed here.

ReportLab runs modules named ``reportlab_settings`` and ``reportlab_mods`` from anywhere on the
path, and from the home folder, when it is first imported. Standing in for them before that keeps a
brief the same on every machine, and keeps foreign code out of it.
"""

import sys
from types import ModuleType

for _name in ("reportlab_settings", "reportlab_mods"):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab import rl_config  # noqa: E402

_SETTINGS = {
    "useA85": 0,  # ASCII armour makes a file a fifth larger
    "pageCompression": 1,
    "invariant": 1,
    "pdfComments": 0,
    "pdfMultiLine": 0,
    "canvas_basefontname": "none of ours",  # Helvetica would be named without being in the file
    "canvas_baseColor": None,
    "documentLang": None,
    "ttfAsciiReadable": 0,
    "allowTTFSubsetting": [],
    "trustedHosts": None,  # None trusts no host
    "trustedSchemes": [],
    "verbose": 0,
}
for _name, _value in _SETTINGS.items():
    setattr(rl_config, _name, _value)

from reportlab.pdfbase.pdfdoc import (  # noqa: E402
    PDFArray,
    PDFDocument,
    PDFObject,
)
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = ["Canvas", "PDFArray", "PDFDocument", "PDFObject", "TTFont"]
