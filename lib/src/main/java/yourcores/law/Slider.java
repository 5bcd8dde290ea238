package yourcores.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import yourcores.figure.Figure;
import yourcores.figure.Markup;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;

/**
 * Amdahl's law to try out: two sliders, for the serial share and the number of processors, and what they do to the
 * time, the speed-up and its limit. Works wherever a browser runs scripts, without a kernel; elsewhere it is a
 * sentence. Computes the law only; it measures nothing.
 *
 * @param serialShare where the first slider stands at the start: share of the one-processor time that cannot be shared
 *     out, 0 to 1; rounded to hundredths
 * @param processors where the second slider stands at the start, 1 to {@value #MOST_PROCESSORS}
 */
public record Slider(double serialShare, int processors) implements Showable {
    static final int MOST_PROCESSORS = 64;

    /** @throws IllegalArgumentException outside the sliders' ranges */
    public Slider {
        if (!(serialShare >= 0 && serialShare <= 1)) {
            throw new IllegalArgumentException("The serial share is a part of the whole, 0 to 1, not " + serialShare);
        }
        if (processors < 1 || processors > MOST_PROCESSORS) {
            throw new IllegalArgumentException(
                    "The slider goes from 1 to " + MOST_PROCESSORS + " processors, not to " + processors);
        }
        serialShare = Math.round(100 * serialShare) / 100.0;
    }

    @Override
    public Figure figure() {
        var sentence = sentence();
        var html = page().replace("{sentence}", sentence)
                .replace("{share}", String.format(Locale.ROOT, "%.2f", serialShare))
                .replace("{processors}", Integer.toString(processors));
        return new Markup("Amdahl's law to try out", html, sentence);
    }

    private String sentence() {
        double time = serialShare + (1 - serialShare) / processors;
        var limit = serialShare == 0
                ? "Without a serial share there is no limit."
                : "No number of processors gives more than " + Numbers.ratio(1 / serialShare) + ".";
        return "Serial share B = " + Math.round(100 * serialShare) + " %, processors p = " + processors + ": time T = "
                + Numbers.ratio(time) + " of the time on one processor, speed-up S = " + Numbers.ratio(1 / time) + ". "
                + limit;
    }

    private static String page() {
        try (var page = Slider.class.getResourceAsStream("slider.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
