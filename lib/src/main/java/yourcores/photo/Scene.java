package yourcores.photo;

/** What stands below the sky. */
enum Scene {
    LAKE,
    SEA,
    PEAKS,
    FOREST,
    MEADOW,
    DUNES,
    TOWN;

    boolean hasWater() {
        return this == LAKE || this == SEA || this == TOWN;
    }
}
