package yourcores.photo;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws a recipe, the same pixels on every processor: drawn at half the size, doubled, and grained like film.
 */
final class Landscape {
    private static final float GRAIN = 0.012f;

    private final Recipe recipe;
    private final int width;
    private final int height;
    private final Sky sky;
    private final List<Ridge> ridges;
    private final Ground ground;
    private final Noise grain;

    /** @param width of the picture, and its height: even numbers of pixels */
    Landscape(Recipe recipe, int width, int height) {
        this.recipe = recipe;
        this.width = width / 2;
        this.height = height / 2;
        this.sky = new Sky(recipe);
        this.ridges = new Ridges(recipe, this.width, this.height).all();
        this.ground = new Ground(recipe);
        this.grain = new Noise(recipe.seed() + 3);
    }

    /** @throws InterruptedException if the thread is told to stop */
    BufferedImage draw() throws InterruptedException {
        var image = new BufferedImage(2 * width, 2 * height, BufferedImage.TYPE_INT_RGB);
        int[] above = row(0);
        int[] here = above;
        for (int y = 0; y < height; y++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while a photo was drawn");
            }
            int[] below = y + 1 < height ? row(y + 1) : here;
            image.setRGB(0, 2 * y, 2 * width, 1, doubled(here, above, 2 * y), 0, 2 * width);
            image.setRGB(0, 2 * y + 1, 2 * width, 1, doubled(here, below, 2 * y + 1), 0, 2 * width);
            above = here;
            here = below;
        }
        return image;
    }

    private int[] row(int y) {
        var row = new int[width];
        for (int x = 0; x < width; x++) {
            row[x] = at((float) x / height, (float) y / height);
        }
        return row;
    }

    /** A row twice as wide, between two rows and nearer to the first, with grain. */
    private int[] doubled(int[] near, int[] far, int y) {
        var row = new int[2 * width];
        for (int x = 0; x < row.length; x++) {
            int here = x / 2;
            int next = Math.clamp(here + (x % 2 == 0 ? -1 : 1), 0, width - 1);
            int colour = Colour.blend(near[here], near[next], far[here], far[next]);
            row[x] = Colour.light(colour, GRAIN * (grain.cell(x, y) + grain.cell(y, x) - 1));
        }
        return row;
    }

    private int at(float x, float y) {
        float horizon = recipe.horizon();
        if (recipe.scene().hasWater() && y > horizon) {
            return ground.water(x, y, this::above);
        }
        if (recipe.scene() == Scene.MEADOW && y > horizon) {
            return ground.grass(x, y);
        }
        if (recipe.scene() == Scene.DUNES) {
            int sand = ground.sand(x, y);
            return sand >= 0 ? sand : above(x, y);
        }
        return above(x, y);
    }

    /** Whatever stands against the sky. */
    private int above(float x, float y) {
        if (recipe.scene() == Scene.TOWN) {
            int house = ground.house(x, y);
            if (house >= 0) {
                return house;
            }
        }
        for (var ridge : ridges) {
            float edge = ridge.edge(x, height);
            if (y >= edge) {
                return ridge.at(x, y, edge);
            }
        }
        return sky.at(x, y);
    }
}
