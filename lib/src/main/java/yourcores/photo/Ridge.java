package yourcores.photo;

/**
 * A chain of hills from edge to edge: where its upper edge lies in each column, and how its side looks.
 *
 * @param top heights of the edge, one for each column, in heights of the picture
 * @param near from 0 far away to 1 near
 * @param snow how much of it lies under snow, from 0 to 1
 */
record Ridge(float[] top, float near, float snow, Noise noise, Daylight light) {

    float edge(float x, int height) {
        return top[Math.clamp((int) (x * height), 0, top.length - 1)];
    }

    /** The colour of its side. */
    int at(float x, float y, float edge) {
        float below = y - edge;
        float scale = 5 + 9 * near;
        float rough = noise.sum(scale * x, 1.3f * scale * y, 6);
        float lit = rough - noise.sum(scale * x + 0.22f, 1.3f * scale * y + 0.16f, 5);
        int stone = Colour.mix(light.land, light.ground, 0.35f * Noise.step(0.35f, 0.75f, rough));
        if (snow > 0) {
            float white = Noise.step(0, 0.10f, 0.22f * snow - below + 0.5f * (rough - 0.5f) + 0.4f * lit);
            stone = Colour.mix(stone, Colour.mix(light.sun, light.middle, 0.25f), white);
        }
        int side = Colour.shade(stone, 1 + 2.4f * lit);
        float air = 0.80f * (1 - near) + 0.35f * (1 - near) * Noise.step(0, 0.25f, below);
        return Colour.mix(side, Colour.mix(light.low, light.middle, 0.35f), air);
    }
}
