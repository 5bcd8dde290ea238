package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void delayCountsAgainstTheProcessorsKeptBusy() {
        assertEquals(Purity.CLEAN, new Reading(1.9e6, 0.02, 50e6, 98e6, 98e6).purity(100e6));
        assertEquals(Purity.DELAYED, new Reading(2.1e6, 0.02, 50e6, 97e6, 97e6).purity(100e6));
        assertEquals(Purity.CLEAN, new Reading(3.8e6, 0.02, 50e6, 196e6, 196e6).purity(100e6));
    }

    @Test
    void onlyWhatOthersRanIsDisturbance() {
        assertEquals(Purity.CLEAN, new Reading(30e6, 0.02, 0, 98e6, 98e6).purity(100e6));
        assertEquals(Purity.DELAYED, new Reading(30e6, 0.02, 20e6, 98e6, 98e6).purity(100e6));
    }

    @Test
    void aFifthMayGoUnseen() {
        assertEquals(Purity.CLEAN, new Reading(0, 0.02, 0, 165e6, 200e6).purity(100e6));
        assertEquals(Purity.UNMETERED, new Reading(0, 0.02, 0, 155e6, 200e6).purity(100e6));
    }

    @Test
    void workThatHardlyComputesIsNotUnmetered() {
        assertEquals(Purity.CLEAN, new Reading(0, 0.02, 0, 0, 10e6).purity(100e6));
    }
}
