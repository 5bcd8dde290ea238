package yourcores.photo;

/** The light of a photo: an hour and a weather. */
enum Daylight {
    DAWN(0x3b5a8c, 0xc79aa8, 0xffd9a8, 0xfff1cf, 0x2f3f52, 0x5f7a52, 0x6d86a0),
    NOON(0x1f62b5, 0x6ba6dd, 0xcfe4f2, 0xfffbe8, 0x3a5a4a, 0x6f9a3c, 0x3f7fa5),
    EVENING(0x2b2f63, 0xb5536a, 0xffa347, 0xffe39a, 0x231f33, 0x7a4f35, 0x4a4a75),
    DUSK(0x0e1738, 0x3c3f78, 0xd58a7a, 0xffd2a0, 0x10142a, 0x2a3338, 0x27305c),
    NIGHT(0x03060f, 0x0a1430, 0x223a5c, 0xe8efff, 0x04070e, 0x101c1a, 0x0c1a33),
    STORM(0x39434d, 0x6b7680, 0xa9b0b0, 0xdfe3df, 0x2a3333, 0x4f5f45, 0x49606a),
    AUTUMN(0x5b86b0, 0xb9c9d0, 0xf3dcb4, 0xfff0c8, 0x4a3326, 0xb8732e, 0x5f7480),
    DESERT(0x3a7cc0, 0x9cc3dd, 0xf2dcb8, 0xfff4d6, 0x8a4b2a, 0xd99a55, 0x6f8fa0),
    POLAR(0x2a5f9e, 0x8db8dc, 0xe6eef5, 0xffffff, 0x40566e, 0xe3ebf2, 0x5a8aa8);

    /** Sky from the top to the horizon. */
    final int top;

    final int middle;
    final int low;
    final int sun;
    /** Rock and trees near by. */
    final int land;
    /** Grass, sand, snow. */
    final int ground;

    final int water;

    Daylight(int top, int middle, int low, int sun, int land, int ground, int water) {
        this.top = top;
        this.middle = middle;
        this.low = low;
        this.sun = sun;
        this.land = land;
        this.ground = ground;
        this.water = water;
    }

    boolean isDark() {
        return this == NIGHT;
    }
}
