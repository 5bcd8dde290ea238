package yourcores.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes thumbnails of photos: decoded once by the JDK, then each width out of the next larger one, every pixel the mean
 * of the area that it covers. One step that looks at a few neighbours only, as bilinear scaling does, would miss most
 * of the photo.
 *
 * <p>Guarantee: the aspect is kept, the height rounded and at least 1; a picture narrower than a thumbnail is not
 * enlarged; what is transparent lies on white, grey stays grey; the same bytes in give the same bytes out on the same
 * JDK. Units: pixels. A call holds its picture decoded, 3 bytes a pixel, and writes no file.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Thumbnails {
    /** In pixels, largest first. */
    public static final List<Integer> WIDTHS = List.of(200, 64, 32);

    private static final float QUALITY = 0.9f;

    private Thumbnails() {}

    /**
     * The thumbnails of a photo, one for each of {@link #WIDTHS}, in this order.
     *
     * @param file a JPEG or a PNG
     * @throws BadPicture where it is none, or too large, or damaged in a way that its decoder notices, which a single
     *     wrong bit of a JPEG mostly is not; says what to do
     */
    public static List<Thumbnail> of(byte[] file) throws BadPicture {
        var photo = PlainPicture.of(PictureReader.read(file));
        return smaller(photo).stream().map(Thumbnails::encoded).toList();
    }

    /**
     * A thumbnail of each photo of the photo desk, {@code WIDTHS.getFirst()} pixels wide, as files in memory: small
     * pictures for work that is to be short.
     *
     * @throws InterruptedException within a second after an interrupt
     */
    public static List<byte[]> previews() throws InterruptedException {
        var previews = new ArrayList<byte[]>();
        for (var photo : Photos.small()) {
            try {
                previews.add(of(photo.bytes()).getFirst().jpeg());
            } catch (IOException e) {
                throw photo.unreadable(e);
            }
        }
        return List.copyOf(previews);
    }

    /** Each width out of the next larger one: the photo is gone through once. */
    static List<PlainPicture> smaller(PlainPicture photo) {
        var all = new ArrayList<PlainPicture>();
        var last = photo;
        for (int width : WIDTHS) {
            int narrow = Math.min(width, photo.width());
            last = last.shrunk(narrow, height(photo, narrow));
            all.add(last);
        }
        return all;
    }

    /**
     * The picture made smaller, each pixel the mean of the area that it covers; a copy where it is no wider than that.
     *
     * @throws IllegalArgumentException where the width is less than 1 or the picture has a longer side than a JPEG can
     *     have
     */
    public static BufferedImage shrink(BufferedImage picture, int width) {
        if (width < 1 || Math.max(picture.getWidth(), picture.getHeight()) > PictureReader.MOST_SIDE) {
            throw new IllegalArgumentException("From " + picture.getWidth() + " x " + picture.getHeight()
                    + " to a width of " + width + ": a width is at least 1, a side at most " + PictureReader.MOST_SIDE);
        }
        var plain = PlainPicture.of(picture);
        int narrow = Math.min(width, plain.width());
        return plain.shrunk(narrow, height(plain, narrow)).picture();
    }

    private static int height(PlainPicture photo, int width) {
        return (int) Math.max(1, Math.round((double) photo.height() * width / photo.width()));
    }

    private static Thumbnail encoded(PlainPicture small) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            Jpeg.write(small.picture(), QUALITY, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written", e);
        }
        return new Thumbnail(small.width(), small.height(), bytes.toByteArray());
    }
}
