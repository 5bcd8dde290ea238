package yourcores.law.slow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuotaTest {

    @Test
    void workWithinTheAllowanceTakesItsTime() {
        assertEquals(90, new Quota(1, 100, 0).endOf(0, 90));
        assertEquals(1090, new Quota(2, 100, 1000).endOf(1000, 90));
    }

    @Test
    void halfACoreStandsStillHalfTheTime() {
        assertEquals(150, new Quota(0.5, 100, 0).endOf(0, 100));
    }

    @Test
    void coresShareTheAllowance() {
        var quota = new Quota(1, 100, 0);
        assertEquals(60, quota.endOf(0, 60));
        assertEquals(120, quota.endOf(0, 60));
        assertEquals(160, quota.endOf(0, 60));
    }

    @Test
    void allowanceThatWasNotUsedIsLost() {
        var quota = new Quota(1, 100, 0);
        assertEquals(350, quota.endOf(250, 100));
    }
}
