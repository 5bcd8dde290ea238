package yourcores.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A photo of the photo desk.
 *
 * @param name its file name: {@code amber-dunes.jpg}
 * @param file where it lies, a JPEG
 */
public record Photo(String name, Path file) {

    /** Its name as a title: {@code amber dunes}. */
    public String title() {
        return name.replace(".jpg", "").replace('-', ' ');
    }

    /** The file's content. */
    public byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** What to throw where it cannot be read: says what helps. */
    public UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException(this + " cannot be read: run the cell again, it will be made anew", cause);
    }

    /** The picture, decoded. */
    public BufferedImage picture() throws IOException {
        return ImageIO.read(file.toFile());
    }
}
