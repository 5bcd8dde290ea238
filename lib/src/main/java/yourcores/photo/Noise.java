package yourcores.photo;

/**
 * Smooth noise in the plane: random values on a grid, blended in between (value noise), and sums of it at finer and
 * finer scales. Uses only operations whose results Java fixes to the last bit (JLS 15.7, JEP 306), so it is the same on
 * every processor.
 *
 * @param seed another one gives another noise
 */
record Noise(int seed) {
    private static final float SCALE = 1f / (1 << 24);

    /** From 0 to below 1, the same for the same whole numbers. */
    float cell(int x, int y) {
        return (hash(x, y) >>> 8) * SCALE;
    }

    int hash(int x, int y) {
        int hash = x * 0x27d4eb2d ^ y * 0x165667b1 ^ seed * 0x9e3779b1;
        hash = (hash ^ hash >>> 15) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    /** One scale: changes over distances of about 1. */
    float at(float x, float y) {
        int column = floor(x);
        int row = floor(y);
        float right = ease(x - column);
        float down = ease(y - row);
        float above = mix(cell(column, row), cell(column + 1, row), right);
        float below = mix(cell(column, row + 1), cell(column + 1, row + 1), right);
        return mix(above, below, down);
    }

    /** A sum of scales, each half as wide and half as strong as the one before; from 0 to 1. */
    float sum(float x, float y, int scales) {
        float total = 0;
        float weight = 0.5f;
        float weights = 0;
        for (int scale = 0; scale < scales; scale++) {
            total += weight * at(x, y);
            weights += weight;
            weight *= 0.5f;
            x = 2 * x + 17.3f;
            y = 2 * y + 9.1f;
        }
        return total / weights;
    }

    /** 0 up to one edge, 1 from the other on, smooth in between. */
    static float step(float from, float to, float value) {
        return ease(Math.clamp((value - from) / (to - from), 0f, 1f));
    }

    static float mix(float one, float other, float share) {
        return one + (other - one) * share;
    }

    private static float ease(float t) {
        return t * t * (3 - 2 * t);
    }

    private static int floor(float x) {
        int whole = (int) x;
        return x < whole ? whole - 1 : whole;
    }
}
