package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each test no process that it started lives. */
final class NoChildLeft implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) {
        assertEquals(
                List.of(),
                ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .toList());
    }
}
