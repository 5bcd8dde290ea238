package yourcores.kernel;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** Keeps the way to the last cell open until the next one begins, so that late displays arrive. */
final class CourseIO extends JupyterIO {

    CourseIO() {
        super(StandardCharsets.UTF_8);
    }

    void attach(ShellReplyEnvironment environment) {
        setEnv(environment);
    }

    @Override
    protected void retractEnv(ShellReplyEnvironment environment) {}
}
