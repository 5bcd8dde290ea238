package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static yourcores.race.Step.read;
import static yourcores.race.Step.repeat;
import static yourcores.race.Step.write;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplorerTest {

    @Test
    void twoThreadsWithThreeIncrementsEndWithTwoToSix() {
        var explored = Explorer.shared("total", 0)
                .thread("Ann", repeat(3, read("a", "total"), write("total", r -> r.get("a") + 1)))
                .thread("Bob", repeat(3, read("b", "total"), write("total", r -> r.get("b") + 1)))
                .outcomes("total");
        assertEquals(List.of("2", "3", "4", "5", "6"), List.copyOf(explored.outcomes()));
        assertEquals(BigInteger.valueOf(924), explored.schedules());
    }
}
