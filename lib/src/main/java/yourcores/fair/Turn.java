package yourcores.fair;

import java.time.Duration;

/**
 * The turn that a thread asks for in each round of its loop.
 *
 * <p>Thread rule: for the thread that it was handed to.
 */
public interface Turn {

    /**
     * Says that the thread has got what it asked for. To be called at that moment, at most once a round: a round that
     * does not call it has asked in vain, and the wait goes on in the next one.
     */
    void begins();

    /**
     * Says so, too, and keeps what it got for about so long: the thread sleeps for between half of that time and one and
     * a half times as long, by lot, so that the threads do not fall into step.
     *
     * @throws InterruptedException if the counting is over
     */
    void lasts(Duration about) throws InterruptedException;
}
