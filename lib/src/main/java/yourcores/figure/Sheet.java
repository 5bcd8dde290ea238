package yourcores.figure;

import java.util.List;
import java.util.stream.Collectors;

/** Figures that belong together, one below the other. */
public record Sheet(String title, List<Figure> figures) implements Figure {

    public Sheet {
        figures = List.copyOf(figures);
    }

    @Override
    public String words() {
        return figures.stream().map(Figure::alt).collect(Collectors.joining("\n"));
    }
}
