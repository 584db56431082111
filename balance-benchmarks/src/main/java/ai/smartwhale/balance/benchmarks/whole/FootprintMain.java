// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.benchmarks.federation.DelayedDataService;
import ai.smartwhale.balance.monitoring.reporting.http.DashboardServerConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.BalanceBuilder;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestIdentity;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A JVM of its own that measures what is in it, says so in one line, and ends. */
final class FootprintMain {

    static final String RESULT = "result ";

    private static final int MODELS = 1_000;
    private static final int SETTLING_SECONDS = 10;
    private static final int UNDER_WAY = 64;
    private static final int KEYS_ALL_THE_WAY = 100;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FootprintMain() {}

    /** What is measured. */
    enum Kind {
        /** From nothing to the first answer. */
        START,
        /** A bare producer and consumer, doing nothing. */
        BARE,
        /** A Balance as it is by default, doing nothing. */
        IDLE,
        /** One with everything that watches and foresees, doing nothing. */
        FULL,
        /** One with everything, and many models registered. */
        REGISTERED,
        /** One with everything whose models have asked for many keys. */
        KEYS
    }

    public static void main(String[] arguments) throws Exception {
        String servers = arguments[1];
        int amount = Integer.parseInt(arguments[2]);
        switch (Kind.valueOf(arguments[0])) {
            case START -> start(servers);
            case BARE -> bare(servers, amount);
            case IDLE -> idle(Balance.builder().bootstrapServers(servers), amount);
            case FULL -> full(servers, amount);
            case REGISTERED -> registered(servers);
            case KEYS -> keys(amount);
        }
        System.exit(0);
    }

    static void startAndAsk(String servers) {
        try (Balance balance = Balance.builder().bootstrapServers(servers).build()) {
            balance.start();
            var unused = balance.request(DataQuery.of("start-" + UUID.randomUUID(), "first"))
                    .join();
        }
    }

    private static void start(String servers) {
        long began = System.nanoTime();
        try (Balance balance = Balance.builder().bootstrapServers(servers).build()) {
            balance.start();
            var unused = balance.request(DataQuery.of("start-" + UUID.randomUUID(), "first"))
                    .join();
            double millis = (System.nanoTime() - began) / 1e6;
            double sinceStart = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            say(Map.of("ms", millis, "jvm", sinceStart, "cpu", SYSTEM.getProcessCpuTime() / 1e6));
        }
    }

