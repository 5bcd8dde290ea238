package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MacHardwareTest {

    @Test
    void performanceLevelsAreKindsOfCores() {
        var answers = Map.of(
                "sysctl -n machdep.cpu.brand_string", "Apple M2 Pro",
                "sysctl -n hw.logicalcpu", "10",
                "sysctl -n hw.physicalcpu", "10",
                "sysctl -n hw.nperflevels", "2",
                "sysctl -n hw.perflevel0.physicalcpu", "6",
                "sysctl -n hw.perflevel1.physicalcpu", "4",
                "pmset -g batt", "Now drawing from 'Battery Power'");
        var found = new MacHardware(command -> Optional.ofNullable(answers.get(String.join(" ", command)))).read();
        assertEquals("Apple M2 Pro", found.cpu());
        assertEquals(new Topology(10, 10, List.of(6, 4)), found.allowed());
        assertEquals(Optional.of(true), found.onBattery());
    }

    @Test
    void anIntelMacHasSiblings() {
        var answers = Map.of("sysctl -n hw.logicalcpu", "8", "sysctl -n hw.physicalcpu", "4");
        var found = new MacHardware(command -> Optional.ofNullable(answers.get(String.join(" ", command)))).read();
        assertEquals(new Topology(8, 4, List.of(4)), found.allowed());
        assertEquals(Optional.empty(), found.onBattery());
    }
}
