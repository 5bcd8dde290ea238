package yourcores.exercise;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.launcher.LauncherSession;

/** Hands the reader's answer to the constructor of the checks. */
public final class AnswerResolver implements ParameterResolver {
    private static final String SPACE = "yourcores.exercise";
    private static final String ANSWER = "answer";

    /** An answer in the store of JUnit, which would close one that is {@link AutoCloseable}. */
    private record Kept(Object answer) {}

    /** Makes this the answer that all checks of the session get. */
    public static void provide(Object answer, LauncherSession session) {
        session.getStore()
                .put(org.junit.platform.engine.support.store.Namespace.create(SPACE), ANSWER, new Kept(answer));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isInstance(answer(context));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return answer(context);
    }

    private static Object answer(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SPACE))
                .get(ANSWER, Kept.class)
                .answer();
    }
}
