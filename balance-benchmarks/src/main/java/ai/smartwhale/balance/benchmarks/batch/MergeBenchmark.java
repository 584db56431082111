// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import ai.smartwhale.balance.batch.processor.AccessScope;
import ai.smartwhale.balance.batch.processor.DataMergeConfig;
import ai.smartwhale.balance.batch.processor.DataMergeRules;
import ai.smartwhale.balance.batch.processor.MergeGroup;
import ai.smartwhale.balance.batch.processor.MergeOutcome;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.RequestMerger;
import ai.smartwhale.balance.batch.processor.RequestMergerConfig;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
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
 * A hundred requests of which half are asked twice, from asking to the last answer, per request. Ours with a future for
 * each caller, a deadline, a level and bounds; java-dataloader as it comes; and the merging of the documents, a digest
 * over all sorted fields.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MergeBenchmark {

    private static final int REQUESTS = 100;
    private static final MergeTerms TERMS = MergeTerms.of(5, Duration.ofSeconds(30));

    /** What a record key costs. */
    private record Need(String scope, String type, String source, String query, int page) {}

    private final List<Need> needs = new ArrayList<>();
    private final List<DataRequest> requests = new ArrayList<>();
    private final CommonsExecutors executors = CommonsExecutors.create("merging", 1);
    private final RequestMerger<Need, String> merger = merger(executors.coarseTicker());
    private final RequestMerger<Need, String> exactMerger = merger(Ticker.system());
    private final RequestMerger<DataRequest, DataResponse> dataMerger = RequestMerger.create(
            RequestMergerConfig.defaults(),
            DataMergeRules.create(AccessScope.SHARED, DataMergeConfig.defaults(), Clock.systemUTC()),
            group -> {},
            Runnable::run,
            executors.coarseTicker());
    private final DataResponse answer;
    private final DataLoader<Need, String> shared = loader();

    /** Whatever differs is in the key. */
    private static final class NeedRules implements MergeRules<Need, String> {
        @Override
        public Optional<Object> key(Need request) {
            return Optional.of(request);
        }
    }

    /** Prepares the requests; equal ones are different objects. */
    public MergeBenchmark() {
        for (int i = 0; i < REQUESTS; i++) {
            needs.add(need(i % (REQUESTS / 2)));
            requests.add(MessageSchemas.createDataRequest(
                    "model-1",
                    RequestPayload.builder("model-1")
                            .parameters(
                                    Map.of("query", "blue whale " + i % (REQUESTS / 2), "language", "en", "page", 3))
                            .build(),
                    Priority.MEDIUM,
                    Clock.systemUTC()));
        }
        answer = MessageSchemas.createDataResponse(
                requests.get(0),
                ResponsePayload.builder(OperationType.FETCH_DATA, ResponseStatus.SUCCESS, DataType.TEXT)
                        .data("text")
                        .build(),
                Clock.systemUTC());
    }

    private static RequestMerger<Need, String> merger(Ticker ticker) {
        return RequestMerger.create(
                RequestMergerConfig.defaults(), new NeedRules(), group -> {}, Runnable::run, ticker);
    }

    /** Ends the thread of the ticker. */
    @TearDown
    public void close() {
        executors.close();
    }

    private static Need need(int number) {
        return new Need("scope", "text", "web", "blue whale " + number, 3);
    }

    private static DataLoader<Need, String> loader() {
        return DataLoaderFactory.newDataLoader(keys -> {
            List<String> answers = new ArrayList<>(keys.size());
            for (Need key : keys) {
                answers.add(key.query());
            }
            return CompletableFuture.completedFuture(answers);
        });
    }

    /**
     * Ours, with a record as the request and deadlines by the ticker of the suite.
     *
     * @return something of every answer
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int merger() {
        return merge(merger);
    }

    /**
     * Ours, with deadlines to the nanosecond: the clock of the system is read for each.
     *
     * @return something of every answer
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int mergerWithExactDeadlines() {
        return merge(exactMerger);
    }

    private int merge(RequestMerger<Need, String> merger) {
        List<MergeGroup<Need, String>> groups = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>(REQUESTS);
        for (Need need : needs) {
            answers.add(ask(merger, need, groups));
        }
        for (MergeGroup<Need, String> group : groups) {
            group.complete(group.seal().orElseThrow().query());
        }
        int sum = 0;
        for (CompletableFuture<String> one : answers) {
            sum += one.join().length();
        }
        return sum;
    }

    /**
     * Ours, with the messages of the suite and their rules, and an answer addressed to each.
     *
     * @return something of every answer
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int mergerOfMessages() {
        List<MergeGroup<DataRequest, DataResponse>> groups = new ArrayList<>();
        List<CompletableFuture<DataResponse>> answers = new ArrayList<>(REQUESTS);
        for (DataRequest request : requests) {
            answers.add(ask(dataMerger, request, groups));
        }
        for (MergeGroup<DataRequest, DataResponse> group : groups) {
            group.complete(answer);
        }
        int sum = 0;
        for (CompletableFuture<DataResponse> one : answers) {
            sum += one.join().metadata().requestId().length();
        }
        return sum;
    }

    /** The same without the answers: what it costs to find out what is the same. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int keysOfMessages() {
        int sum = 0;
        DataMergeRules rules = DataMergeRules.create(AccessScope.SHARED, DataMergeConfig.defaults(), Clock.systemUTC());
        for (DataRequest request : requests) {
            sum += rules.key(request).hashCode();
        }
        return sum;
    }

    private static <Q, A> CompletableFuture<A> ask(RequestMerger<Q, A> to, Q request, List<MergeGroup<Q, A>> groups) {
        MergeOutcome<Q, A> outcome = to.merge(request, TERMS);
        if (outcome instanceof MergeOutcome.Started<Q, A> started) {
            groups.add(started.group());
            return started.answer();
        }
        return ((MergeOutcome.Joined<Q, A>) outcome).answer();
    }

    /**
     * java-dataloader with a loader for each batch.
     *
     * @return something of every answer
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int dataLoaderOfItsOwn() {
        return load(loader());
    }

    /**
     * java-dataloader with one loader that forgets after each batch.
     *
     * @return something of every answer
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int dataLoaderShared() {
        int sum = load(shared);
        shared.clearAll();
        return sum;
    }

    private int load(DataLoader<Need, String> loader) {
        List<CompletableFuture<String>> answers = new ArrayList<>(REQUESTS);
        for (Need need : needs) {
            answers.add(loader.load(need));
        }
        loader.dispatchAndJoin();
        int sum = 0;
        for (CompletableFuture<String> one : answers) {
            sum += one.join().length();
        }
        return sum;
    }

    /**
     * A digest over all sorted fields, and one future for all who ask the same.
     *
     * @return something of every answer
     * @throws NoSuchAlgorithmException never
     */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int digestOfAllFields() throws NoSuchAlgorithmException {
        Map<String, CompletableFuture<String>> merged = new HashMap<>();
        List<CompletableFuture<String>> answers = new ArrayList<>(REQUESTS);
        MessageDigest digest = MessageDigest.getInstance("MD5");
        for (Need need : needs) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("scope", need.scope());
            fields.put("type", need.type());
            fields.put("source", need.source());
            fields.put("query", need.query());
            fields.put("page", need.page());
            String key =
                    HexFormat.of().formatHex(digest.digest(fields.toString().getBytes(StandardCharsets.UTF_8)));
            answers.add(merged.computeIfAbsent(key, unused -> new CompletableFuture<>()));
        }
        merged.values().forEach(future -> future.complete("blue whale"));
        int sum = 0;
        for (CompletableFuture<String> one : answers) {
            sum += one.join().length();
        }
        return sum;
    }
}
