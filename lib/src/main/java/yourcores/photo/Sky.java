package yourcores.photo;

/** Air, sun or moon, clouds, stars. */
final class Sky {
    private final Recipe recipe;
    private final Daylight light;
    private final Noise clouds;
    private final Noise stars;
    private final float sunHeight;

    Sky(Recipe recipe) {
        this.recipe = recipe;
        this.light = recipe.palette();
        this.clouds = new Noise(recipe.seed());
        this.stars = new Noise(recipe.seed() + 1);
        this.sunHeight = recipe.horizon() - recipe.altitude();
    }

    /** The colour at a point, in heights of the picture from its upper left corner. */
    int at(float x, float y) {
        float up = Math.clamp(y / recipe.horizon(), 0f, 1f);
        int air = up < 0.55f
                ? Colour.mix(light.top, light.middle, up / 0.55f)
                : Colour.mix(light.middle, light.low, (up - 0.55f) / 0.45f);
        float dx = x - recipe.sun();
        float dy = y - sunHeight;
        float distance = dx * dx + dy * dy;
        float radius = light.isDark() ? 0.0012f : 0.0016f;
        float halo = radius / (radius + distance);
        float glow = light.isDark() ? 0.02f / (0.02f + 8 * distance) * 0.35f : 0.08f / (0.08f + distance) * 0.6f;
        int colour = Colour.mix(air, light.sun, glow);
        if (light.isDark()) {
            colour = aurora(star(colour, x, y), x, y);
        }
        colour = Colour.mix(colour, light.sun, Math.max(halo * halo, Noise.step(1.25f * radius, radius, distance)));
        return cloud(colour, x, y, up, glow);
    }

    private int cloud(int behind, float x, float y, float up, float glow) {
        float far = 1.12f - up;
        float u = 1.6f * x / (0.35f + far);
        float v = 1.1f / (0.25f + far);
        float density = clouds.sum(u + 3, 3.2f * v, 6);
        float cover = Noise.step(1 - recipe.clouds() - 0.12f, 1 - recipe.clouds() + 0.28f, density + 0.12f);
        if (cover <= 0) {
            return behind;
        }
        float lit = density - clouds.sum(u + 3.08f, 3.2f * v - 0.16f, 4);
        int white = Colour.mix(light.sun, light.low, light.isDark() ? 0.92f : 0.25f);
        int grey = Colour.mix(light.middle, light.land, light.isDark() ? 0.3f : 0.22f);
        int cloud = Colour.mix(grey, white, 0.45f + 2.6f * lit + 0.5f * glow);
        return Colour.mix(behind, cloud, cover * (light.isDark() ? 0.5f : 0.85f));
    }

    private int star(int behind, float x, float y) {
        int column = (int) (x * 160);
        int row = (int) (y * 160);
        float size = stars.cell(column, row);
        if (size < 0.86f) {
            return behind;
        }
        float dx = x * 160 - column - 0.2f - 0.6f * stars.cell(column + 7, row);
        float dy = y * 160 - row - 0.2f - 0.6f * stars.cell(column, row + 7);
        float bright = (size - 0.85f) * 6;
        float core = 0.006f * bright;
        return Colour.mix(behind, 0xf4f6ff, core / (core + dx * dx + dy * dy) * bright);
    }

    private int aurora(int behind, float x, float y) {
        float bend = clouds.sum(1.5f * x, 2.1f, 3) * 0.5f + 0.02f;
        float height = (bend + 0.1f) * recipe.horizon() * 1.5f - y;
        if (height < 0) {
            return behind;
        }
        float rays = stars.sum(14 * x, 0.7f * y, 4);
        float strength = Noise.step(0, 0.03f, height) * Noise.step(0.42f, 0.0f, height) * Noise.step(0.2f, 0.8f, rays);
        int colour = Colour.mix(0x3cf0a0, 0x7a4fd0, height * 3.2f);
        return Colour.mix(behind, colour, 0.55f * strength);
    }
}
