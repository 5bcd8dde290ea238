package yourcores.kernel.stock;

import java.util.List;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.JarsMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.AddMavenDependencyMagic;
import org.dflib.jjava.maven.magics.LoadFromPomCellMagic;
import org.dflib.jjava.maven.magics.LoadFromPomLineMagic;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/** The magics of the stock kernel. Maven is not woken before one of its own is used: that costs time at each start. */
public final class StockMagics {

    private StockMagics() {}

    @SuppressWarnings("removal") // the stock kernel has them, too
    public static void register(MagicsRegistry magics) {
        var time = new TimeMagic();
        magics.registerLineMagic("classpath", new ClasspathMagic());
        magics.registerLineMagic("jars", new JarsMagic());
        magics.registerLineMagic("load", new LoadMagic());
        magics.registerLineMagic("time", time);
        magics.registerCellMagic("time", time);
        magics.registerLineMagic("maven", withMaven(MavenMagic::new));
        magics.registerLineMagic("addMavenDependency", withMaven(AddMavenDependencyMagic::new));
        magics.registerLineMagic("mavenRepo", withMaven(MavenRepoMagic::new));
        magics.registerLineMagic("loadFromPOM", withMaven(LoadFromPomLineMagic::new));
        magics.registerCellMagic(
                "loadFromPOM",
                (JavaKernel kernel, List<String> arguments, String body) ->
                        new LoadFromPomCellMagic(Maven.RESOLVER).eval(kernel, arguments, body));
    }

    private static LineMagic<Void, JavaKernel> withMaven(
            Function<MavenDependencyResolver, LineMagic<Void, JavaKernel>> magic) {
        return (kernel, arguments) -> magic.apply(Maven.RESOLVER).eval(kernel, arguments);
    }

    /** One for all: a repository that one cell adds serves the others. */
    private static final class Maven {
        static final MavenDependencyResolver RESOLVER = new MavenDependencyResolver();
    }
}
