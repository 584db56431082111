// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.replay.Injected;
import ai.smartwhale.balance.cli.replay.KeyCatalog;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.ResponseStatus;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.testkit.BundledKeys;
import ai.smartwhale.testkit.DataServiceStatistics;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.Latency;
import ai.smartwhale.testkit.StandInDataService;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** What a command starts beside Balance: a Kafka and a stand-in Data service, only the latter, or nothing. */
final class Playground implements AutoCloseable {

    /** The rarest of a hundred answers takes so many times the median. */
    private static final int TAIL = 5;

    private final Optional<String> servers;
    private final Optional<StandInDataService> dataService;
    private final Deque<AutoCloseable> open;

    private Playground(Optional<String> servers, Optional<StandInDataService> dataService, Deque<AutoCloseable> open) {
        this.servers = servers;
        this.dataService = dataService;
        this.open = open;
    }

    /** What the bundled data can be asked for. */
    static KeyCatalog catalog() {
        return new KeyCatalog(Map.of(
                DataSource.WIKI, BundledKeys.of(DataSource.WIKI),
                DataSource.WEB, BundledKeys.of(DataSource.WEB),
                DataSource.DATABASE, BundledKeys.of(DataSource.DATABASE)));
    }

    static Playground nothing() {
        return new Playground(Optional.empty(), Optional.empty(), new ArrayDeque<>());
    }

    /**
     * One broker means one replica, which is no news where the broker is started here. Whoever makes a logger before
     * {@link #complete} has to call this before that, since it is then that logback.xml is read.
     */
    static void expectOneReplica() {
        if (System.getProperty("balance.log") == null) {
            System.setProperty("balance.log.topics", "ERROR");
        }
    }

    /** Starts a Kafka inside this process and a stand-in Data service on it. */
    static Playground complete(ProgressLine progress, StandInOptions options) {
        progress.say("starting Kafka inside this process");
        expectOneReplica();
        Deque<AutoCloseable> open = new ArrayDeque<>();
        EmbeddedKafka broker = EmbeddedKafka.start();
        open.push(broker);
        try {
            KafkaConfig config = KafkaConfig.builder(broker.bootstrapServers())
                    .clientId("balance-stand-in")
                    .build();
            return new Playground(
                    Optional.of(broker.bootstrapServers()), Optional.of(start(config, options, open)), open);
        } catch (RuntimeException e) {
            CloseAll.of(open, "what was started beside Balance");
            throw e;
        }
    }

    /** Starts a stand-in Data service on an existing Kafka. */
    static Playground dataServiceOn(KafkaConfig kafka, StandInOptions options) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            return new Playground(Optional.empty(), Optional.of(start(kafka, options, open)), open);
        } catch (RuntimeException e) {
            CloseAll.of(open, "what was started beside Balance");
            throw e;
        }
    }

    private static StandInDataService start(KafkaConfig config, StandInOptions options, Deque<AutoCloseable> open) {
        KafkaService kafka = KafkaService.create(config);
        open.push(kafka);
        kafka.connect();
        TopicManager.create(kafka).initializeAllTopics().join();
        StandInDataService service = StandInDataService.builder(kafka)
                .latency(latency(options.latency()))
                .errorRate(options.errorRate())
                .duplicateRate(options.duplicateRate())
                .seed(options.seed())
                .start();
        open.push(service);
        return service;
    }

    private static Latency latency(Duration median) {
        return median.isZero() ? Latency.none() : Latency.logNormal(median, median.multipliedBy(TAIL));
    }

    /** The brokers that were started here, if they were. */
    Optional<String> servers() {
        return servers;
    }

    /** Whether nothing runs here. */
    boolean isEmpty() {
        return dataService.isEmpty();
    }

    /** What the stand-in did wrong on purpose. */
    Injected injected() {
        return dataService
                .map(StandInDataService::statistics)
                .map(Playground::injected)
                .orElse(Injected.NONE);
    }

    private static Injected injected(DataServiceStatistics statistics) {
        return new Injected(statistics.answered().getOrDefault(ResponseStatus.ERROR, 0L), statistics.duplicates());
    }

    @Override
    public void close() {
        CloseAll.of(open, "what was started beside Balance");
    }
}
