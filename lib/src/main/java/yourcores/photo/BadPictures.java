package yourcores.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import yourcores.photo.BadPicture.Why;

/**
 * Files that are called {@code .jpg} and of which no thumbnail can be made, one for each {@link BadPicture.Why}. The
 * same bytes at every call; nothing is written to disk.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class BadPictures {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    /** A side of a picture that an array can hold, so that whoever decodes it asks for the memory: 2 GB. */
    private static final int BOMB = 26_000;

    private BadPictures() {}

    /** The content of each file, by its name: {@code empty.jpg}, {@code not-a-picture.jpg} and so on. */
    public static Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var why : Why.values()) {
            files.put(why.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jpg", bytes(why));
        }
        return files;
    }

    /** Copies of a file, in each of which one bit is wrong, chosen by lot: the same ones at every call. */
    public static List<byte[]> flipped(byte[] file, int copies) {
        var lot = new SplittableRandom(8);
        var flipped = new ArrayList<byte[]>();
        for (int copy = 0; copy < copies; copy++) {
            var damaged = file.clone();
            damaged[lot.nextInt(file.length)] ^= (byte) (1 << lot.nextInt(8));
            flipped.add(damaged);
        }
        return flipped;
    }

    static byte[] bytes(Why why) throws IOException {
        return switch (why) {
            case EMPTY -> new byte[0];
            case NOT_A_PICTURE -> "<html>404 Not Found</html>".getBytes(StandardCharsets.US_ASCII);
            case TRUNCATED -> Arrays.copyOf(good(), good().length / 2);
            case BROKEN -> zeroesInTheMiddle(good());
            case NO_SIZE -> announcing(WIDTH, 0);
            case TOO_LARGE -> announcing(BOMB, BOMB);
            case NOT_SUPPORTED -> encoded("gif");
        };
    }

    /** A JPEG with which nothing is wrong. */
    static byte[] good() throws IOException {
        return encoded("jpeg");
    }

    private static byte[] encoded(String format) throws IOException {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, (x * y & 0xff) << 16 | (x & 0xff) << 8 | y & 0xff);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, format, out);
        }
        return bytes.toByteArray();
    }

    private static byte[] zeroesInTheMiddle(byte[] jpeg) {
        Arrays.fill(jpeg, jpeg.length / 2, jpeg.length / 2 + 200, (byte) 0);
        return jpeg;
    }

    /** A JPEG with a frame header that says so: marker, length, bits a sample, height, width (ITU-T T.81, B.2.2). */
    static byte[] announcing(int width, int height) throws IOException {
        var jpeg = ByteBuffer.wrap(good());
        int at = 2;
        while (Byte.toUnsignedInt(jpeg.get(at + 1)) != 0xC0) {
            at += 2 + Short.toUnsignedInt(jpeg.getShort(at + 2));
        }
        return jpeg.putShort(at + 5, (short) height)
                .putShort(at + 7, (short) width)
                .array();
    }
}
