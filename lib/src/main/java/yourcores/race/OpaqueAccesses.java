package yourcores.race;

import static yourcores.race.Variables.X;
import static yourcores.race.Variables.Y;

/** Reads and writes in opaque mode. */
final class OpaqueAccesses implements Accesses {

    @Override
    public void writeX(Variables v) {
        X.setOpaque(v, 1);
    }

    @Override
    public void writeY(Variables v) {
        Y.setOpaque(v, 1);
    }

    @Override
    public void writeXThenReadY(Variables v) {
        X.setOpaque(v, 1);
        v.a1 = (int) Y.getOpaque(v);
    }

    @Override
    public void writeYThenReadX(Variables v) {
        Y.setOpaque(v, 1);
        v.b1 = (int) X.getOpaque(v);
    }

    @Override
    public void writeXThenWriteY(Variables v) {
        X.setOpaque(v, 1);
        Y.setOpaque(v, 1);
    }

    @Override
    public void readXThenReadY(Variables v) {
        v.a1 = (int) X.getOpaque(v);
        v.a2 = (int) Y.getOpaque(v);
    }

    @Override
    public void readYThenReadX(Variables v) {
        v.b1 = (int) Y.getOpaque(v);
        v.b2 = (int) X.getOpaque(v);
    }

    @Override
    public void readXThenWriteY(Variables v) {
        v.a1 = (int) X.getOpaque(v);
        Y.setOpaque(v, 1);
    }

    @Override
    public void readYThenWriteX(Variables v) {
        v.b1 = (int) Y.getOpaque(v);
        X.setOpaque(v, 1);
    }

    @Override
    public void readXTwice(Variables v) {
        var other = v.alias;
        v.b1 = (int) X.getOpaque(v);
        v.b2 = (int) X.getOpaque(other);
    }
}
