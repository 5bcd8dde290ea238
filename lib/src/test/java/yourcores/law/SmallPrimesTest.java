package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPrimesTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,1", "3,2", "4,2", "10,4", "100,25", "2000001,148933"})
    void thereAreAsManyAsTablesSay(int limit, int expected) {
        assertEquals(expected, SmallPrimes.upTo(limit).size());
    }

    @Test
    void whatNoneDividesIsWhatBigIntegerCallsPrime() {
        var small = SmallPrimes.upTo(2_000_001);
        LongStream.range(4_000_000_000_000L, 4_000_000_000_500L)
                .forEach(number -> assertEquals(
                        BigInteger.valueOf(number).isProbablePrime(50), small.noneDivides(number), () -> "" + number));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE})
    void aLimitThatNoListHasIsRefused(int limit) {
        assertThrows(IllegalArgumentException.class, () -> SmallPrimes.upTo(limit));
    }
}
