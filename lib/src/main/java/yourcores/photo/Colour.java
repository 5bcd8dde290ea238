package yourcores.photo;

/** Colours as {@code 0xRRGGBB}. */
final class Colour {

    private Colour() {}

    /** @param share of the other colour, held within 0 and 1 */
    static int mix(int one, int other, float share) {
        int weight = (int) (256 * Math.clamp(share, 0f, 1f));
        int redBlue = (one & 0xff00ff) * (256 - weight) + (other & 0xff00ff) * weight;
        int green = (one & 0x00ff00) * (256 - weight) + (other & 0x00ff00) * weight;
        return redBlue >>> 8 & 0xff00ff | green >>> 8 & 0x00ff00;
    }

    /** Nine parts of the first, three of each of the next two, one of the last. */
    static int blend(int nine, int three, int also, int one) {
        int redBlue = 9 * (nine & 0xff00ff) + 3 * ((three & 0xff00ff) + (also & 0xff00ff)) + (one & 0xff00ff);
        int green = 9 * (nine & 0x00ff00) + 3 * ((three & 0x00ff00) + (also & 0x00ff00)) + (one & 0x00ff00);
        return redBlue >>> 4 & 0xff00ff | green >>> 4 & 0x00ff00;
    }

    /** Lighter by a positive amount, darker by a negative one; the unit is the whole range. */
    static int light(int colour, float amount) {
        int by = (int) (256 * amount);
        return channel((colour >> 16 & 255) + by) << 16
                | channel((colour >> 8 & 255) + by) << 8
                | channel((colour & 255) + by);
    }

    /** Multiplies all channels. */
    static int shade(int colour, float factor) {
        int by = (int) (256 * factor);
        return channel((colour >> 16 & 255) * by >> 8) << 16
                | channel((colour >> 8 & 255) * by >> 8) << 8
                | channel((colour & 255) * by >> 8);
    }

    private static int channel(int value) {
        return Math.clamp(value, 0, 255);
    }
}
