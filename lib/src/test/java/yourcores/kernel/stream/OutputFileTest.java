package yourcores.kernel.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputFileTest {

    /** What a writer holds back reaches the disk when it is closed. */
    @Test
    void aDiskThatIsFullAtTheEndIsTold() {
        var file = new OutputFile(Path.of("cell-1.txt"), new StringWriter() {
            @Override
            public void close() throws IOException {
                throw new IOException("No space left on device");
            }
        });
        file.write("much");
        var told = file.close(1);
        assertTrue(told.startsWith("cell 1 printed 4 characters. The whole is in cell-1.txt"), told);
        assertTrue(told.endsWith("the file is not whole: java.io.IOException: No space left on device"), told);
    }
}
