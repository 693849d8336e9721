"""Puts the same chart of three programs on one sheet, at full size, one above the other.

    side_by_side.py OURS MATPLOTLIB GGPLOT OUTPUT

OURS is the folder `charts/` of an edition, the next two are those of the scripts beside this one.
"""
import os, sys
from PIL import Image, ImageDraw, ImageFont

NAMES = {"heatmap": "coverage-by-state", "bars": "areas", "lines": "measures-to-date", "ladder": "stages"}
FONT = "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
HEAD, GAP = 34, 18


def sheet(pictures):
    width = max(picture.width for _, picture in pictures)
    made = Image.new("RGB", (width, sum(picture.height + HEAD + GAP for _, picture in pictures)), "#8A96A3")
    draw, font, top = ImageDraw.Draw(made), ImageFont.truetype(FONT, 18), 0
    for name, picture in pictures:
        draw.text((12, top + 4), name, fill="white", font=font)
        made.paste(picture, (0, top + HEAD))
        top += HEAD + picture.height + GAP
    return made


def main():
    ours, matplotlib, ggplot, output = sys.argv[1:]
    os.makedirs(output, exist_ok=True)
    for name, stem in NAMES.items():
        paths = [("rapporteur", os.path.join(ours, stem + ".png")), ("matplotlib", os.path.join(matplotlib, name + "-1x.png")),
                 ("ggplot2", os.path.join(ggplot, name + "-1x.png"))]
        made = sheet([(label, Image.open(path).convert("RGB")) for label, path in paths])
        made.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(os.path.join(output, name + ".png"), optimize=True)


if __name__ == "__main__":
    main()
