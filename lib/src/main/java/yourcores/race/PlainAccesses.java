package yourcores.race;

import java.util.Objects;

/** Reads and writes of ordinary fields. */
final class PlainAccesses implements Accesses {

    @Override
    public void writeX(Variables v) {
        v.x = 1;
    }

    @Override
    public void writeY(Variables v) {
        v.y = 1;
    }

    @Override
    public void writeXThenReadY(Variables v) {
        v.x = 1;
        v.a1 = v.y;
    }

    @Override
    public void writeYThenReadX(Variables v) {
        v.y = 1;
        v.b1 = v.x;
    }

    @Override
    public void writeXThenWriteY(Variables v) {
        v.x = 1;
        v.y = 1;
    }

    @Override
    public void readXThenReadY(Variables v) {
        v.a1 = v.x;
        v.a2 = v.y;
    }

    @Override
    public void readYThenReadX(Variables v) {
        v.b1 = v.y;
        v.b2 = v.x;
    }

    @Override
    public void readXThenWriteY(Variables v) {
        v.a1 = v.x;
        v.y = 1;
    }

    @Override
    public void readYThenWriteX(Variables v) {
        v.b1 = v.y;
        v.x = 1;
    }

    @Override
    public void readXTwice(Variables v) {
        var other = v.alias;
        Objects.requireNonNull(other);
        int first = v.x;
        int second = other.x;
        v.b1 = first;
        v.b2 = second;
    }
}
