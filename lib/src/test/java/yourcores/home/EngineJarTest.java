package yourcores.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineJarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws Exception {
        for (var name : new String[] {"lincheck-jvm-2.39.jar", "lincheck-3.0.jar", "lincheck-3.0.pom"}) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void aJarIsFoundByItsArtifact() {
        assertEquals(
                Optional.of(new EngineJar(folder.resolve("lincheck-3.0.jar"), "3.0")),
                EngineJar.find("lincheck", folder));
        assertEquals(
                "2.39", EngineJar.find("lincheck-jvm", folder).orElseThrow().version());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertEquals(Optional.empty(), EngineJar.find("jcstress-core", folder));
        assertEquals(Optional.empty(), EngineJar.find("lincheck", folder.resolve("nowhere")));
    }

    @Test
    void aToolOfSeveralJarsHasAFolder() {
        assertEquals(
                List.of("lincheck-3.0.jar", "lincheck-jvm-2.39.jar"),
                EngineJar.all(folder).stream()
                        .map(jar -> jar.getFileName().toString())
                        .toList());
        assertEquals(List.of(), EngineJar.all(folder.resolve("nowhere")));
    }
}
