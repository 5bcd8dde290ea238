package yourcores.photo;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;

/**
 * A picture as bytes row by row, one for grey, three for colours in an order that the layout knows. What is transparent
 * lies on white.
 *
 * <p>Thread rule: all state is one call's.
 */
record PlainPicture(int width, int height, byte[] bytes, SampleModel layout, ColorModel colours) {
    private static final int WHITE = 255;

    /** Shares the bytes of a picture that is plain already. */
    static PlainPicture of(BufferedImage picture) {
        var plain = isPlain(picture) ? picture : onWhite(picture);
        return new PlainPicture(
                plain.getWidth(), plain.getHeight(), bytes(plain), plain.getSampleModel(), plain.getColorModel());
    }

    private static boolean isPlain(BufferedImage picture) {
        return picture.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && picture.getColorModel() instanceof ComponentColorModel colours
                && layout.getDataType() == DataBuffer.TYPE_BYTE
                && !colours.hasAlpha()
                && bytes(picture).length == picture.getWidth() * picture.getHeight() * layout.getNumBands();
    }

    /** Each new pixel the mean of the area that it covers. */
    PlainPicture shrunk(int newWidth, int newHeight) {
        var fewer = AreaAverage.of(bytes, width, height, layout.getNumBands(), newWidth, newHeight);
        var alike = layout.createCompatibleSampleModel(newWidth, newHeight);
        return new PlainPicture(newWidth, newHeight, fewer, alike, colours);
    }

    /** Where red, green and blue stand among the three bytes of a pixel. */
    int[] places() {
        return ((PixelInterleavedSampleModel) layout).getBandOffsets();
    }

    BufferedImage picture() {
        var raster = Raster.createWritableRaster(layout, new DataBufferByte(bytes, bytes.length), null);
        return new BufferedImage(colours, raster, false, null);
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
