package yourcores.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ports this process listens on, read from {@code /proc}; none are found where there is no such folder. */
final class Ports {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String LISTENS = "0A";

    private Ports() {}

    static Set<Integer> open() {
        var listening = listening();
        if (listening.isEmpty()) {
            return Set.of();
        }
        var ports = new TreeSet<Integer>();
        for (var socket : ownSockets()) {
            var port = listening.get(socket);
            if (port != null) {
                ports.add(port);
            }
        }
        return ports;
    }

    /** Port by the inode of its socket, of all processes. */
    private static Map<String, Integer> listening() {
        var ports = new HashMap<String, Integer>();
        for (var table : TABLES) {
            try {
                for (var line : Files.readAllLines(table)) {
                    var fields = line.strip().split("\\s+");
                    if (fields.length > 9 && fields[3].equals(LISTENS)) {
                        var address = fields[1];
                        ports.put(fields[9], Integer.parseInt(address.substring(address.indexOf(':') + 1), 16));
                    }
                }
            } catch (IOException noSuchTable) {
                // Not Linux, or no such protocol.
            }
        }
        return ports;
    }

    private static Set<String> ownSockets() {
        var inodes = new HashSet<String>();
        try (var descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (var descriptor : descriptors) {
                var target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException noSuchFolder) {
            // Not Linux.
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
