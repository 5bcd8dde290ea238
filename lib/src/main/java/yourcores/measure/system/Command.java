package yourcores.measure.system;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a short system command, for at most a second; it prints less than a pipe holds. */
final class Command {

    private Command() {}

    /** What it prints, if it ends well. */
    static Optional<String> run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var output = process.getInputStream()) {
                process.getOutputStream().close();
                return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? Optional.of(new String(output.readAllBytes()).strip()).filter(text -> !text.isEmpty())
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
