package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.figure.Markup;

class SliderTest {

    @Test
    void saysTheLawAtItsStartInWords() {
        assertEquals(
                "Serial share B = 25 %, processors p = 4: time T = 0.44 of the time on one processor, "
                        + "speed-up S = 2.29. No number of processors gives more than 4.00.",
                new Slider(0.25, 4).figure().alt());
        assertTrue(new Slider(0, 64).figure().alt().endsWith("Without a serial share there is no limit."));
    }

    @Test
    void carriesItsStartAndItsWordsAndNoAddress() {
        var html = ((Markup) new Slider(0.104, 16).figure()).html();
        assertTrue(html.contains("data-share=\"0.10\"") && html.contains("data-processors=\"16\""));
        assertTrue(html.contains("Serial share B = 10 %"));
        assertFalse(html.contains("{share}") || html.contains("{processors}") || html.contains("{sentence}"));
        assertFalse(html.contains("http"));
    }

    @Test
    void refusesWhatItsScalesDoNotHold() {
        assertThrows(IllegalArgumentException.class, () -> new Slider(1.01, 4));
        assertThrows(IllegalArgumentException.class, () -> new Slider(Double.NaN, 4));
        assertThrows(IllegalArgumentException.class, () -> new Slider(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new Slider(0.5, 65));
    }
}
