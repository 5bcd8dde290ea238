package yourcores.race;

import static yourcores.race.Variables.X;
import static yourcores.race.Variables.Y;

/** Writes in release mode, reads in acquire mode. */
final class ReleaseAcquireAccesses implements Accesses {

    @Override
    public void writeX(Variables v) {
        X.setRelease(v, 1);
    }

    @Override
    public void writeY(Variables v) {
        Y.setRelease(v, 1);
    }

    @Override
    public void writeXThenReadY(Variables v) {
        X.setRelease(v, 1);
        v.a1 = (int) Y.getAcquire(v);
    }

    @Override
    public void writeYThenReadX(Variables v) {
        Y.setRelease(v, 1);
        v.b1 = (int) X.getAcquire(v);
    }

    @Override
    public void writeXThenWriteY(Variables v) {
        X.setRelease(v, 1);
        Y.setRelease(v, 1);
    }

    @Override
    public void readXThenReadY(Variables v) {
        v.a1 = (int) X.getAcquire(v);
        v.a2 = (int) Y.getAcquire(v);
    }

    @Override
    public void readYThenReadX(Variables v) {
        v.b1 = (int) Y.getAcquire(v);
        v.b2 = (int) X.getAcquire(v);
    }

    @Override
    public void readXThenWriteY(Variables v) {
        v.a1 = (int) X.getAcquire(v);
        Y.setRelease(v, 1);
    }

    @Override
    public void readYThenWriteX(Variables v) {
        v.b1 = (int) Y.getAcquire(v);
        X.setRelease(v, 1);
    }

    @Override
    public void readXTwice(Variables v) {
        var other = v.alias;
        v.b1 = (int) X.getAcquire(v);
        v.b2 = (int) X.getAcquire(other);
    }
}
