package yourcores.kernel;

/** The two streams a program prints to. */
enum Stream {
    OUT,
    ERR
}
