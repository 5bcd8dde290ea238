package yourcores.figure;

import java.time.Duration;
import java.util.List;

/** The looks of a progress: a sentence with the share done and the time left, then what is known so far. */
record ProgressFigure(String title, double done, Duration elapsed, Figure soFar) implements Showable {

    @Override
    public Figure figure() {
        var sentence = Verdict.states(title + ": " + Numbers.percent(done) + " done" + timeLeft());
        return soFar == null ? sentence : new Sheet(title, List.of(sentence, soFar));
    }

    private String timeLeft() {
        if (done < 0.05) {
            return "";
        }
        double seconds = elapsed.toMillis() / 1e3 * (1 - done) / done;
        return ", " + (long) Math.ceil(seconds) + " s left";
    }
}
