package yourcores.server;

import java.util.Locale;

/** What the photo server does wrong, told by the address. */
public enum Fault {
    /** Answers 404. */
    MISSING,
    /** Answers 500 to the first request of an address, and the photo from then on. */
    FAILS_ONCE,
    /** Breaks the connection off (RST) where the answer should come. */
    RESET,
    /** Announces the whole photo and sends half of it. */
    TRUNCATED,
    /** Sends on and on, until the client leaves: no photo has 64 MiB, after which it hangs up. */
    ENDLESS,
    /** Waits ten seconds before the first byte. */
    SLOW,
    /** Sends the client to the photo's own address (302). */
    MOVED;

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
