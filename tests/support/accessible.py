"""WCAG 2.2 AA as a browser can tell it: axe-core's rules, and those of 2.2 that this release of axe has not."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from axe_core_python import base

from tests.support.chromium import Page

_AXE = Path(base.__file__).with_name("axe.min.js")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# Every rendered run of text with its colour and what is behind it, marks and numbers that the style sheet adds as well.
_CONTRASTS = """
(() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parts(getComputedStyle(at).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
  };
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const low = [];
  let counted = 0;
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element), after = getComputedStyle(element, '::after');
    const said = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const back = behind(element);
    const seen = [];
    if (said || element.tagName === 'INPUT') seen.push(['text', style.color, 4.5]);
    if (after.content !== 'none' && after.content !== 'normal') seen.push(['after', after.color, 4.5]);
    if (style.textDecorationLine === 'underline' && element.tagName !== 'A')
      seen.push(['line', style.textDecorationColor, 3]);
    for (const [what, colour, least] of seen) {
      counted += 1;
      const found = ratio(parts(colour).slice(0, 3), back);
      if (found < least) low.push([element.outerHTML.slice(0, 80), what, found]);
    }
  }
  return {low, counted};
})()
"""
_SMALL_TARGETS = """
[...document.querySelectorAll('a, button, input:not([type=hidden])')]
  .filter(e => !e.matches('.skip') || e === document.activeElement)
  .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().width, e.getBoundingClientRect().height])
  .filter(([, width, height]) => width < 24 || height < 24)
"""
_HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))"
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_FOCUSABLE = "document.querySelectorAll('a[href], button, input:not([type=hidden])').length"
_FOCUSED = """
(() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    name: at.outerHTML.slice(0, 80),
    at: [...document.querySelectorAll('*')].indexOf(at),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    last: at === document.body,
  };
})()
"""
_FROM_THE_TOP = """
(() => {
  const top = document.createElement('div');
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
})()
"""
# The spacing that readers may set (1.4.12), as a style sheet of theirs, which no policy of the page forbids.
_SPACED = """
(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; }'
    + ' * { word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
  document.adoptedStyleSheets = [sheet];
})()
"""


async def settled(page: Page, path: str) -> None:
    await page.until(f"document.readyState === 'complete' && location.pathname === {json.dumps(path)}")


async def axe_faults(page: Page) -> list[Any]:
    """What axe-core objects to, a row a rule: its name and the elements."""
    await page.evaluate(_AXE.read_text(encoding="utf-8") + ";undefined")
    options = json.dumps({"runOnly": _TAGS, "resultTypes": ["violations"]})
    ran = await page.evaluate(f"axe.run(document, {options})")
    assert len(ran["passes"]) > 10, "axe looked at next to nothing"
    return [[fault["id"], [node["html"][:100] for node in fault["nodes"]]] for fault in ran["violations"]]


async def contrast_faults(page: Page) -> list[Any]:
    found = await page.evaluate(_CONTRASTS)
    assert found["counted"] > 3
    return list(found["low"])


async def own_faults(page: Page) -> list[Any]:
    """Targets that are too small, headings out of order, and contrasts as they are rendered."""
    levels = await page.evaluate(_HEADINGS)
    faults: list[Any] = list(await page.evaluate(_SMALL_TARGETS))
    if levels.count(1) != 1 or levels[0] != 1 or any(b - a > 1 for a, b in pairwise(levels)):
        faults.append(["headings", levels])
    return faults + await contrast_faults(page)


async def sideways(page: Page) -> int:
    """How many pixels a reader would have to scroll sideways."""
    return int(await page.evaluate(_SIDEWAYS))


async def spaced(page: Page) -> None:
    await page.evaluate(_SPACED)


async def keyboard_faults(page: Page) -> list[str]:
    """Every control is come by with Tab, in the order of the page, seen and with an outline."""
    wanted, faults = await page.evaluate(_FOCUSABLE), []
    came: list[int] = []
    await page.evaluate(_FROM_THE_TOP)
    for _ in range(wanted + 1):
        await page.press("Tab")
        focused = await page.evaluate(_FOCUSED)
        if focused["last"] or focused["at"] in came[:1]:  # past the last, a browser begins anew
            break
        if focused["outline"] < 2 or not focused["seen"] or focused["at"] <= max(came, default=-1):
            faults.append(str(focused))
        came.append(focused["at"])
    return faults if len(came) == wanted else [*faults, f"{len(came)} of {wanted} controls are come by"]
