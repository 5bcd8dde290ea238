package yourcores.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All exercises of the course. */
final class Catalogue {
    private static final List<Class<?>> ALL = List.of(
            Assistant.class,
            SpeedupFormula.class,
            ShareFinder.class,
            ProcessorPlan.class,
            Errands.class,
            StoppableWorker.class,
            PriorityExecutor.class,
            BoundedDownloader.class,
            PatientDownload.class,
            CarefulDesk.class,
            TileBlur.class,
            MedianFilter.class,
            StagePlan.class,
            VoteCounter.class,
            LazyCache.class,
            LosingOrder.class,
            SwitchInterval.class,
            ForeignCall.class,
            Forecast.class);

    private Catalogue() {}

    /** The interface to implement in the exercise of this id; case and blanks around it do not count. */
    static Optional<Class<?>> find(String id) {
        var wanted = id == null ? "" : id.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(task -> describe(task).id().equals(wanted)).findFirst();
    }

    static Exercise describe(Class<?> task) {
        return task.getAnnotation(Exercise.class);
    }

    /** The ids of all exercises, in the order of the chapters. */
    static List<String> ids() {
        return ALL.stream().map(task -> describe(task).id()).toList();
    }

    /** The ids of the exercises in the chapter of this one. */
    static List<String> chapterOf(String id) {
        return ids().stream().filter(other -> other.regionMatches(0, id, 0, 2)).toList();
    }
}
