package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LincheckMainTest {

    @Test
    void whyATestFailedIsTold() {
        var all = new Ran(0, "\u0001test\njava.lang.LinkageError: no model\n\u0001test\n\u0001well\n", "", true);
        var reports = LincheckMain.each(all, 2).stream()
                .map(ran -> LincheckWords.report(ran, Duration.ofMinutes(1)))
                .toList();
        var sentence = reports.getFirst().verdict().sentence();
        assertTrue(sentence.contains("LinkageError: no model"), sentence);
    }
}
