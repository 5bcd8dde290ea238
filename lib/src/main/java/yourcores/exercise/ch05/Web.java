package yourcores.exercise.ch05;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The web as the exercises of chapter 05 see it: each call is one request.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public interface Web {

    /**
     * Asks once and waits for the answer, whatever it says.
     *
     * @throws IOException where no whole answer comes: the connection broke, or the body was cut off
     * @throws InterruptedException where the caller is interrupted
     */
    Answer get(URI photo) throws IOException, InterruptedException;

    /** Waits so long, by the clock of the exercise: long pauses are shortened and count in full. */
    void pause(Duration time) throws InterruptedException;

    /**
     * What a server answered.
     *
     * @param status 200 where the body is the photo
     * @param retryAfter how long the server asks to be left alone; empty where it does not
     */
    record Answer(int status, byte[] body, Optional<Duration> retryAfter) {

        /**
         * The photo.
         *
         * @throws IOException where the server answered something else: says what
         */
        public byte[] photo() throws IOException {
            if (status != 200) {
                throw new IOException("the server answered " + status);
            }
            return body;
        }
    }
}
