package yourcores.photo;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import yourcores.photo.BadPicture.Why;

/**
 * Decodes a JPEG or a PNG that may be anything: whatever is wrong with it ends as a {@link BadPicture}. The header is
 * judged before a pixel is decoded. A picture at which the decoder had to guess, which it tells by a warning, is refused;
 * a colour profile that cannot be read is left out and no reason to refuse.
 *
 * <p>Thread rule: safe for use by any thread; all state is one call's. Writes no file.
 */
final class PictureReader {
    /** Enough for the largest screens and most cameras: 120 MB decoded. */
    static final int MOST_PIXELS = 40_000_000;

    /** A JPEG has no longer side. */
    static final int MOST_SIDE = 65_500;

    private static final Set<String> FORMATS = Set.of("JPEG", "png");
    private static final int FIRST_LETTERS = 16;
    private static final ImageTypeSpecifier RED_GREEN_BLUE = ImageTypeSpecifier.createInterleaved(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), new int[] {0, 1, 2}, DataBuffer.TYPE_BYTE, false, false);

    private PictureReader() {}

    static BufferedImage read(byte[] file) throws BadPicture {
        if (file.length == 0) {
            throw new BadPicture(Why.EMPTY, "The picture has no bytes: download it again");
        }
        var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        var readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new BadPicture(
                    Why.NOT_A_PICTURE,
                    "This is neither a JPEG nor a PNG, it begins with \"" + beginning(file)
                            + "\": look at what was sent in its place");
        }
        var reader = readers.next();
        var warnings = new LinkedHashSet<String>();
        try {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((_, words) -> warnings.add(words));
            var picture = decoded(reader, typeByHeader(reader));
            warnings.removeIf(words -> words.contains("profile"));
            if (!warnings.isEmpty()) {
                throw damaged(file, warnings, null);
            }
            return picture;
        } catch (BadPicture told) {
            throw told;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, warnings, e);
        } finally {
            reader.dispose();
        }
    }

    /** What it will be decoded to, if it may be decoded at all. */
    private static ImageTypeSpecifier typeByHeader(ImageReader reader) throws IOException {
        if (!FORMATS.contains(reader.getFormatName())) {
            throw new BadPicture(
                    Why.NOT_SUPPORTED,
                    "This is a picture in format " + reader.getFormatName() + ": save it as JPEG or PNG");
        }
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || width > MOST_SIDE || height > MOST_SIDE) {
            throw new BadPicture(
                    Why.TOO_LARGE,
                    "The header announces " + width + " x " + height + " pixels; at most " + MOST_PIXELS
                            + " are decoded, and at most " + MOST_SIDE
                            + " a side: make it smaller first, if you trust where it comes from");
        }
        var types = reader.getImageTypes(0);
        var type = types.hasNext() ? types.next() : null;
        if (type == null || !isForScreens(type.getColorModel())) {
            throw new BadPicture(
                    Why.NOT_SUPPORTED, "Its colours are for a printing press (CMYK): save it with colours RGB");
        }
        long bytes = (long) width * height * type.getColorModel().getPixelSize() / 8;
        long memory = Runtime.getRuntime().maxMemory();
        if (bytes > memory / 2) {
            throw new BadPicture(
                    Why.TOO_LARGE,
                    "Decoded it would take " + (bytes >> 20) + " MB, more than half of this JVM's memory, "
                            + (memory >> 20) + " MB: start the JVM with a larger -Xmx");
        }
        return type;
    }

    /** The decoders deliver red, green, blue; in a picture of the same order no pixel is turned round. */
    private static BufferedImage decoded(ImageReader reader, ImageTypeSpecifier type) throws IOException {
        var how = reader.getDefaultReadParam();
        if (type.getBufferedImageType() == BufferedImage.TYPE_3BYTE_BGR) {
            how.setDestination(RED_GREEN_BLUE.createBufferedImage(reader.getWidth(0), reader.getHeight(0)));
        }
        return reader.read(0, how);
    }

    private static boolean isForScreens(ColorModel colours) {
        int kind = colours.getColorSpace().getType();
        return kind == ColorSpace.TYPE_RGB || kind == ColorSpace.TYPE_GRAY;
    }

    /** What the JDK's decoders say in their own words, warnings before the exception. */
    private static BadPicture damaged(byte[] file, Set<String> warnings, Exception thrown) {
        var causes = Stream.iterate((Throwable) thrown, e -> e != null, Throwable::getCause)
                .toList();
        var said = Stream.concat(
                        warnings.stream(),
                        causes.stream().map(e -> Objects.requireNonNullElse(e.getMessage(), e.toString())))
                .toList();
        if (said.stream()
                .anyMatch(words -> words.startsWith("Empty JPEG")
                        || words.startsWith("Image width")
                        || words.startsWith("Image height"))) {
            return new BadPicture(Why.NO_SIZE, "The header announces no width or no height: save it anew", thrown);
        }
        if (said.stream().anyMatch(words -> words.startsWith("Truncated"))
                || causes.stream().anyMatch(EOFException.class::isInstance)) {
            return new BadPicture(
                    Why.TRUNCATED,
                    "The picture ends too early, after " + file.length + " bytes: download it again",
                    thrown);
        }
        return new BadPicture(
                Why.BROKEN,
                "It cannot be decoded (" + said.getFirst() + "): download it again, or save it anew as JPEG or PNG",
                thrown);
    }

    private static String beginning(byte[] file) {
        var letters = new String(file, 0, Math.min(FIRST_LETTERS, file.length), StandardCharsets.ISO_8859_1);
        return letters.replaceAll("[^ -~]", "?");
    }
}
