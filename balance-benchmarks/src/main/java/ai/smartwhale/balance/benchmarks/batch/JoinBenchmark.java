// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.batch.processor.MergeOutcome;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.RequestMerger;
import ai.smartwhale.balance.batch.processor.RequestMergerConfig;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Joining what is under way, and asking for what is not, beside Caffeine's AsyncCache. Of ours every caller has a
 * future of his own, which counts with its completion and delivery; of Caffeine all share one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JoinBenchmark {

    private static final int JOINS = 100;
    private static final MergeTerms PATIENT = MergeTerms.of(5);
    private static final MergeTerms LIMITED = MergeTerms.of(5, Duration.ofSeconds(30));

    private final CommonsExecutors executors = CommonsExecutors.create("joins", 1);
    private final RequestMerger<String, String> merger = merger(executors.coarseTicker());
    private final RequestMerger<String, String> exactMerger = merger(Ticker.system());
    private final AsyncCache<String, String> cache =
            Caffeine.newBuilder().maximumSize(20_000).executor(Runnable::run).buildAsync();
    private final String[] keys = new String[1024];
    private int next;

    private static final class TextRules implements MergeRules<String, String> {
        @Override
        public Optional<Object> key(String request) {
            return Optional.of(request);
        }
    }

    /** Prepares the keys. */
    public JoinBenchmark() {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "blue whale " + i;
        }
    }

    private static RequestMerger<String, String> merger(Ticker ticker) {
        return RequestMerger.create(
                RequestMergerConfig.defaults(), new TextRules(), group -> {}, Runnable::run, ticker);
    }

    /** Ends the thread of the ticker. */
    @TearDown
    public void close() {
        executors.close();
    }

    private String key() {
        return keys[next++ & (keys.length - 1)];
    }

    /**
     * Ours: one starts, the others join, all are answered.
     *
     * @return the last future
     */
    @Benchmark
    @OperationsPerInvocation(JOINS)
    public CompletableFuture<String> joinMerger() {
        return join(merger, PATIENT);
    }

    /**
     * Ours, each caller with a deadline by the ticker of the suite.
     *
     * @return the last future
     */
    @Benchmark
    @OperationsPerInvocation(JOINS)
    public CompletableFuture<String> joinMergerWithDeadlines() {
        return join(merger, LIMITED);
    }

    /**
     * Ours, each caller with a deadline to the nanosecond: the clock of the system is read for each.
     *
     * @return the last future
     */
    @Benchmark
    @OperationsPerInvocation(JOINS)
    public CompletableFuture<String> joinMergerWithExactDeadlines() {
        return join(exactMerger, LIMITED);
    }

    private CompletableFuture<String> join(RequestMerger<String, String> merger, MergeTerms terms) {
        String key = key();
        MergeOutcome.Started<String, String> started = (MergeOutcome.Started<String, String>) merger.merge(key, terms);
        CompletableFuture<String> last = started.answer();
        for (int i = 1; i < JOINS; i++) {
            last = ((MergeOutcome.Joined<String, String>) merger.merge(key, terms)).answer();
        }
        MergeGroup<String, String> group = started.group();
        group.complete(group.seal().orElseThrow());
        return last;
    }

    /**
     * Caffeine: one starts, the others get its future, it completes and is forgotten.
     *
     * @return the future
     */
    @Benchmark
    @OperationsPerInvocation(JOINS)
    public CompletableFuture<String> joinCaffeine() {
        String key = key();
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> last = future;
        for (int i = 0; i < JOINS; i++) {
            last = cache.get(key, (asked, executor) -> future);
        }
        future.complete(key);
        cache.synchronous().invalidate(key);
        return last;
    }

    /**
     * Caffeine, each caller with a future of his own, which he can cancel without cancelling the others.
     *
     * @return the last future
     */
    @Benchmark
    @OperationsPerInvocation(JOINS)
    public CompletableFuture<String> joinCaffeineWithOwnFutures() {
        String key = key();
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> last = future;
        for (int i = 0; i < JOINS; i++) {
            last = cache.get(key, (asked, executor) -> future).copy();
        }
        future.complete(key);
        cache.synchronous().invalidate(key);
        return last;
    }

    /**
     * Ours: nobody else asks.
     *
     * @return the future
     */
    @Benchmark
    public CompletableFuture<String> missMerger() {
        MergeOutcome.Started<String, String> started =
                (MergeOutcome.Started<String, String>) merger.merge(key(), LIMITED);
        started.group().complete(started.group().seal().orElseThrow());
        return started.answer();
    }

    /**
     * Caffeine: nobody else asks.
     *
     * @return the future
     */
    @Benchmark
    public CompletableFuture<String> missCaffeine() {
        String key = key();
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> answer = cache.get(key, (asked, executor) -> future);
        future.complete(key);
        cache.synchronous().invalidate(key);
        return answer;
    }
}
