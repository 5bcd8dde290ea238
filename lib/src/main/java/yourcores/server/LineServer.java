package yourcores.server;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server on this machine that answers each line with a line, as the tests and loads of this package see it. */
public interface LineServer extends AutoCloseable {

    /** Where it listens on loopback. */
    int port();

    /** Opens a server that answers in a given way. */
    @FunctionalInterface
    interface Opener {

        /** A server that listens; whoever opens it closes it. */
        LineServer open(UnaryOperator<String> answer) throws Exception;

        /** Opens a server, puts the load on it, and closes it. */
        default LoadReport under(Load load, String name, UnaryOperator<String> answer) throws Exception {
            try (var server = open(answer)) {
                return load.on(new Target(name, server.port()));
            }
        }
    }

    /** Puts the same load on servers that answer alike, one after the other. */
    static LoadReports under(String title, Load load, Map<String, Opener> openers, UnaryOperator<String> answer)
            throws Exception {
        var reports = new ArrayList<LoadReport>();
        for (var each : openers.entrySet()) {
            reports.add(each.getValue().under(load, each.getKey(), answer));
        }
        return new LoadReports(title, reports);
    }
}
