package yourcores.kernel.stream;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import yourcores.figure.Numbers;
import yourcores.home.Scratch;

/** The whole of what a cell printed, up to a hundred million characters. A full disk cuts it short and says so. */
public final class OutputFile {
    private static final long LIMIT = 100_000_000;

    private final Path path;
    private final Writer writer;
    private long written;
    private String lost = "";

    OutputFile(Path path, Writer writer) {
        this.path = path;
        this.writer = writer;
    }

    public static OutputFile open(Scratch scratch, int cell) {
        try {
            var path = Files.createTempFile(scratch.folder(), "cell-" + cell + "-", ".txt");
            return new OutputFile(path, Files.newBufferedWriter(path));
        } catch (IOException e) {
            var file = new OutputFile(null, Writer.nullWriter());
            file.lost = "; it could not be kept: " + e;
            return file;
        }
    }

    public void write(CharSequence text) {
        written += text.length();
        if (!lost.isEmpty()) {
            return;
        }
        if (written > LIMIT) {
            lost = "; the file ends after " + Numbers.count(LIMIT) + " characters";
            return;
        }
        try {
            writer.append(text);
        } catch (IOException e) {
            lost = "; the file is not whole: " + e;
        }
    }

    /** Closes it, and says what a cell has printed and where that is. A full disk may be noticed only now. */
    public String close(int cell) {
        try {
            writer.close();
        } catch (IOException e) {
            lost = "; the file is not whole: " + e;
        }
        var where = path == null ? "" : ". The whole is in " + path + " until the next start";
        return "cell " + cell + " printed " + Numbers.count(written) + " characters" + where + lost;
    }
}
