"""Small invented photographs: a pipe before a wall, in the colours of the day."""

from io import BytesIO

from PIL import Image, ImageDraw

from fieldapp.demo.dice import Dice

SIZE = (640, 480)


def photo(dice: Dice) -> bytes:
    """A JPEG of some ten kilobytes."""
    wall = tuple(dice.randrange(90, 200) for _ in range(3))
    picture = Image.new("RGB", SIZE, wall)
    draw = ImageDraw.Draw(picture)
    for _ in range(6):
        shade, top, width = dice.randrange(40, 160), dice.randrange(SIZE[1]), dice.randrange(12, 60)
        draw.line((0, top, SIZE[0], dice.randrange(SIZE[1])), fill=(shade, shade, shade + 20), width=width)
    for _ in range(3):
        left, top = dice.randrange(SIZE[0] - 90), dice.randrange(SIZE[1] - 90)
        draw.ellipse((left, top, left + 80, top + 80), fill=(150, 120, 40), outline=(60, 50, 20), width=6)
    out = BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()
