package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** The measure by which thumbnails are judged, against values worked out by hand. */
class PictureQualityTest {

    @Test
    void theMeanOfAnAreaCountsWhatIsCoveredInPart() {
        var three = row(0, 90, 240);
        double[] means = PictureQuality.areaMeans(three, 2, 1);
        assertArrayEquals(new double[] {30, 30, 30, 190, 190, 190}, means, 1e-9);
    }

    @Test
    void tenDecibelsMoreAreATenthOfTheSquaredError() {
        var four = row(10, 10, 20, 20);
        assertEquals(Double.POSITIVE_INFINITY, PictureQuality.decibels(four, row(10, 20)));
        assertEquals(20 * Math.log10(255), PictureQuality.decibels(four, row(11, 19)), 1e-9);
        assertEquals(20 * Math.log10(255 / 10.0), PictureQuality.decibels(four, row(20, 30)), 1e-9);
    }

    @Test
    void bilinearKeepsTheAspect() {
        var small = PictureQuality.bilinear(new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR), 200);
        assertEquals("200x113", small.getWidth() + "x" + small.getHeight());
    }

    private static BufferedImage row(int... greys) {
        var picture = new BufferedImage(greys.length, 1, BufferedImage.TYPE_3BYTE_BGR);
        for (int x = 0; x < greys.length; x++) {
            picture.setRGB(x, 0, greys[x] * 0x010101);
        }
        return picture;
    }
}
