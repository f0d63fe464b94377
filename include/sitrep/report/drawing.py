"""Draw a Vega-Lite chart as SVG that lies in a page: no script, no network, no fixed size."""

import re
from html import escape
from typing import Any

Spec = dict[str, Any]

VEGA_LITE = "5.21"
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)" viewBox')
_DECIMALS = re.compile(r"(\.\d)\d+")
_PATH = re.compile(r' d="[^"]+"')
_CLIP = re.compile(r"\bclip\d+\b")
# What a reader of the screen would be told piece by piece is told once, in the label.
_PIECES = re.compile(r' (?:aria-[a-z]+|role|pointer-events|class|xmlns:xlink)="[^"]*"')


def draw(spec: Spec, *, name: str, label: str, style: str) -> str:
    """Return the chart as an ``svg`` element.

    Parameters
    ----------
    spec : dict
        Vega-Lite, with all data in it. Colours may be variables of the page's style.
    name : str
        Begins the ids in the drawing, which are those of the page.
    label : str
        The chart in words, for who does not see it.
    style : str
        Class of the element.
    """
    import vl_convert  # noqa: PLC0415 -- it starts an engine of JavaScript

    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    head, body = drawn.split(">", 1)
    size = _SIZE.search(head)
    box = f"0 0 {size[1]} {size[2]}" if size else "0 0 100 100"
    body = _PATH.sub(lambda path: _DECIMALS.sub(r"\1", path[0]), _PIECES.sub("", body))
    # Vega counts its ids on from drawing to drawing.
    numbers = {clip: number for number, clip in enumerate(dict.fromkeys(_CLIP.findall(body)))}
    body = _CLIP.sub(lambda clip: f"{name}-{numbers[clip[0]]}", body)
    title = escape(label)
    return (
        f'<svg class="{style}" viewBox="{box}" role="img" aria-label="{title}">'
        f"<title>{title}</title>{body}"
    )
