package yourcores.race;

import java.lang.invoke.VarHandle;

/** Reads and writes of ordinary fields, a full fence between any two. */
final class FencedAccesses implements Accesses {

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
        VarHandle.fullFence();
        v.a1 = v.y;
    }

    @Override
    public void writeYThenReadX(Variables v) {
        v.y = 1;
        VarHandle.fullFence();
        v.b1 = v.x;
    }

    @Override
    public void writeXThenWriteY(Variables v) {
        v.x = 1;
        VarHandle.fullFence();
        v.y = 1;
    }

    @Override
    public void readXThenReadY(Variables v) {
        v.a1 = v.x;
        VarHandle.fullFence();
        v.a2 = v.y;
    }

    @Override
    public void readYThenReadX(Variables v) {
        v.b1 = v.y;
        VarHandle.fullFence();
        v.b2 = v.x;
    }

    @Override
    public void readXThenWriteY(Variables v) {
        v.a1 = v.x;
        VarHandle.fullFence();
        v.y = 1;
    }

    @Override
    public void readYThenWriteX(Variables v) {
        v.b1 = v.y;
        VarHandle.fullFence();
        v.x = 1;
    }

    @Override
    public void readXTwice(Variables v) {
        var other = v.alias;
        v.b1 = v.x;
        VarHandle.fullFence();
        v.b2 = other.x;
    }
}
