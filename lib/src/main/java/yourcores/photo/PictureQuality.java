package yourcores.photo;

import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * How near a small picture is to the exact mean of the areas that its pixels cover, in decibels (PSNR): 10 log10 of
 * 255&sup2; over the mean squared error of red, green and blue. The larger, the nearer; about 59 for nothing but rounding
 * to whole numbers. Written apart from {@link Thumbnails}, in floating point, from the definition.
 *
 * <p>Thread rule: safe for use by any thread; all state is one call's.
 */
public final class PictureQuality {

    private PictureQuality() {}

    /**
     * Of a small picture beside the one that it was made of.
     *
     * @return infinite where they are equal
     */
    public static double decibels(BufferedImage picture, BufferedImage small) {
        return psnr(small, areaMeans(picture, small.getWidth(), small.getHeight()));
    }

    /** Two neighbours each way, in one step: what many programs do, and what misses most of a large photo. */
    public static BufferedImage bilinear(BufferedImage picture, int width) {
        int height = (int) Math.max(1, Math.round((double) picture.getHeight() * width / picture.getWidth()));
        return bilinear(picture, width, height);
    }

    static BufferedImage bilinear(Image picture, int width, int height) {
        var small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    /** Mean of the area under each new pixel, red, green, blue in turn. */
    static double[] areaMeans(BufferedImage picture, int width, int height) {
        double[] means = new double[3 * width * height];
        double across = (double) picture.getWidth() / width;
        double down = (double) picture.getHeight() / height;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                for (int toY = (int) (y / down); toY < height && toY * down < y + 1; toY++) {
                    double tall = Math.min(y + 1, (toY + 1) * down) - Math.max(y, toY * down);
                    for (int toX = (int) (x / across); toX < width && toX * across < x + 1; toX++) {
                        double wide = Math.min(x + 1, (toX + 1) * across) - Math.max(x, toX * across);
                        for (int band = 0; band < 3; band++) {
                            int value = rgb >> 16 - 8 * band & 0xff;
                            means[3 * (toY * width + toX) + band] += value * tall * wide / (across * down);
                        }
                    }
                }
            }
        }
        return means;
    }

    static double psnr(BufferedImage picture, double[] expected) {
        double squares = 0;
        for (int pixel = 0; pixel < expected.length / 3; pixel++) {
            int rgb = picture.getRGB(pixel % picture.getWidth(), pixel / picture.getWidth());
            for (int band = 0; band < 3; band++) {
                squares += Math.pow((rgb >> 16 - 8 * band & 0xff) - expected[3 * pixel + band], 2);
            }
        }
        return 10 * Math.log10(255 * 255 / (squares / expected.length));
    }
}
