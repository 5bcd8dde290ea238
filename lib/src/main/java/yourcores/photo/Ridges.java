package yourcores.photo;

import java.util.ArrayList;
import java.util.List;

/** The hills, trees and houses of a scene, from the nearest to the farthest. */
final class Ridges {
    private final Recipe recipe;
    private final int width;
    private final int height;

    Ridges(Recipe recipe, int width, int height) {
        this.recipe = recipe;
        this.width = width;
        this.height = height;
    }

    List<Ridge> all() {
        return switch (recipe.scene()) {
            case SEA -> List.of(hills(0, 0.015f, 0.05f, 2.6f, 0.45f, 0));
            case LAKE ->
                List.of(
                        trees(hills(0, 0.02f, 0.06f, 1.7f, 0.8f, 0), 0.05f, 0.008f),
                        hills(1, 0.12f, 0.30f, 1.6f, 0.45f, 0.6f),
                        hills(2, 0.22f, 0.34f, 1.2f, 0.2f, 0.9f));
            case MEADOW ->
                List.of(
                        trees(hills(0, 0.01f, 0.05f, 2.2f, 0.7f, 0), 0.03f, 0.012f),
                        hills(1, 0.05f, 0.14f, 1.5f, 0.4f, 0),
                        hills(2, 0.10f, 0.24f, 1.0f, 0.15f, 0.2f));
            case TOWN -> List.of(hills(1, 0.10f, 0.16f, 1.4f, 0.35f, 0));
            case PEAKS -> peaks();
            case FOREST -> forest();
            case DUNES -> List.of(hills(1, 0.02f, 0.10f, 1.2f, 0.25f, 0));
        };
    }

    private List<Ridge> peaks() {
        var all = new ArrayList<Ridge>();
        for (int i = 0; i < 4; i++) {
            float near = 1 - i / 4f;
            all.add(hills(i, -0.10f + 0.15f * i, 0.30f + 0.06f * i, 1.9f - 0.2f * i, near, 1.1f * i / 3));
        }
        return all;
    }

    private List<Ridge> forest() {
        var all = new ArrayList<Ridge>();
        for (int i = 0; i < 6; i++) {
            float near = 1 - i / 5.5f;
            var hill = hills(i, -0.40f + 0.095f * i, 0.20f, 1.1f + 0.12f * i, near, 0);
            all.add(trees(hill, 0.16f * near * near + 0.012f, 0.020f * near * near + 0.003f));
        }
        return all;
    }

    /**
     * @param above height of its lowest point above the horizon
     * @param high how far it rises from there
     * @param often how many hills there are in a height of the picture
     */
    private Ridge hills(int number, float above, float high, float often, float near, float snow) {
        var noise = new Noise(recipe.seed() + 31 * (number + 1));
        var top = new float[width];
        for (int column = 0; column < width; column++) {
            float x = (float) column / height;
            float wave = noise.sum(often * x + 5, 0.5f, 8);
            float sharp = 1 - Math.abs(2 * noise.sum(often * x + 50, 3.5f, 8) - 1);
            float rise = recipe.scene() == Scene.PEAKS || number > 0 ? 0.45f * wave + 0.55f * sharp * sharp : wave;
            top[column] = recipe.horizon() - above - high * (1.5f * rise - 0.45f);
        }
        return new Ridge(top, near, snow, noise, recipe.palette());
    }

    /** Sets firs on a hill, up to so high, about so wide. */
    private Ridge trees(Ridge hill, float tall, float wide) {
        var top = hill.top().clone();
        int tree = 0;
        for (float x = 0;
                x < (float) width / height;
                x += wide * (0.35f + hill.noise().cell(tree, 77)), tree++) {
            float size = 0.35f + 0.65f * hill.noise().cell(tree, 99);
            int half = Math.max(1, (int) (0.8f * wide * size * height));
            int middle = (int) (x * height);
            for (int column = Math.max(0, middle - half); column < Math.min(width, middle + half); column++) {
                float side = (float) Math.abs(column - middle) / half;
                float ragged = 0.12f * hill.noise().cell(column / 2, tree);
                float peak = hill.edge(x, height) - tall * size * (1 - side - ragged);
                top[column] = Math.min(top[column], peak);
            }
        }
        return new Ridge(top, hill.near(), hill.snow(), hill.noise(), hill.light());
    }
}
