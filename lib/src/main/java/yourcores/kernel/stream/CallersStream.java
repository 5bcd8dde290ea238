package yourcores.kernel.stream;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Standard output or error of all cells: each call goes to the stream of its caller's cell. Closing it closes nothing.
 */
public final class CallersStream extends PrintStream {
    private final Supplier<PrintStream> callers;

    public CallersStream(Supplier<PrintStream> callers) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.callers = callers;
    }

    private PrintStream callers() {
        return callers.get();
    }

    @Override
    public void flush() {
        callers().flush();
    }

    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean checkError() {
        return callers().checkError();
    }

    @Override
    public void write(int single) {
        callers().write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        callers().write(bytes, offset, length);
    }

    @Override
    public void write(byte[] bytes) {
        callers().writeBytes(bytes);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        callers().writeBytes(bytes);
    }

    @Override
    public void print(boolean value) {
        callers().print(value);
    }

    @Override
    public void print(char value) {
        callers().print(value);
    }

    @Override
    public void print(int value) {
        callers().print(value);
    }

    @Override
    public void print(long value) {
        callers().print(value);
    }

    @Override
    public void print(float value) {
        callers().print(value);
    }

    @Override
    public void print(double value) {
        callers().print(value);
    }

    @Override
    public void print(char[] value) {
        callers().print(value);
    }

    @Override
    public void print(String value) {
        callers().print(value);
    }

    @Override
    public void print(Object value) {
        callers().print(value);
    }

    @Override
    public void println() {
        callers().println();
    }

    @Override
    public void println(boolean value) {
        callers().println(value);
    }

    @Override
    public void println(char value) {
        callers().println(value);
    }

    @Override
    public void println(int value) {
        callers().println(value);
    }

    @Override
    public void println(long value) {
        callers().println(value);
    }

    @Override
    public void println(float value) {
        callers().println(value);
    }

    @Override
    public void println(double value) {
        callers().println(value);
    }

    @Override
    public void println(char[] value) {
        callers().println(value);
    }

    @Override
    public void println(String value) {
        callers().println(value);
    }

    @Override
    public void println(Object value) {
        callers().println(value);
    }

    @Override
    public PrintStream printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(Locale locale, String format, Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream format(String format, Object... arguments) {
        callers().format(format, arguments);
        return this;
    }

    @Override
    public PrintStream format(Locale locale, String format, Object... arguments) {
        callers().format(locale, format, arguments);
        return this;
    }

    @Override
    public PrintStream append(CharSequence text) {
        callers().append(text);
        return this;
    }

    @Override
    public PrintStream append(CharSequence text, int start, int end) {
        callers().append(text, start, end);
        return this;
    }

    @Override
    public PrintStream append(char single) {
        callers().append(single);
        return this;
    }
}
