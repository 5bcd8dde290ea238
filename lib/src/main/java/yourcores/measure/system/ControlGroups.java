package yourcores.measure.system;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The control groups of Linux that bind this program: its own ones, and those above them up to the root. Sources:
 * Documentation/admin-guide/cgroup-v2.rst and Documentation/admin-guide/cgroup-v1.
 *
 * <p>Thread rule: immutable; each call reads anew.
 */
final class ControlGroups {
    private final Path root;

    /** @param root of the file system, another one in tests */
    ControlGroups(Path root) {
        this.root = root;
    }

    /** The folders of version 2. */
    Stream<Path> unified() {
        return folders("", _ -> Stream.of("", "unified"));
    }

    /** The folders of version 1 for a controller such as {@code cpu}. */
    Stream<Path> of(String controller) {
        return folders(controller, controllers -> Stream.of(controllers, controller));
    }

    private Stream<Path> folders(String controller, Function<String, Stream<String>> mounts) {
        return LinuxHardware.file(root.resolve("proc/self/cgroup")).stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .filter(fields -> List.of(fields[1].split(",")).contains(controller))
                .flatMap(fields -> mounts.apply(fields[1]).flatMap(mount -> upwards(mount, fields[2])));
    }

    private Stream<Path> upwards(String mount, String group) {
        var highest = root.resolve("sys/fs/cgroup").resolve(mount);
        var lowest = highest.resolve(group.substring(1)).normalize();
        return Stream.iterate(lowest, folder -> folder != null && folder.startsWith(highest), Path::getParent);
    }
}
