package yourcores.race;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The state of a litmus test: two variables, and what two readers saw. Each stands on a cache line of its own, for HotSpot
 * lays out the fields of a superclass before those of its subclasses.
 */
final class Variables extends PaddingAfterB {
    static final VarHandle X = handle(VariableX.class, "x");
    static final VarHandle Y = handle(VariableY.class, "y");

    /** This state by another name: a compiler that reads by both does not know that they are one. */
    final Variables alias = this;

    private static VarHandle handle(Class<?> owner, String field) {
        try {
            return MethodHandles.lookup().findVarHandle(owner, field, int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}

class VariableX {
    int x;
}

class PaddingAfterX extends VariableX {
    int fillX;
    long x1, x2, x3, x4, x5, x6, x7, x8;
}

class VariableY extends PaddingAfterX {
    int y;
}

class PaddingAfterY extends VariableY {
    int fillY;
    long y1, y2, y3, y4, y5, y6, y7, y8;
}

/** What the first reader saw. */
class ReaderA extends PaddingAfterY {
    int a1;
    int a2;
}

class PaddingAfterA extends ReaderA {
    long p1, p2, p3, p4, p5, p6, p7, p8;
}

/** What the second reader saw. */
class ReaderB extends PaddingAfterA {
    int b1;
    int b2;
}

class PaddingAfterB extends ReaderB {
    long q1, q2, q3, q4, q5, q6, q7, q8;
}
