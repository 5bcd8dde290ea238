package yourcores.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.kernel.JavaKernel;
import yourcores.exercise.trial.Exercises;
import yourcores.figure.Screen;
import yourcores.home.Scratch;
import yourcores.kernel.protocol.CodePoints;
import yourcores.kernel.protocol.Completeness;
import yourcores.kernel.protocol.ConnectionPorts;
import yourcores.kernel.protocol.History;
import yourcores.kernel.protocol.Inspection;
import yourcores.kernel.stock.StockSettings;
import yourcores.kernel.stream.Stream;
import yourcores.measure.system.Leftovers;

/**
 * The kernel of the course: JJava with a console that loses nothing, full traces, a reply to every request, and a
 * clean-up after every cell.
 *
 * <p>Thread rule: requests are handled by the shell channel's thread, interrupt and shutdown by the control channel's.
 */
public final class CourseKernel extends JavaKernel {
    /** The exit code of a service that is not available, by BSD's sysexits. */
    private static final int PORT_TAKEN = 69;

    private final JShell shell;
    private final Evaluator evaluator;
    private final Places places;
    private final Traces traces;
    private final Outbox outbox;
    private final CellWatch watch;
    private final History history = new History();
    private final List<String> startup = new ArrayList<>();
    private final Owners owners;
    private final GiveBack memory = new GiveBack();
    private final Scratch scratch = Scratch.here();
    private CourseConnection connection;
    private Keyboard keyboard;
    private Console console;
    private int cells;

    /** What every JJava kernel is made of. */
    record Parts(
            String name,
            String version,
            LanguageInfo language,
            List<HelpLink> links,
            CourseIO io,
            CommManager comms,
            Renderer renderer,
            MagicsResolver resolver,
            MagicsRegistry magics,
            StringStyler styler) {}

