package yourcores.world;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A picture as bytes row by row: grey, or blue, green, red. What is transparent lies on white.
 *
 * @param bands bytes a pixel, 1 or 3
 */
record PlainPicture(int width, int height, int bands, byte[] bytes) {
    private static final int WHITE = 255;

    /** Shares the bytes of a picture that is plain already. */
    static PlainPicture of(BufferedImage picture) {
        int type = picture.getType();
        boolean plain = type == BufferedImage.TYPE_3BYTE_BGR || type == BufferedImage.TYPE_BYTE_GRAY;
        boolean whole = picture.getRaster().getParent() == null;
        var shared = plain && whole ? picture : onWhite(picture);
        int bands = shared.getRaster().getNumBands();
        return new PlainPicture(picture.getWidth(), picture.getHeight(), bands, bytes(shared));
    }

    /** Each new pixel the mean of the area that it covers. */
    PlainPicture shrunk(int newWidth, int newHeight) {
        var fewer = AreaAverage.of(bytes, width, height, bands, newWidth, newHeight);
        return new PlainPicture(newWidth, newHeight, bands, fewer);
    }

    BufferedImage picture() {
        int type = bands == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        var picture = new BufferedImage(width, height, type);
        System.arraycopy(bytes, 0, bytes(picture), 0, bytes.length);
        return picture;
    }

    private static byte[] bytes(BufferedImage picture) {
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        var colours = picture.getColorModel();
        boolean grey = colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY && colours.hasAlpha();
        return grey ? greyOnWhite(picture) : painted(picture);
    }

    private static BufferedImage painted(BufferedImage picture) {
        var white = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var graphics = white.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return white;
    }

    /** Java 2D takes grey with transparency for linear light, and would paint it too bright. */
    private static BufferedImage greyOnWhite(BufferedImage picture) {
        var white = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var from = picture.getRaster();
        int most = (1 << picture.getColorModel().getComponentSize(0)) - 1;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                double cover = (double) from.getSample(x, y, 1) / most;
                double light = (double) from.getSample(x, y, 0) / most;
                white.getRaster().setSample(x, y, 0, (int) Math.round(WHITE * (light * cover + 1 - cover)));
            }
        }
        return white;
    }
}
