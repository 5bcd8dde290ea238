package yourcores.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A grey picture: a byte for each pixel, 0 is black and 255 is white, row after row.
 *
 * <p>Thread rule: any number of threads may read it, and write it, too, as long as each pixel is used by one of them:
 * writing a byte of an array does not disturb its neighbours (JLS 17.6). Nothing here is locked.
 *
 * <p>Two of them are {@code equals} only where they share their bytes: {@link #differing} tells whether pictures are
 * alike.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bytes its own, not a copy: whoever writes there changes the picture
 */
public record Pixels(int width, int height, byte[] bytes) implements Serializable {

    public Pixels {
        if (width < 1 || height < 1 || bytes.length != width * height) {
            throw new IllegalArgumentException(
                    width + " x " + height + " pixels take a byte each, not " + bytes.length + " in all");
        }
    }

    /** A picture that is black everywhere. */
    public static Pixels blank(int width, int height) {
        return new Pixels(width, height, new byte[width * height]);
    }

    /** How bright a picture is (ITU-R BT.601: green weighs most, blue least), in a copy. */
    public static Pixels grey(BufferedImage picture) {
        var plain = PlainPicture.of(picture);
        var grey = blank(plain.width(), plain.height());
        if (plain.layout().getNumBands() == 1) {
            System.arraycopy(plain.bytes(), 0, grey.bytes, 0, grey.bytes.length);
            return grey;
        }
        int[] at = plain.places();
        for (int i = 0; i < grey.bytes.length; i++) {
            int red = plain.bytes()[3 * i + at[0]] & 0xff;
            int green = plain.bytes()[3 * i + at[1]] & 0xff;
            int blue = plain.bytes()[3 * i + at[2]] & 0xff;
            grey.bytes[i] = (byte) (77 * red + 150 * green + 29 * blue >> 8);
        }
        return grey;
    }

    /** How bright it is there, 0 to 255; outside the picture the nearest pixel stands in. */
    public int at(int x, int y) {
        int column = Math.max(0, Math.min(x, width - 1));
        int row = Math.max(0, Math.min(y, height - 1));
        return bytes[row * width + column] & 0xff;
    }

    /** @param grey 0 to 255 */
    public void set(int x, int y, int grey) {
        bytes[y * width + x] = (byte) grey;
    }

    /** A picture as large as this one, black everywhere. */
    public Pixels blank() {
        return blank(width, height);
    }

    public Pixels copy() {
        return new Pixels(width, height, bytes.clone());
    }

    /** A copy of this tile: a picture that knows nothing of what lies around it. */
    public Pixels part(Tile tile) {
        var part = blank(tile.width(), tile.height());
        for (int y = 0; y < part.height; y++) {
            System.arraycopy(bytes, (tile.top() + y) * width + tile.left(), part.bytes, y * part.width, part.width);
        }
        return part;
    }

    /**
     * Writes a part back into its place.
     *
     * @throws IllegalArgumentException where it is not as large as its place
     */
    public void paste(Pixels part, Tile tile) {
        if (part.width != tile.width() || part.height != tile.height()) {
            throw new IllegalArgumentException("A part of " + part.width + " x " + part.height
                    + " pixels does not fit a tile of " + tile.width() + " x " + tile.height());
        }
        for (int y = 0; y < part.height; y++) {
            System.arraycopy(part.bytes, y * part.width, bytes, (tile.top() + y) * width + tile.left(), part.width);
        }
    }

    /** In how many pixels it differs from one of the same size. */
    public long differing(Pixels other) {
        return unlikeAt(other).count();
    }

    /** White where it differs from one of the same size, black elsewhere. */
    public Pixels difference(Pixels other) {
        var white = blank();
        unlikeAt(other).forEach(i -> white.bytes[i] = (byte) 255);
        return white;
    }

    private IntStream unlikeAt(Pixels other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("Pictures of " + width + " x " + height + " and " + other.width + " x "
                    + other.height + " pixels have no pixels to compare");
        }
        return IntStream.range(0, bytes.length).filter(i -> bytes[i] != other.bytes[i]);
    }

    /** Equal for equal pictures; the reverse is likely only. */
    public int checksum() {
        return Arrays.hashCode(bytes);
    }

    /** To be shown: a copy. */
    public BufferedImage picture() {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var into = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(bytes, 0, into, 0, bytes.length);
        return picture;
    }

    /** To be shown: a copy, so many pixels wide at most. */
    public BufferedImage picture(int most) {
        return Thumbnails.shrink(picture(), most);
    }
}
