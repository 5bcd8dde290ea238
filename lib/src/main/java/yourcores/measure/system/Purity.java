package yourcores.measure.system;

/** Whether a sample had the processors that it asked for. */
public enum Purity {
    CLEAN,
    /** Something else took the processor away: other programs, or the compiler of the virtual machine. */
    DELAYED,
    /** The meter did not see the threads that did the work. */
    UNMETERED
}
