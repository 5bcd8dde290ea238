"""Thumbnails beside Pillow: what comes out of ours, encoded, against its best resampler; pictures that Pillow made."""

import math
import subprocess
from pathlib import Path
from string import ascii_lowercase

import jdk
import library
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat
from places import ROOT

WIDTHS = (200, 64, 32)
ENOUGH = 28  # dB, each thumbnail of each photo

SAMPLE = "adfnrv"  # first letters of photos: dawn-peaks and night-town are the hardest of all

# Writes the thumbnails of every picture in a folder, and what a step of bilinear scaling makes of it. Without a folder:
# of the photos with these first letters.
PROGRAM = """
import module java.base;
import module java.desktop;
import java.util.List;
import yourcores.photo.*;

void main(String[] args) throws Exception {
    var to = Path.of(args[1]);
    for (var photo : args.length > 2 ? photos(args[2]) : pictures(Path.of(args[0]))) {
        try {
            var thumbnails = Thumbnails.of(photo.bytes());
            var picture = photo.picture();
            for (var thumbnail : thumbnails) {
                var name = photo.name() + "-" + thumbnail.width();
                Files.write(to.resolve(name + ".jpg"), thumbnail.jpeg());
                bilinear(picture, thumbnail, to.resolve(name + ".png"));
            }
            IO.println(photo.name() + " made " + photo.file());
        } catch (BadPicture bad) {
            IO.println(photo.name() + " " + bad.why() + " " + bad.getMessage());
        }
    }
}

List<Photo> photos(String letters) throws Exception {
    return Photos.all().stream().filter(photo -> letters.indexOf(photo.name().charAt(0)) >= 0).toList();
}

List<Photo> pictures(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
        return files.map(file -> new Photo(file.getFileName().toString(), file)).toList();
    }
}

void bilinear(BufferedImage photo, Thumbnail size, Path file) throws IOException {
    var small = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
    var graphics = small.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(photo, 0, 0, size.width(), size.height(), null);
    graphics.dispose();
    ImageIO.write(small, "png", file.toFile());
}
"""


def thumbnails(pictures: Path | None, to: Path, *letters: str) -> dict[str, list[str]]:
    """What became of each picture: made and its file, or why not and the words."""
    to.mkdir()
    program = to.parent / "Program.java"
    program.write_text(PROGRAM)
    command = [jdk.find().java, "-Djava.awt.headless=true", "-cp", library.JAR, program, pictures or "", to, *letters]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert done.returncode == 0, done.stderr
    rows = [row.split(" ", 2) for row in done.stdout.splitlines() if " " in row]
    return {name: words for name, *words in rows}


def psnr(file: Path, picture: Image.Image, resampler=Image.Resampling.LANCZOS) -> float:
    """Of an encoded thumbnail against Pillow's from the original."""
    with Image.open(file) as small:
        errors = ImageChops.difference(small.convert("RGB"), picture.resize(small.size, resampler))
    return 10 * math.log10(255**2 / max(1e-9, math.fsum(ImageStat.Stat(errors).sum2) / 3 / math.prod(small.size)))


def on_white(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")


@pytest.mark.parametrize("letters", [SAMPLE, pytest.param(ascii_lowercase, marks=pytest.mark.whole)])
def test_photos_are_close_to_lanczos_and_bilinear_is_not(letters, tmp_path):
    made = thumbnails(None, tmp_path / "small", letters)
    assert len(made) == len(letters) and {why for why, _ in made.values()} == {"made"}, made
    ours, bilinear = {}, {}
    for name, (_, file) in made.items():
        photo = Image.open(file)
        for width in WIDTHS:
            ours[name, width] = psnr(tmp_path / "small" / f"{name}-{width}.jpg", photo)
            bilinear[name, width] = psnr(tmp_path / "small" / f"{name}-{width}.png", photo)
    print(f"ours {min(ours.values()):.1f} dB and more, one bilinear step {min(bilinear.values()):.1f} dB and more")
    assert min(ours.values()) >= ENOUGH, min(ours, key=ours.get)
    for width in WIDTHS:
        assert min(psnr for (_, wide), psnr in bilinear.items() if wide == width) < ENOUGH


@pytest.fixture(scope="module")
def kinds(tmp_path_factory) -> tuple[Path, dict[str, list[str]]]:
    """Pictures of many kinds, written by Pillow, and what became of them."""
    folder = tmp_path_factory.mktemp("kinds") / "pictures"
    folder.mkdir()
    grey = Image.linear_gradient("L").resize((600, 400))
    colours = Image.merge("RGB", [grey, grey.transpose(Image.Transpose.ROTATE_180), grey.point(lambda v: v // 2)])
    colours.save(folder / "progressive.jpg", progressive=True)
    colours.save(folder / "444.jpg", subsampling=0, quality=95)
    colours.save(folder / "rgb.jpg", keep_rgb=True)
    colours.save(folder / "profile.jpg", icc_profile=b"nonsense" * 30)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    colours.save(folder / "srgb.jpg", icc_profile=profile)
    colours.save(folder / "colours.png")
    colours.convert("P").save(folder / "palette.png")
    grey.save(folder / "grey.jpg")
    grey.save(folder / "grey.png")
    grey.convert("1").save(folder / "bits.png")
    Image.merge("LA", [grey, grey]).save(folder / "grey-alpha.png")
    Image.merge("RGBA", [*colours.split(), grey]).save(folder / "alpha.png")
    colours.convert("CMYK").save(folder / "cmyk.jpg")
    colours.save(folder / "webp.jpg", format="WEBP")
    return folder, thumbnails(folder, folder.parent / "small")


def test_pictures_of_every_kind_look_the_same(kinds):
    folder, became = kinds
    made = sorted(name for name, (why, _) in became.items() if why == "made")
    assert set(became) - set(made) == {"cmyk.jpg", "webp.jpg"}, became
    for name in made:
        for width in WIDTHS:
            small = folder.parent / "small" / f"{name}-{width}.jpg"
            closeness = psnr(small, on_white(folder / name), Image.Resampling.BOX)
            assert closeness >= ENOUGH, (name, width, closeness)


def test_what_cannot_be_decoded_is_named(kinds):
    _, became = kinds
    assert became["cmyk.jpg"][0] == "NOT_SUPPORTED" and "save it with colours RGB" in became["cmyk.jpg"][1]
    assert became["webp.jpg"][0] == "NOT_A_PICTURE" and '"RIFF' in became["webp.jpg"][1]
