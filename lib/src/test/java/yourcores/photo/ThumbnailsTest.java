package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Thumbnails: their sizes, their pixels before they are encoded, and pictures of every kind. */
class ThumbnailsTest {
    private static final double ENOUGH = 35;

    @Test
    void eachPhotoHasAPreview() throws Exception {
        var previews = Thumbnails.previews();
        assertEquals(Photos.COUNT, previews.size());
        for (var preview : previews) {
            assertEquals(
                    Thumbnails.WIDTHS.getFirst(),
                    ImageIO.read(new ByteArrayInputStream(preview)).getWidth());
        }
    }

    @Test
    void pixelsAreMeansOfAreas() throws Exception {
        for (int number : List.of(0, 13)) {
            var photo = new Landscape(Recipe.ALL.get(number), 1_632, 918).draw();
            assertTrue(worst(photo) >= ENOUGH, "PSNR " + worst(photo));
        }
        assertTrue(worst(noise(701, 997)) >= ENOUGH);
    }

    @Test
    void aStepOfBilinearScalingDoesNotPass() throws Exception {
        var photo = new Landscape(Recipe.ALL.get(13), 1_632, 918).draw();
        for (int width : Thumbnails.WIDTHS) {
            int height = (int) Math.round(918.0 * width / 1_632);
            var means = PictureQuality.areaMeans(photo, width, height);
            assertTrue(PictureQuality.psnr(PictureQuality.bilinear(photo, width, height), means) < ENOUGH);
            assertTrue(PictureQuality.psnr(Thumbnails.shrink(photo, width), means) >= ENOUGH);
        }
    }

    @Test
    void whereAreasOverlapTheyShare() {
        var stripes = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        stripes.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 90, 240});
        var two = Thumbnails.shrink(stripes, 2).getRaster().getPixels(0, 0, 2, 1, (int[]) null);
        assertArrayEquals(new int[] {30, 190}, two);
    }

    @Test
    void theAspectIsKept() throws Exception {
        assertEquals(List.of("200x113", "64x36", "32x18"), sizes(3_264, 1_836));
        assertEquals(List.of("200x356", "64x114", "32x57"), sizes(918, 1_632));
        assertEquals(List.of("200x1", "64x1", "32x1"), sizes(1_000, 1));
        assertEquals(List.of("1x900", "1x900", "1x900"), sizes(1, 900));
        assertEquals(List.of("50x30", "50x30", "32x19"), sizes(50, 30), "not enlarged");
    }

    @Test
    void theSameBytesAgainAndFromManyThreads() throws Exception {
        var jpeg = BadPictures.good();
        Callable<List<Thumbnail>> task = () -> Thumbnails.of(jpeg);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all = new HashSet<List<Thumbnail>>();
            for (var result : pool.invokeAll(Collections.nCopies(40, task))) {
                all.add(result.get());
            }
            assertEquals(1, all.size(), "different thumbnails of one picture");
        }
    }

    @Test
    void theTransparentLiesOnWhite() throws Exception {
        var clear = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        assertEquals(Color.WHITE.getRGB(), Thumbnails.shrink(clear, 64).getRGB(20, 20));
        assertTrue(isNear(0xff, Thumbnails.of(encoded(clear, "png")).getFirst()));
        assertTrue(isNear(
                0xbf, Thumbnails.of(encoded(greyWithAlpha(0x7f, 0x80), "png")).getFirst()));
    }

    @Test
    void greyStaysGrey() throws Exception {
        for (int type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
            var grey = new BufferedImage(300, 200, type);
            int light = type == BufferedImage.TYPE_BYTE_GRAY ? 0x80 : 0x8080;
            grey.getRaster()
                    .setSamples(
                            0,
                            0,
                            300,
                            200,
                            0,
                            Collections.nCopies(60_000, light).stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray());
            assertTrue(isNear(0x80, Thumbnails.of(encoded(grey, "png")).getFirst()), "type " + type);
        }
    }

    @Test
    void aPieceOfAPictureIsThatPiece() {
        var photo = noise(400, 300);
        var piece = photo.getSubimage(100, 50, 200, 100);
        var alone = new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR);
        alone.setRGB(0, 0, 200, 100, rgb(piece), 0, 200);
        assertArrayEquals(rgb(Thumbnails.shrink(alone, 64)), rgb(Thumbnails.shrink(piece, 64)));
    }

    @Test
    void noWidthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Thumbnails.shrink(noise(10, 10), 0));
    }

    @Test
    void aThumbnailTravelsAndStaysWhatItIs() throws Exception {
        var thumbnail = Thumbnails.of(BadPictures.good()).getLast();
        thumbnail.jpeg()[0]++;
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(thumbnail);
        var there = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertEquals(Thumbnails.of(BadPictures.good()).getLast(), there);
    }

    private static double worst(BufferedImage photo) {
        return Thumbnails.smaller(PlainPicture.of(photo)).stream()
                .mapToDouble(small -> PictureQuality.psnr(
                        small.picture(), PictureQuality.areaMeans(photo, small.width(), small.height())))
                .min()
                .orElseThrow();
    }

    private static List<String> sizes(int width, int height) throws Exception {
        var photo = encoded(new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        for (var each : Thumbnails.of(photo)) {
            assertEquals(
                    each.width() + "x" + each.height(),
                    each.picture().getWidth() + "x" + each.picture().getHeight());
        }
        return Thumbnails.of(photo).stream()
                .map(each -> each.width() + "x" + each.height())
                .toList();
    }

    private static boolean isNear(int light, Thumbnail thumbnail) throws Exception {
        var raster = thumbnail.picture().getRaster();
        return Math.abs(raster.getSample(20, 20, 0) - light) <= 2;
    }

    private static BufferedImage greyWithAlpha(int light, int cover) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 300, 200, 2, null);
        for (int pixel = 0; pixel < 60_000; pixel++) {
            raster.setPixel(pixel % 300, pixel / 300, new int[] {light, cover});
        }
        var grey = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        var colours = new ComponentColorModel(grey, true, false, BufferedImage.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }

    private static BufferedImage noise(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(1);
        for (int pixel = 0; pixel < width * height; pixel++) {
            picture.setRGB(pixel % width, pixel / width, random.nextInt());
        }
        return picture;
    }

    private static int[] rgb(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static byte[] encoded(BufferedImage picture, String format) throws Exception {
        var bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(picture, format, bytes));
        return bytes.toByteArray();
    }
}
