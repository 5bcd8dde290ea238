package yourcores.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<Figure> drawn = new ArrayList<>();

    @BeforeEach
    void watch() {
        Screen.install(new Screen() {
            @Override
            public void show(Figure figure) {}

            @Override
            public void live(Figure figure) {
                drawn.add(figure);
            }

            @Override
            public void settle() {}
        });
    }

    @AfterEach
    void restore() {
        Screen.install(Screen.STANDARD_OUTPUT);
    }

    @Test
    void drawsNoMoreThanOnceASecond() {
        long start = System.nanoTime();
        var asked = new ArrayList<Double>();
        try (var progress = new Progress("work")) {
            while (drawn.size() < 2) {
                progress.at(0.5, () -> {
                    asked.add(0.5);
                    return null;
                });
            }
        }
        assertTrue(System.nanoTime() - start >= 2_000_000_000, "two drawings within two seconds");
        assertEquals(drawn.size(), asked.size(), "figures are made where they are drawn only");
    }

    @Test
    void shortWorkLeavesNoTrace() {
        long start = System.nanoTime();
        try (var progress = new Progress("work")) {
            progress.at(0);
            progress.at(1);
        }
        assumeTrue(System.nanoTime() - start < 1_000_000_000, "this machine stood still, the work was not short");
        assertEquals(List.of(), drawn);
    }
}