    /**
     * Starts the kernel.
     *
     * @param arguments the connection file
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("Jupyter starts this kernel with a connection file; to start JupyterLab: make lab");
            System.exit(2);
        }
        Locale.setDefault(Locale.ENGLISH);
        keepLogsOutOfCells();
        var properties = KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        ConnectionPorts.taken(properties).ifPresent(CourseKernel::giveUp);
        var outbox = new Outbox();
        var connection = new CourseConnection(properties, outbox);
        var kernel = new CourseKernelBuilder(outbox).build();
        Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::endChildren, "end children"));
        Shutdown.withClient();
        kernel.serve(connection);
        connection.connect();
        kernel.ready();
        connection.waitUntilClose();
    }

    private static void giveUp(String sentence) {
        System.err.println(sentence);
        System.exit(PORT_TAKEN);
    }

    /** Logs go to the server's log: the handlers are made while standard error is still the process's own. */
    private static void keepLogsOutOfCells() {
        for (var handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    || record.getSourceClassName() == null
                    || !record.getSourceClassName().startsWith("org.dflib."));
        }
    }

    CourseKernel(Parts parts, JShell shell, Evaluator evaluator, Places places, Traces traces, Outbox outbox) {
        super(
                parts.name(),
                parts.version(),
                parts.language(),
                parts.links(),
                null,
                parts.io(),
                parts.comms(),
                parts.renderer(),
                parts.resolver(),
                parts.magics(),
                StockSettings.extensions(),
                parts.styler(),
                shell,
                evaluator);
        this.shell = shell;
        this.evaluator = evaluator;
        this.places = places;
        this.traces = traces;
        this.outbox = outbox;
        this.owners = new Owners(places);
        this.watch = new CellWatch(shell, evaluator, places);
        scratch.clear();
    }

    /** Takes over standard input and output, and answers what comes over this connection. */
    void serve(CourseConnection connection) {
        this.connection = connection;
        keyboard = connection.keyboard();
        console = new Console(owners, keyboard);
        console.install();
        Screen.install(console);
        Leftovers.install(watch.cleanUp()::burning);
        Exercises.tellPlacesBy(places::describe);
        Thread.setDefaultUncaughtExceptionHandler(this::tellUncaught);
        onStartup();
        if (!extensionsEnabled) {
            new CourseExtension().install(this);
        }
        addToClasspath(StockSettings.classPath());
        runStartupScripts();
        evaluator.leave();
        becomeHandlerForConnection(connection);
        outbox.start();
    }

    /** One that fails ends, as a cell does; the first cell tells. */
    private void runStartupScripts() {
        for (var script : StockSettings.startupScripts()) {
            try {
                evalBuilder(script).resolveMagics().eval();
            } catch (CellFailed failed) {
                startup.add("a startup script failed: " + failed.failure().sentence());
            }
        }
    }

    /** To be called when the sockets are open. */
    void ready() {
        watch.cleanUp().start();
        memory.start();
        Undying.protect();
    }

    @Override
    protected void replaceOutputStreams(ShellReplyEnvironment environment) {}

    @Override
    protected synchronized void handleExecuteRequest(
            ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
        var request = message.getContent();
        environment.setBusyDeferIdle();
        environment.defer(memory::idle);
        memory.busy();
        var own = (CellEnvironment) environment;
        int number = request.isSilent() ? cells : ++cells;
        var output = new CellOutput(number, own, outbox, scratch);
        var cell = new Cell(number, request.getCode(), evaluator.getClassLoader(), output);
        Runnable failing = () -> fail(cell, Failure.OUT_OF_MEMORY, own, request.shouldStopOnError());
        try {
            Memory.recover();
            begin(cell, own, message);
            tell(cell, watch.run(cell, () -> evaluate(cell)), own, request);
        } catch (OutOfMemoryError full) {
            Memory.insist(failing);
        }
    }

    private void tell(Cell cell, CellWatch.End end, CellEnvironment environment, ExecuteRequest request) {
        var output = cell.output();
        startup.forEach(output::note);
        startup.clear();
        end.notes().forEach(output::note);
        for (var stream : console.install()) {
            output.note("cell " + cell.number() + " left `" + stream + "` replaced: it is the kernel's again. Put it"
                    + " back in the cell that replaces it (finally)");
        }
        owners.end(cell);
        output.end();
        if (end.failure() != null) {
            fail(cell, end.failure(), environment, request.shouldStopOnError());
            return;
        }
        if (end.result() != null && !request.isSilent()) {
            environment.publish(new PublishExecuteResult(cell.number(), end.result()));
            history.showed(cell.number(), end.result().getData(MIMEType.TEXT_PLAIN));
        }
        outbox.drain();
        environment.reply(new ExecuteReply(cell.number(), Map.of()));
    }

    private void begin(Cell cell, CellEnvironment environment, Message<ExecuteRequest> message) {
        var replaced = console.install();
        console.begin(cell);
        for (var stream : replaced) {
            cell.output().note("`" + stream + "` was replaced between two cells: it is the kernel's again");
        }
        ((CourseIO) io).attach(environment);
        keyboard.setAsking(message.getContent().isStdinEnabled() ? message : null);
        if (message.getContent().shouldStoreHistory() && !message.getContent().isSilent()) {
            history.add(cell.number(), cell.source());
        }
        if (!message.getContent().isSilent()) {
            environment.publish(new PublishExecuteInput(cell.source(), cell.number()));
        }
    }

    /** Runs the cell and renders the value of its last expression, on the cell's own thread: it may be the reader's. */
    private DisplayData evaluate(Cell cell) throws Exception {
        var value = evaluator.eval(shell, magicsResolver.resolve(cell.source()));
        return value == null ? null : cell.run(() -> render(value));
    }

    private DisplayData render(Object value) {
        try {
            return value instanceof DisplayData data ? data : renderer.render(value);
        } catch (Throwable broken) {
            var data = new DisplayData();
            data.putText(Places.plain(value.getClass().getName()) + " (its toString() or its renderer threw "
                    + traces.headline(broken) + ")");
            return data;
        }
    }

    /** Tells the error, and that the cells behind this one are not run. */
    private void fail(Cell cell, Failure failure, CellEnvironment environment, boolean stop) {
        if (!environment.hasReplied()) {
            var traceback = failure.traceback();
            environment.publish(new PublishError(failure.name(), failure.sentence(), traceback));
            outbox.drain();
            if (stop) {
                connection.collectWaiting();
            }
            var reply = new ErrorReply(failure.name(), failure.sentence(), traceback);
            reply.setExecutionCount(cell.number());
            environment.replyError(MessageType.EXECUTE_REPLY, reply);
        }
        connection.answerWaiting();
    }

    private void tellUncaught(Thread thread, Throwable thrown) {
        if (thrown instanceof CellOver) {
            return;
        }
        Memory.noticed(thrown);
        Memory.insist(() -> {
            var trace = String.join("\n", traces.lines(thrown));
            var advice = Memory.isHeap(thrown) ? "\n" + Failure.OUT_OF_MEMORY.sentence() : "";
            console.callers()
                    .on(Stream.ERR)
                    .println("Exception in thread \"" + thread.getName() + "\" " + trace + advice);
        });
    }

    @Override
    public void display(DisplayData data) {
        console.callers().display(data);
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
        environment.setBusyDeferIdle();
        environment.reply(history.answer(message.getContent()));
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        try (var compiling = Compiling.compile()) {
            return Inspection.at(shell.sourceCodeAnalysis(), code, CodePoints.toChars(code, at));
        } catch (RuntimeException | Error nothingToSay) {
            return null;
        }
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        try (var compiling = Compiling.compile()) {
            var options = super.complete(code, CodePoints.toChars(code, at));
            return options == null
                    ? null
                    : new ReplacementOptions(
                            options.getReplacements(),
                            CodePoints.fromChars(code, options.getSourceStart()),
                            CodePoints.fromChars(code, options.getSourceEnd()));
        } catch (RuntimeException | Error nothingToSay) {
            return new ReplacementOptions(List.of(), at, at);
        }
    }

    @Override
    public String isComplete(String code) {
        try (var compiling = Compiling.compile()) {
            var java = magicsResolver.resolve(code);
            var verdict = super.isComplete(java);
            return verdict.equals(IS_COMPLETE_YES) && !Completeness.parses(shell.sourceCodeAnalysis(), java)
                    ? IS_COMPLETE_BAD
                    : verdict;
        } catch (RuntimeException | Error nothingToSay) {
            return IS_COMPLETE_MAYBE;
        }
    }

    @Override
    public void onShutdown(boolean restart) {
        Shutdown.within(Shutdown.PATIENCE);
        Shutdown.endChildren();
        super.onShutdown(restart);
    }
}
