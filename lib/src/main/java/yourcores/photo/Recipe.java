package yourcores.photo;

import java.util.List;

/**
 * One of the photos before it is drawn.
 *
 * @param name as it is called in its file name; the first letters run through the alphabet
 * @param horizon its height, from 0 at the top to 1 at the bottom
 * @param sun from the left edge, in heights of the picture
 * @param altitude of the sun above the horizon, in heights of the picture
 * @param clouds share of the sky that they cover
 */
record Recipe(String name, Scene scene, Daylight palette, float horizon, float sun, float altitude, float clouds) {

    /** Checksum of the pixels of all of them, drawn small. A photo made from other pixels is made anew. */
    static final int EDITION = 0xf7de2a86;

    static final List<Recipe> ALL = List.of(
            of("amber-dunes", Scene.DUNES, Daylight.EVENING, 0.46f, 1.30f, 0.10f, 0.30f),
            of("blue-lake", Scene.LAKE, Daylight.NOON, 0.52f, 0.40f, 0.42f, 0.45f),
            of("calm-bay", Scene.SEA, Daylight.DAWN, 0.50f, 1.10f, 0.08f, 0.35f),
            of("dawn-peaks", Scene.PEAKS, Daylight.DAWN, 0.72f, 0.50f, 0.42f, 0.30f),
            of("evening-harbour", Scene.TOWN, Daylight.EVENING, 0.58f, 0.60f, 0.12f, 0.40f),
            of("foggy-forest", Scene.FOREST, Daylight.STORM, 0.46f, 0.90f, 0.30f, 0.55f),
            of("golden-meadow", Scene.MEADOW, Daylight.EVENING, 0.44f, 1.20f, 0.12f, 0.35f),
            of("high-pass", Scene.PEAKS, Daylight.NOON, 0.80f, 1.40f, 0.60f, 0.40f),
            of("island-sea", Scene.SEA, Daylight.NOON, 0.42f, 0.30f, 0.30f, 0.50f),
            of("june-meadow", Scene.MEADOW, Daylight.NOON, 0.42f, 1.40f, 0.34f, 0.50f),
            of("kingfisher-lake", Scene.LAKE, Daylight.AUTUMN, 0.48f, 1.00f, 0.30f, 0.40f),
            of("lonely-dunes", Scene.DUNES, Daylight.DESERT, 0.40f, 0.40f, 0.30f, 0.15f),
            of("moonlit-lake", Scene.LAKE, Daylight.NIGHT, 0.55f, 1.15f, 0.36f, 0.25f),
            of("night-town", Scene.TOWN, Daylight.NIGHT, 0.60f, 0.40f, 0.45f, 0.20f),
            of("old-forest", Scene.FOREST, Daylight.AUTUMN, 0.40f, 0.50f, 0.25f, 0.40f),
            of("polar-sea", Scene.SEA, Daylight.POLAR, 0.45f, 1.35f, 0.20f, 0.40f),
            of("quiet-valley", Scene.FOREST, Daylight.DAWN, 0.42f, 1.20f, 0.14f, 0.30f),
            of("red-desert", Scene.DUNES, Daylight.DUSK, 0.50f, 0.90f, 0.06f, 0.35f),
            of("storm-coast", Scene.SEA, Daylight.STORM, 0.46f, 0.70f, 0.25f, 0.75f),
            of("twilight-town", Scene.TOWN, Daylight.DUSK, 0.56f, 1.30f, 0.08f, 0.45f),
            of("upland-fields", Scene.MEADOW, Daylight.AUTUMN, 0.50f, 0.30f, 0.30f, 0.45f),
            of("violet-ridges", Scene.FOREST, Daylight.DUSK, 0.44f, 0.80f, 0.10f, 0.35f),
            of("winter-peaks", Scene.PEAKS, Daylight.POLAR, 0.78f, 0.40f, 0.50f, 0.35f),
            of("xeric-plain", Scene.MEADOW, Daylight.DESERT, 0.48f, 1.10f, 0.30f, 0.20f),
            of("yellow-shore", Scene.SEA, Daylight.EVENING, 0.54f, 0.55f, 0.07f, 0.50f),
            of("zenith-stars", Scene.PEAKS, Daylight.NIGHT, 0.82f, 1.50f, 0.66f, 0.10f));

    private static Recipe of(
            String name, Scene scene, Daylight palette, float horizon, float sun, float altitude, float clouds) {
        return new Recipe(name, scene, palette, horizon, sun, altitude, clouds);
    }

    String fileName() {
        return name + ".jpg";
    }

    int seed() {
        return name.hashCode();
    }
}
