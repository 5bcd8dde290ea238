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
import yourcores.exercise.ch09.MealOrder;
import yourcores.exercise.ch09.PoliteCount;
import yourcores.exercise.ch09.TurnTaker;
import yourcores.exercise.ch10.FirstSuccess;
import yourcores.exercise.ch10.Gather;
import yourcores.exercise.ch10.StandIn;
import yourcores.exercise.ch11.ClosableQueue;
import yourcores.exercise.ch11.EndMerger;
import yourcores.exercise.ch11.FrameDecoder;
import yourcores.exercise.ch12.CircleSearch;
import yourcores.exercise.ch12.MoneyTransfer;
import yourcores.exercise.ch12.NoticeBoard;
import yourcores.exercise.ch13.FairBridge;
import yourcores.exercise.ch13.PrintShop;
import yourcores.exercise.ch13.StarvationWatch;
import yourcores.exercise.ch14.LazyCache;
import yourcores.exercise.ch14.LosingOrder;
import yourcores.exercise.ch14.VoteCounter;
import yourcores.exercise.ch15.Forecast;
import yourcores.exercise.ch15.ForeignCall;
import yourcores.exercise.ch15.SwitchInterval;
import yourcores.exercise.ch16.Hall;
import yourcores.exercise.ch16.PlateTaker;
import yourcores.exercise.ch16.PriceBoard;
import yourcores.exercise.ch17.CounterPlaces;
import yourcores.exercise.ch17.FencePlaces;
import yourcores.exercise.ch17.ShopWindow;
import yourcores.exercise.ch18.Calculator;
import yourcores.exercise.ch18.ClientLimit;
import yourcores.exercise.ch18.SlowReader;
import yourcores.exercise.ch19.DumpReader;
import yourcores.exercise.ch19.LetterTest;
import yourcores.exercise.ch19.MakeUp;
import yourcores.exercise.ch20.ClassOutliers;
import yourcores.exercise.ch20.NeighbourCurve;

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
            MealOrder.class,
            PoliteCount.class,
            TurnTaker.class,
            Gather.class,
            FirstSuccess.class,
            StandIn.class,
            FrameDecoder.class,
            EndMerger.class,
            ClosableQueue.class,
            MoneyTransfer.class,
            NoticeBoard.class,
            CircleSearch.class,
            FairBridge.class,
            PrintShop.class,
            StarvationWatch.class,
            VoteCounter.class,
            LazyCache.class,
            LosingOrder.class,
            SwitchInterval.class,
            ForeignCall.class,
            Forecast.class,
            Hall.class,
            PlateTaker.class,
            PriceBoard.class,
            ShopWindow.class,
            FencePlaces.class,
            CounterPlaces.class,
            Calculator.class,
            ClientLimit.class,
            SlowReader.class,
            LetterTest.class,
            MakeUp.class,
            DumpReader.class,
            NeighbourCurve.class,
            ClassOutliers.class);

    private Catalogue() {}

    /** The interface to implement in the exercise of this id; case and blanks around it do not count. */
    static Optional<Class<?>> find(String id) {
        var wanted = id == null ? "" : id.strip().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(task -> describe(task).id().equals(wanted)).findFirst();
    }

    static Exercise describe(Class<?> task) {
        return task.getAnnotation(Exercise.class);
    }

    /** All exercises, in the order of the chapters. */
    static List<Exercise> exercises() {
        return ALL.stream().map(Catalogue::describe).toList();
    }

    static List<String> ids() {
        return exercises().stream().map(Exercise::id).toList();
    }

    /** The ids of the exercises in the chapter of this one. */
    static List<String> chapterOf(String id) {
        return ids().stream().filter(other -> other.regionMatches(0, id, 0, 2)).toList();
    }
}
