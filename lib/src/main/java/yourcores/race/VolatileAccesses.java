package yourcores.race;

import static yourcores.race.Variables.X;
import static yourcores.race.Variables.Y;

/** Reads and writes in volatile mode. */
final class VolatileAccesses implements Accesses {

    @Override
    public void writeX(Variables v) {
        X.setVolatile(v, 1);
    }

    @Override
    public void writeY(Variables v) {
        Y.setVolatile(v, 1);
    }

    @Override
    public void writeXThenReadY(Variables v) {
        X.setVolatile(v, 1);
        v.a1 = (int) Y.getVolatile(v);
    }

    @Override
    public void writeYThenReadX(Variables v) {
        Y.setVolatile(v, 1);
        v.b1 = (int) X.getVolatile(v);
    }

    @Override
    public void writeXThenWriteY(Variables v) {
        X.setVolatile(v, 1);
        Y.setVolatile(v, 1);
    }

    @Override
    public void readXThenReadY(Variables v) {
        v.a1 = (int) X.getVolatile(v);
        v.a2 = (int) Y.getVolatile(v);
    }

    @Override
    public void readYThenReadX(Variables v) {
        v.b1 = (int) Y.getVolatile(v);
        v.b2 = (int) X.getVolatile(v);
    }

    @Override
    public void readXThenWriteY(Variables v) {
        v.a1 = (int) X.getVolatile(v);
        Y.setVolatile(v, 1);
    }

    @Override
    public void readYThenWriteX(Variables v) {
        v.b1 = (int) Y.getVolatile(v);
        X.setVolatile(v, 1);
    }

    @Override
    public void readXTwice(Variables v) {
        var other = v.alias;
        v.b1 = (int) X.getVolatile(v);
        v.b2 = (int) X.getVolatile(other);
    }
}
