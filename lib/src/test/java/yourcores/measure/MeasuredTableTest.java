package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.measure.Ratio.Quality;

class MeasuredTableTest {

    @Test
    void aTableHasARowForEachFinding() {
        var table = Fakes.speedup(3, Fakes.ratio(1.9, 0.1), Fakes.spoilt(Quality.BUSY))
                .table();
        assertEquals("test work", table.name());
        assertEquals(3, table.rowCount());
        assertEquals(2, table.intColumn("p").get(1));
        assertEquals(1.9, table.doubleColumn("ratio").get(1));
        assertEquals(1.8, table.doubleColumn("low").get(1), 1e-9);
        assertEquals("clean", table.stringColumn("quality").get(1));
    }

    @Test
    void aRatioThatWasNotToldIsMissing() {
        var table = Fakes.speedup(2, Fakes.spoilt(Quality.BUSY)).table();
        assertTrue(table.column("ratio").isMissing(1) && table.column("low").isMissing(1));
        assertEquals("busy", table.stringColumn("quality").get(1));
    }
}
