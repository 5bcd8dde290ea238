package answers.ch15;

import yourcores.exercise.ch15.Forecast;
import yourcores.exercise.ch15.Forecast.Job;
import yourcores.exercise.trial.Answers;

class ForecastAnswersTest extends Answers {

    @Right
    Forecast theSmallestOfThreeBounds() {
        return ForecastAnswersTest::best;
    }

    @Right
    Forecast whatIsUsedUpFirst() {
        return (job, threads, cores) -> alone(job)
                / Math.max(
                        alone(job) / threads,
                        Math.max(job.pythonMillis(), (job.pythonMillis() + job.nativeMillis()) / cores));
    }

    @Wrong(refusedBy = "nothing but Python", says = "only one thread at a time computes in Python")
    Forecast looksForTheLockOnlyWhereAJobDropsIt() {
        return (job, threads, cores) ->
                job.nativeMillis() + job.waitMillis() == 0 ? threads : best(job, threads, cores);
    }

    @Wrong(refusedBy = "nothing but waiting", says = "waiting takes neither the lock nor a core")
    Forecast believesThatEachJobHasSomePython() {
        return (job, threads, cores) ->
                best(new Job(Math.max(1, job.pythonMillis()), job.nativeMillis(), job.waitMillis()), threads, cores);
    }

    /** What it refuses "200 jobs drawn by lot" refuses, too: it is the case to begin with. */
    @Wrong(
            refusedBy = "Python and waiting",
            and = "200 jobs drawn by lot",
            says = "how many jobs can the lock work off while one job runs alone?")
    Forecast appliesAmdahl() {
        return (job, threads, cores) -> {
            double serial = job.pythonMillis() / alone(job);
            return Math.min(best(job, threads, cores), 1 / (serial + (1 - serial) / threads));
        };
    }

    @Wrong(refusedBy = "native code on few cores", says = "native code needs no lock, but a core")
    Forecast takesAJobWithoutPythonForOneThatWaits() {
        return (job, threads, cores) -> job.pythonMillis() == 0 ? threads : best(job, threads, cores);
    }

    @Wrong(refusedBy = "200 jobs drawn by lot", says = "which is used up first: threads, lock, cores?")
    Forecast believesThatThereAreTwoCores() {
        return (job, threads, cores) -> best(job, threads, Math.max(2, cores));
    }

    private static double best(Job job, int threads, int cores) {
        return Math.min(
                threads,
                Math.min(
                        alone(job) / job.pythonMillis(),
                        cores * alone(job) / (job.pythonMillis() + job.nativeMillis())));
    }

    private static double alone(Job job) {
        return job.pythonMillis() + job.nativeMillis() + job.waitMillis();
    }
}
