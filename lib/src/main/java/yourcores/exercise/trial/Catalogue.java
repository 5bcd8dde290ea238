package yourcores.exercise.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yourcores.exercise.Exercise;
import yourcores.exercise.ch00.Assistant;
import yourcores.exercise.ch01.Film;
import yourcores.exercise.ch01.Hunt;
import yourcores.exercise.ch01.Judge;
import yourcores.exercise.ch02.ProcessorPlan;
import yourcores.exercise.ch02.ShareFinder;
import yourcores.exercise.ch02.SpeedupFormula;
import yourcores.exercise.ch03.Errands;
import yourcores.exercise.ch03.PriorityExecutor;
import yourcores.exercise.ch03.StoppableWorker;
import yourcores.exercise.ch04.BoundedPermits;
import yourcores.exercise.ch04.LockGuard;
import yourcores.exercise.ch04.Turnstile;
import yourcores.exercise.ch05.BoundedDownloader;
import yourcores.exercise.ch05.CarefulDesk;
import yourcores.exercise.ch05.PatientDownload;
import yourcores.exercise.ch06.Autopsy;
import yourcores.exercise.ch06.FamilyEnd;
import yourcores.exercise.ch06.PipelineRun;
import yourcores.exercise.ch07.Extremes;
import yourcores.exercise.ch07.PieceCount;
import yourcores.exercise.ch07.RainStreak;
import yourcores.exercise.ch08.MedianFilter;
import yourcores.exercise.ch08.StagePlan;
import yourcores.exercise.ch08.TileBlur;
import yourcores.exercise.ch14.LazyCache;
import yourcores.exercise.ch14.LosingOrder;
import yourcores.exercise.ch14.VoteCounter;
import yourcores.exercise.ch15.Forecast;
import yourcores.exercise.ch15.ForeignCall;
import yourcores.exercise.ch15.SwitchInterval;

/** All exercises of the course. */
final class Catalogue {
    private static final List<Class<?>> ALL = List.of(
            Assistant.class,
            Hunt.class,
            Film.class,
            Judge.class,
            SpeedupFormula.class,
            ShareFinder.class,
            ProcessorPlan.class,
            Errands.class,
            StoppableWorker.class,
            PriorityExecutor.class,
            LockGuard.class,
            Turnstile.class,
            BoundedPermits.class,
            BoundedDownloader.class,
            PatientDownload.class,
            CarefulDesk.class,
            Autopsy.class,
            FamilyEnd.class,
            PipelineRun.class,
            Extremes.class,
            RainStreak.class,
            PieceCount.class,
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
