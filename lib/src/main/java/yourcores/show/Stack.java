package yourcores.show;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures one below the other. */
final class Stack {

    private Stack() {}

    static byte[] of(List<byte[]> pictures) {
        var images = pictures.stream().map(Stack::read).toList();
        int width = images.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow();
        int height = images.stream().mapToInt(BufferedImage::getHeight).sum();
        var all = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = all.createGraphics();
        pen.setColor(Palette.PAPER);
        pen.fillRect(0, 0, width, height);
        int y = 0;
        for (var image : images) {
            pen.drawImage(image, 0, y, null);
            y += image.getHeight();
        }
        pen.dispose();
        return Png.of(all);
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
