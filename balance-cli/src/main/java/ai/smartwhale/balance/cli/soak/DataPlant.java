// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.balance.cli.soak.load.Content;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.testkit.Collected;
import ai.smartwhale.testkit.Latency;
import ai.smartwhale.testkit.Misbehaviour;
import ai.smartwhale.testkit.StandInDataService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The Data service of a soak, which can be closed and opened again. */
final class DataPlant implements AutoCloseable {

    private static final Duration USUAL = Duration.ofMillis(15);
    private static final Duration SELDOM = Duration.ofMillis(80);
    /** Longer than any model waits. */
    private static final Duration LATE = Duration.ofSeconds(9);

    private final String servers;
    private final Content content;
    private final long seed;
    private final Misbehaviour misbehaviour = Misbehaviour.create(LATE);
    private @Nullable KafkaService kafka;
    private @Nullable StandInDataService service;

    DataPlant(String servers, Content content, long seed) {
        this.servers = servers;
        this.content = content;
        this.seed = seed;
    }

    Misbehaviour misbehaviour() {
        return misbehaviour;
    }

    synchronized void open() {
        if (service == null) {
            KafkaService opened = KafkaService.create(
                    KafkaConfig.builder(servers).clientId("soak-data").build());
            kafka = opened;
            service = StandInDataService.builder(opened)
                    .collectors(Map.of(DataSource.WIKI, this::collect))
                    .latency(Latency.logNormal(USUAL, SELDOM))
                    .misbehaviour(misbehaviour)
                    .seed(seed)
                    .start();
        }
    }

    private CompletableFuture<Collected> collect(RequestPayload request) {
        Object key = request.parameters().get("query");
        return CompletableFuture.completedFuture(
                key == null
                        ? Collected.invalid("query is missing")
                        : new Collected.Found(List.of(content.of(key.toString())), Optional.empty()));
    }

    @Override
    public synchronized void close() {
        StandInDataService open = service;
        KafkaService connected = kafka;
        service = null;
        kafka = null;
        if (open != null) {
            open.close();
        }
        if (connected != null) {
            connected.close();
        }
    }
}
