package yourcores.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ScheduleCountTest {

    @Test
    void longNumbersAreRoundedBeforeTheirExponentIsTaken() {
        assertEquals("1 000 000 000 000 000", ScheduleCount.of(BigInteger.TEN.pow(15)));
        assertEquals("9.99 × 10¹⁸", ScheduleCount.of(new BigInteger("9994000000000000000")));
        assertEquals("1.00 × 10¹⁹", ScheduleCount.of(new BigInteger("9996000000000000000")));
    }

    @Test
    void aPartLooksNeitherLikeNothingNorLikeAll() {
        var all = BigInteger.TEN.pow(20);
        assertEquals("< 0.1 %", ScheduleCount.share(BigInteger.ONE, all));
        assertEquals("> 99 %", ScheduleCount.share(all.subtract(BigInteger.ONE), all));
        assertEquals("all", ScheduleCount.share(all, all));
    }
}
