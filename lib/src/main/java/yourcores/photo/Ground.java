package yourcores.photo;

/** What lies below the horizon: water, grass, sand; and houses on the shore. */
final class Ground {
    private static final int DUNES = 5;
    private static final int[] FLOWERS = {0xe8462e, 0xf6d33c, 0xf4f0ea, 0xc05fc0, 0x5b6fd8};

    private final Recipe recipe;
    private final Daylight light;
    private final float horizon;
    private final Noise noise;
    private final Noise other;

    Ground(Recipe recipe) {
        this.recipe = recipe;
        this.light = recipe.palette();
        this.horizon = recipe.horizon();
        this.noise = new Noise(recipe.seed() + 101);
        this.other = new Noise(recipe.seed() + 103);
    }

    /** A picture that can be looked at in any point. */
    interface View {
        int at(float x, float y);
    }

    /** Mirrors what is above the horizon, broken by waves. */
    int water(float x, float y, View above) {
        float depth = (y - horizon) / (1 - horizon);
        float far = 1 / (0.06f + depth);
        float rough = recipe.scene() == Scene.SEA ? 1.6f : 0.6f;
        float wave = noise.sum(2.2f * x * (0.6f + 0.25f * far), 9 * far, 5) - 0.5f;
        float slope = wave - (noise.sum(2.2f * x * (0.6f + 0.25f * far), 9 * far + 0.22f, 4) - 0.5f);
        float mirrored = horizon - (y - horizon) * 0.9f + rough * 0.22f * slope * (0.25f + depth);
        int image = above.at(x + 0.05f * rough * slope * depth, Math.clamp(mirrored, 0f, horizon - 0.001f));
        int colour = Colour.mix(image, light.water, 0.25f + 0.35f * depth + 0.9f * rough * wave * depth);
        colour = Colour.shade(colour, 1 + 0.9f * rough * slope);
        float aside = (x - recipe.sun()) / (0.05f + 0.18f * depth);
        float glitter = Noise.step(0.02f, 0.16f, slope) / (1 + aside * aside * 4);
        return Colour.mix(colour, light.sun, 0.85f * glitter);
    }

    int grass(float x, float y) {
        float depth = (y - horizon) / (1 - horizon);
        float far = 1 / (0.07f + depth);
        float field = noise.sum(0.9f * x * (0.4f + 0.3f * far), 3 * far, 5);
        float blades = other.sum(70 * x * (0.3f + 0.05f * far), 24 * far * far * 0.12f + 14 * y, 4) - 0.5f;
        int colour = Colour.mix(light.ground, light.land, 0.15f + 0.6f * Noise.step(0.35f, 0.7f, field));
        colour = Colour.shade(colour, 1 + (0.4f + 0.7f * depth) * blades);
        colour = flower(colour, (x - 0.9f) * far, 0.6f * far, depth);
        float haze = 0.55f * Noise.step(0.25f, 0, depth);
        return Colour.mix(colour, Colour.mix(light.low, light.sun, 0.2f), haze);
    }

    private int flower(int behind, float x, float y, float depth) {
        int column = (int) Math.floor(22 * x);
        int row = (int) Math.floor(22 * y);
        float patch = noise.sum(0.14f * column, 0.14f * row, 3);
        float kind = other.cell(column, row);
        if (kind > 0.55f * Noise.step(0.35f, 0.65f, patch)) {
            return behind;
        }
        float dx = 22 * x - column - 0.3f - 0.4f * other.cell(column, row + 500);
        float dy = (22 * y - row - 0.3f - 0.4f * other.cell(column + 500, row)) * 1.2f;
        int flower = FLOWERS[(int) (FLOWERS.length * noise.at(0.05f * column, 0.05f * row + 40) * 0.999f)];
        int lit = Colour.mix(Colour.mix(flower, light.sun, 0.1f), light.ground, light.isDark() ? 0.8f : 0.15f);
        return Colour.mix(behind, lit, Noise.step(0.12f, 0.05f, dx * dx + dy * dy) * (0.5f + 0.5f * depth));
    }

    /** Sand, or -1 above the highest dune. */
    int sand(float x, float y) {
        for (int dune = 0; dune < DUNES; dune++) {
            float near = 1 - (float) dune / DUNES;
            float start = horizon + 0.42f * near * near - 0.02f;
            float crest =
                    start - (0.05f + 0.22f * near) * (noise.sum((0.7f + 0.5f * dune) * x + 9 * dune, 0.5f, 2) - 0.35f);
            if (y >= crest) {
                return dune(x, y, dune, near, y - crest);
            }
        }
        return -1;
    }

    private int dune(float x, float y, int dune, float near, float below) {
        float side = other.sum((0.9f + 0.4f * dune) * x + 7 * dune + 2.5f * below, 2 + 1.2f * below, 2);
        float shadow = Noise.step(0.46f, 0.56f, side);
        float bend = noise.sum(3 * x, 3 * y + dune, 3);
        float ripple = Math.abs((52 * (0.4f + below + 0.35f * x) + 14 * bend) * (1.4f - near) % 1 - 0.5f);
        int lit = Colour.mix(light.ground, light.sun, 0.30f);
        int colour = Colour.mix(lit, Colour.mix(light.ground, light.land, 0.75f), shadow);
        colour = Colour.shade(colour, 0.86f + 0.22f * ripple * near + 0.2f * bend);
        return Colour.mix(colour, light.low, 0.5f * (1 - near) * (1 - near));
    }

    /** A house on the shore, or -1. */
    int house(float x, float y) {
        for (int row = 0; row < 3; row++) {
            int block = (int) (x * (13 - 2 * row) + 0.37f * row);
            float tall = 0.03f + (0.10f + 0.09f * row) * noise.cell(block, row) * (0.5f + other.at(0.3f * block, row));
            if (y > horizon - tall && y <= horizon) {
                return wall(x, y, block, row, horizon - y);
            }
        }
        return -1;
    }

    private int wall(float x, float y, int block, int row, float up) {
        float within = x * (13 - 2 * row) + 0.37f * row - block;
        int floor = (int) (up * 75);
        int column = (int) (within * 9);
        boolean window = within * 9 - column > 0.32f && up * 75 - floor > 0.4f && column > 0 && column < 8;
        int wall = Colour.mix(light.land, light.middle, 0.12f + 0.18f * row + 0.15f * noise.cell(block, 40));
        wall = Colour.shade(wall, 1 + 0.25f * (within - 0.5f) + 0.12f * (other.sum(60 * x, 60 * y, 3) - 0.5f));
        if (!window) {
            return wall;
        }
        boolean lamp = other.cell(block * 31 + column, floor * 7 + row) < (light.isDark() ? 0.45f : 0.3f);
        return lamp ? Colour.mix(0xffc566, 0xfff0c0, other.cell(column, floor)) : Colour.shade(wall, 0.7f);
    }
}
