package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.net.URL;
import org.junit.jupiter.api.Test;
import yourcores.child.CompiledClass;

class PackerTest {

    /** As the stock kernel's loader: it has classes, and no files of them. */
    private static final class KeepsNoFiles extends ClassLoader {
        private final byte[] file;

        KeepsNoFiles(byte[] file) {
            super(PackerTest.class.getClassLoader());
            this.file = file;
        }

        Class<?> define() {
            return defineClass(null, file, 0, file.length);
        }

        @Override
        public URL getResource(String name) {
            return null;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return null;
        }
    }

    private static Task<?> withoutFile() throws Exception {
        var type = CompiledClass.of("Asks", """
                import yourcores.workers.Task;
                void main() { }
                record Asks() implements Task<String> { public String call() { return "asked"; } }
                """);
        try (var in = type.getClassLoader().getResourceAsStream(type.getName() + ".class")) {
            var constructor = new KeepsNoFiles(in.readAllBytes()).define().getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Task<?>) constructor.newInstance();
        }
    }

    /** Of two tasks that cannot travel, either may be packed first. */
    @Test
    void eachTaskOfAClassThatCannotTravelIsRefused() throws Exception {
        var packer = new Packer();
        var task = withoutFile();
        var first = assertThrows(IllegalArgumentException.class, () -> packer.pack(2, task));
        var second = assertThrows(IllegalArgumentException.class, () -> packer.pack(1, task));
        assertEquals(first.getMessage(), second.getMessage());
    }
}