    private static void bare(String servers, int seconds) throws InterruptedException {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("group.id", "bare-" + UUID.randomUUID());
        settings.put("compression.type", "lz4");
        String topic = "bare-" + UUID.randomUUID();
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            var unused = producer.send(new ProducerRecord<>(topic, new byte[1_024]));
            producer.flush();
            AtomicInteger records = new AtomicInteger();
            observe(seconds, stop -> {
                while (System.nanoTime() < stop) {
                    records.addAndGet(consumer.poll(Duration.ofMillis(500)).count());
                }
            });
        }
    }

    private static void idle(BalanceBuilder builder, int seconds) throws InterruptedException {
        try (Balance balance = builder.build()) {
            balance.start();
            ask(balance, 100, i -> DataQuery.of("idle", "question " + i));
            observe(seconds, FootprintMain::sleepUntil);
        }
    }

    private static void full(String servers, int seconds) throws InterruptedException {
        try (AnswerCache cache = AnswerCache.inMemory()) {
            idle(everything(Balance.builder().bootstrapServers(servers), cache, foresight()), seconds);
        }
    }

    private static Foresight foresight() {
        return Foresight.create(
                ForesightConfig.builder().prefetch(PrefetchConfig.defaults()).build(), InstantSource.system());
    }

    private static BalanceBuilder everything(BalanceBuilder builder, AnswerCache cache, Foresight foresight) {
        return builder.answerCache(cache)
                .foresight(foresight)
                .monitoring(MonitoringConfig.defaults())
                .dashboard(DashboardServerConfig.withDefaults());
    }

    private static void registered(String servers) throws InterruptedException {
        try (AnswerCache cache = AnswerCache.inMemory();
                Balance balance = everything(Balance.builder().bootstrapServers(servers), cache, foresight())
                        .build()) {
            balance.start();
            for (int from = 0; from < MODELS; from += 100) {
                List<CompletableFuture<?>> registered = new ArrayList<>();
                for (int i = from; i < from + 100; i++) {
                    registered.add(balance.registerModel("model-" + i));
                }
                registered.forEach(CompletableFuture::join);
            }
            TimeUnit.SECONDS.sleep(3);
            say(Map.of("heap", (double) Heap.retained()));
        }
    }

    /**
     * The first keys of each model go all the way, through brokers in memory; what is left when Balance is gone is
     * theirs, not that of a host. All others are told to what keeps keys: the foresight and the cache.
     */
    private static void keys(int keysOfModel) throws InterruptedException {
        Foresight foresight = foresight();
        AnswerCache cache = AnswerCache.inMemory();
        try (InMemoryKafka kafka = InMemoryKafka.create(2 * UNDER_WAY, Clock.systemUTC());
                DelayedDataService data = new DelayedDataService(kafka.newService(), 0)) {
            Balance balance = everything(Balance.builder().kafkaService(kafka.newService()), cache, foresight)
                    .build();
            balance.start();
            int whole = Math.min(keysOfModel, KEYS_ALL_THE_WAY);
            long began = System.nanoTime();
            ask(balance, MODELS * whole, i -> DataQuery.of("model-" + i % MODELS, "question " + i));
            double asking = (System.nanoTime() - began) / 1e9;
            for (int i = MODELS * whole; i < MODELS * keysOfModel; i++) {
                tell(foresight, cache, "model-" + i % MODELS, "question " + i);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long all = Heap.retained();
            long cached = cache.usedBytes();
            balance.close();
            cache.close();
            balance = null;
            foresight = null;
            cache = null;
            long without = Heap.retained();
            say(Map.of(
                    "heap",
                    (double) all - without,
                    "rest",
                    (double) without,
                    "cache",
                    (double) cached,
                    "asking",
                    asking,
                    "seconds",
                    seconds));
        }
    }

    private static void tell(Foresight foresight, AnswerCache cache, String model, String question) {
        RequestPayload payload = RequestPayload.builder(model)
                .parameters(Map.of("query", question))
                .build();
        DataRequest request = MessageSchemas.createDataRequest(model, payload, Priority.DEFAULT, Clock.systemUTC());
        DataResponse answer = MessageSchemas.createDataResponse(
                request,
                ResponsePayload.builder(payload.operation(), ResponseStatus.SUCCESS, payload.dataType())
                        .data("x".repeat(1_024))
                        .build(),
                Clock.systemUTC());
        Optional<String> key = Optional.of("auto:fetch_data/text/" + question + '/' + RequestIdentity.digest(payload));
        foresight.requested(request, key);
        foresight.sent(request);
        foresight.answered(request, key, 1_024, Duration.ofMillis(1));
        cache.keep(request, answer);
    }

    private static void ask(Balance balance, int requests, IntFunction<DataQuery> questions)
            throws InterruptedException {
        Semaphore window = new Semaphore(UNDER_WAY);
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < requests; i++) {
            window.acquire();
            var unused = balance.request(questions.apply(i)).whenComplete((answer, failure) -> {
                if (failure != null || answer.payload().data().isEmpty()) {
                    failed.incrementAndGet();
                }
                window.release();
            });
        }
        window.acquire(UNDER_WAY);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + requests + " requests failed");
        }
    }

    /** What is done until a moment of {@link System#nanoTime()}. */
    private interface Waiting {
        void until(long stop) throws InterruptedException;
    }

    private static void sleepUntil(long stop) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(stop - System.nanoTime());
    }

    private static void observe(int seconds, Waiting waiting) throws InterruptedException {
        waiting.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS));
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        waiting.until(began + TimeUnit.SECONDS.toNanos(seconds));
        double share = (double) (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - began);
        say(Map.of(
                "core", share,
                "threads", (double) ManagementFactory.getThreadMXBean().getThreadCount(),
                "heap", (double) Heap.retained()));
    }

    private static void say(Map<String, Double> values) {
        StringBuilder line = new StringBuilder(RESULT);
        values.forEach(
                (name, value) -> line.append(name).append('=').append(value).append(' '));
        System.out.println(line.toString().strip());
    }
}
