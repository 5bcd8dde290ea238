package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import yourcores.kernel.stock.Magics;
import yourcores.kernel.stock.StockMagics;
import yourcores.kernel.stock.StockSettings;

/** Puts the parts of the kernel together. */
final class CourseKernelBuilder extends JavaKernelBuilder<CourseKernelBuilder, CourseKernel> {
    private final Outbox outbox;

    CourseKernelBuilder(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public CourseKernel build() {
        var places = new Places();
        var traces = new Traces(places);
        var evaluator = new Evaluator(places, traces);
        var shell = JShell.builder()
                .executionEngine(evaluator.getExecControlProvider(), Map.of())
                .compilerOptions(compilerOptions())
                .build();
        places.use(shell);
        StockMagics.register(magicsRegistry);
        var parts = new CourseKernel.Parts(
                "Concurrency on Your Cores",
                "1.0",
                buildLanguageInfo(),
                List.<HelpLink>of(),
                new CourseIO(),
                buildCommManager(),
                buildRenderer(),
                new Magics(buildMagicTranspiler()),
                buildMagicsRegistry(),
                buildErrorStyler());
        return new CourseKernel(parts, shell, evaluator, places, traces, outbox);
    }

    private static String[] compilerOptions() {
        var options = new ArrayList<>(
                List.of("-source", Integer.toString(Runtime.version().feature()), "--enable-preview"));
        options.addAll(StockSettings.compilerOptions());
        return options.toArray(String[]::new);
    }
}
