package yourcores.kernel;

import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.kernel.JavaKernelBuilder;

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
                .compilerOptions("-source", Integer.toString(Runtime.version().feature()), "--enable-preview")
                .build();
        places.use(shell);
        var transpiler = buildMagicTranspiler();
        var parts = new CourseKernel.Parts(
                "Concurrency on Your Cores",
                "1.0",
                buildLanguageInfo(),
                List.<HelpLink>of(),
                new CourseIO(),
                buildCommManager(),
                buildRenderer(),
                buildMagicsResolver(transpiler),
                buildMagicsRegistry(),
                buildErrorStyler());
        return new CourseKernel(parts, shell, evaluator, places, traces, outbox);
    }
}
