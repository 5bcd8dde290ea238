package yourcores.kernel.stream;

/** The two streams a program prints to. */
public enum Stream {
    OUT,
    ERR
}
