package yourcores.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A small picture, encoded. Two are equal when their bytes are.
 *
 * <p>Thread rule: immutable; arrays are copied on their way in and out.
 *
 * @param width in pixels
 * @param height in pixels
 * @param jpeg the file's content
 */
public record Thumbnail(int width, int height, byte[] jpeg) implements Serializable {

    public Thumbnail {
        jpeg = jpeg.clone();
    }

    @Override
    public byte[] jpeg() {
        return jpeg.clone();
    }

    /** The picture, decoded: to be shown. */
    public BufferedImage picture() throws IOException {
        return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Thumbnail that
                && width == that.width
                && height == that.height
                && Arrays.equals(jpeg, that.jpeg);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(jpeg);
    }

    /** Its size: {@code 200x113, 5120 bytes}. */
    @Override
    public String toString() {
        return width + "x" + height + ", " + jpeg.length + " bytes";
    }
}
