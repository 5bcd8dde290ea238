package yourcores.show;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures as PNG, W3C Recommendation "Portable Network Graphics", third edition: eight bits a channel, no
 * filter, which suits flat colours. Takes about half the time of {@code ImageIO} for the same size.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte EIGHT_BITS = 8;
    private static final byte TRUE_COLOUR = 2;
    private static final byte NO_FILTER = 0;

    private Png() {}

    /** @param image of the type {@link BufferedImage#TYPE_INT_RGB} */
    static byte[] of(BufferedImage image) {
        var png = new ByteArrayOutputStream(1 << 17);
        png.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(image.getWidth()).putInt(image.getHeight());
        header.put(EIGHT_BITS).put(TRUE_COLOUR).put(new byte[3]);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", deflated(rows(image)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] rows(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] rows = new byte[image.getHeight() * (1 + 3 * width)];
        int to = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % width == 0) {
                rows[to++] = NO_FILTER;
            }
            rows[to++] = (byte) (pixels[i] >> 16);
            rows[to++] = (byte) (pixels[i] >> 8);
            rows[to++] = (byte) pixels[i];
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        var out = new ByteArrayOutputStream(1 << 17);
        var deflater = new Deflater(6);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[1 << 15];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
