package yourcores.kernel.protocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/**
 * The five ports of a connection file, looked at before the kernel listens on them: JJava says nothing where one of them
 * is taken, and waits for ever.
 *
 * <p>Thread rule: safe for use by any thread.
 *
 * <p>Source: jupyter_client, Connection files.
 */
public final class ConnectionPorts {
    private ConnectionPorts() {}

    /** One sentence on the first port that is taken, and what to do; empty where none is, or where they are no ports. */
    public static Optional<String> taken(KernelConnectionProperties file) {
        if (!file.getTransport().equals("tcp")) {
            return Optional.empty();
        }
        for (var port : byName(file).entrySet()) {
            var address = new InetSocketAddress(file.getIp(), port.getValue());
            var refused = address.isUnresolved() ? Optional.<String>empty() : refused(address);
            if (refused.isPresent()) {
                return Optional.of(
                        "Port %d of %s, the connection file's %s, is not free (%s): shut this kernel down and"
                                        .formatted(port.getValue(), file.getIp(), port.getKey(), refused.get())
                                + " start it anew, then Jupyter chooses other ports");
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> byName(KernelConnectionProperties file) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put("shell_port", file.getShellPort());
        ports.put("iopub_port", file.getIopubPort());
        ports.put("stdin_port", file.getStdinPort());
        ports.put("control_port", file.getControlPort());
        ports.put("hb_port", file.getHbPort());
        return ports;
    }

    /** Bound, and never listening: the client that waits for the kernel would come in by a door that is shut at once. */
    private static Optional<String> refused(InetSocketAddress address) {
        try (var door = SocketChannel.open()) {
            // As ZeroMQ does: what an earlier kernel has just closed is free.
            door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            door.bind(address);
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of(taken.getMessage());
        }
    }
}
