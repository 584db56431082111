// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

/**
 * The operations of {@link MergeBenchmark} and {@link JoinBenchmark} by CPU time, in turn: for machines that are busy.
 */
public final class MergeMeasurement {

    private static final int BATCH = 100;

    private MergeMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds, if wished
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        MergeBenchmark merge = new MergeBenchmark();
        new CpuRounds("A hundred requests, half of them twice, per request", 200_000)
                .add("java-dataloader, one loader for each batch", BATCH, merge::dataLoaderOfItsOwn)
                .add("java-dataloader, shared, cleared after each batch", BATCH, merge::dataLoaderShared)
                .add("RequestMerger", BATCH, merge::merger)
                .add("RequestMerger, deadlines to the nanosecond", BATCH, merge::mergerWithExactDeadlines)
                .add("digest of all fields", BATCH, merge::digestOfAllFields)
                .add("RequestMerger on messages, answers addressed", BATCH, merge::mergerOfMessages)
                .add("of which the keys", BATCH, merge::keysOfMessages)
                .run(rounds);
        JoinBenchmark join = new JoinBenchmark();
        new CpuRounds("Joining what is under way, per caller", 400_000)
                .add("Caffeine AsyncCache, a future for each", BATCH, join::joinCaffeineWithOwnFutures)
                .add("Caffeine AsyncCache, one future for all", BATCH, join::joinCaffeine)
                .add("RequestMerger", BATCH, join::joinMerger)
                .add("RequestMerger, deadlines", BATCH, join::joinMergerWithDeadlines)
                .add("RequestMerger, deadlines to the nanosecond", BATCH, join::joinMergerWithExactDeadlines)
                .run(rounds);
        new CpuRounds("Nobody else asks", 200_000)
                .add("Caffeine AsyncCache", 1, join::missCaffeine)
                .add("RequestMerger, deadlines", 1, join::missMerger)
                .run(rounds);
        merge.close();
        join.close();
    }
}
