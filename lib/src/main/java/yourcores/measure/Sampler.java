package yourcores.measure;

/** Takes one sample after the other. */
@FunctionalInterface
interface Sampler {

    /**
     * Runs a variant and times it.
     *
     * @param repetitions how often it runs within the sample
     * @throws InterruptedException when the reader stopped the cell; the work has been interrupted
     * @throws Exception whatever the work throws
     */
    Sample take(Variant variant, int repetitions) throws Exception;
}
