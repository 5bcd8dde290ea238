package yourcores.kernel;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import yourcores.figure.Figure;
import yourcores.figure.Screen;
import yourcores.figure.Showable;

/**
 * Lets any JJava kernel that has the course's jars on its class path show figures. It adds no imports; what our own
 * kernel does beyond that - nothing printed is lost, cells are cleaned up - is missing there.
 */
public final class CourseExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        registerRenderers(kernel);
        if (!(kernel instanceof CourseKernel)) {
            Screen.install(new NotebookScreen(
                    kernel::display, data -> kernel.getIO().display.updateDisplay(data), Painting::of, false));
        }
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        Screen.install(Screen.STANDARD_OUTPUT);
    }

    private static void registerRenderers(BaseKernel kernel) {
        var renderer = kernel.getRenderer();
        renderer.createRegistration(Figure.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((figure, context) -> context.getOutputContainer().assign(Painting.of(figure)));
        renderer.createRegistration(Showable.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((result, context) -> context.getOutputContainer().assign(Painting.of(result.figure())));
    }
}
