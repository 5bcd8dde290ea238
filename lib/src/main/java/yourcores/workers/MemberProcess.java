package yourcores.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import yourcores.child.ChildFailed;
import yourcores.child.KeptProcess;
import yourcores.child.Shown;

/** A member of our own, on loopback. What its tasks print is shown. */
record MemberProcess(KeptProcess process, String address) {
    private static final String FREE_PORT = "127.0.0.1:0";

    /**
     * @param others addresses of members that it joins
     * @throws ChildFailed where it does not start, with what it said
     */
    static MemberProcess start(String name, ClusterJvms jvms, List<String> others) throws InterruptedException {
        var args = new ArrayList<>(List.of(FREE_PORT));
        args.addAll(others);
        var process = jvms.start(name, ClusterMember.class, args);
        var out = new BufferedReader(new InputStreamReader(process.out(), StandardCharsets.UTF_8));
        var address = process.awaitReady(() -> address(out.readLine()));
        new Shown(name, out, () -> System.out).show();
        return new MemberProcess(process, address);
    }

    private static String address(String line) throws IOException {
        if (line == null || !line.startsWith(ClusterMember.READY)) {
            throw new IOException("It said " + line);
        }
        return line.substring(ClusterMember.READY.length());
    }
}
