package yourcores.race;

/**
 * What the actors of litmus tests do to their variables, in one mode of access. Each method is a whole turn of one
 * actor; what it reads it keeps for itself. Two accesses in one method: the compiler may swap what the mode lets it
 * swap.
 */
interface Accesses {

    void writeX(Variables v);

    void writeY(Variables v);

    void writeXThenReadY(Variables v);

    void writeYThenReadX(Variables v);

    void writeXThenWriteY(Variables v);

    void readXThenReadY(Variables v);

    void readYThenReadX(Variables v);

    void readXThenWriteY(Variables v);

    void readYThenWriteX(Variables v);

    /** Reads x twice, by two references to the same state. */
    void readXTwice(Variables v);
}
