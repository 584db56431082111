// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Cause;
import ai.smartwhale.balance.core.coordinator.model.InteractionReport.Shift;
import ai.smartwhale.balance.core.coordinator.model.ModelCoordinator;
import ai.smartwhale.balance.core.coordinator.model.ModelListener;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import ai.smartwhale.balance.services.monitoring.AlertingConfig;
import ai.smartwhale.balance.services.monitoring.MonitoringConfig;
import ai.smartwhale.commons.resource.Registration;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundTest {

    private static final String ALERTS = """
            channels: [{name: log, type: log}]
            receivers: [{name: team, channels: [log]}]
            route: {receiver: team}
            rules: [{kind: threshold, name: Slow, on: latency, fire: 5}]
            """;

    private final InMemoryKafka kafka = InMemoryKafka.create();

    @AfterEach
    void endKafka() {
        kafka.close();
    }

    @Test
    void aStartThatFailsBeginsNothingThatWouldBeginTwice(@TempDir Path folder) throws IOException {
        Path alerts = Files.writeString(folder.resolve("alerts.yaml"), ALERTS);
        AtomicInteger asked = new AtomicInteger();
        Foresight real = Foresight.create(ForesightConfig.builder().build(), InstantSource.system());
        Foresight counting = new ForwardingForesight(real) {
            @Override
            public ForesightConfig config() {
                asked.incrementAndGet();
                return super.config();
            }
        };
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .foresight(counting)
                .monitoring(MonitoringConfig.builder()
                        .alerting(AlertingConfig.builder().file(alerts).build())
                        .build())
                .build()) {
            int before = asked.get();
            Files.delete(alerts);
            assertThatThrownBy(balance::start).hasStackTraceContaining("alerts file");
            assertThat(asked.get()).isEqualTo(before);

            Files.writeString(alerts, ALERTS);
            balance.start();
            assertThat(asked.get()).isGreaterThan(before);
        }
    }

    @Test
    void aMoveOfPrioritiesBeforeTheStartDoesNotEndTheListening() {
        AtomicReference<ModelListener> listener = new AtomicReference<>();
        AtomicBoolean left = new AtomicBoolean();
        ModelCoordinator coordinator = (ModelCoordinator) Proxy.newProxyInstance(
                ModelCoordinator.class.getClassLoader(),
                new Class<?>[] {ModelCoordinator.class},
                (proxy, method, arguments) -> {
                    listener.set((ModelListener) arguments[0]);
                    return (Registration) () -> left.set(true);
                });
        Shift shift = new Shift("m", TaskPriority.of(5), TaskPriority.of(4), Cause.MISSES_TARGET);
        try (Balance balance = Balance.builder()
                .kafkaService(kafka.newService())
                .coordinator(coordinator)
                .build()) {
            listener.get().onShift(shift);
            assertThat(left).isFalse();
            assertThat(balance.loop()).isPresent();
        }
        listener.get().onShift(shift);
        assertThat(left).isTrue();
    }
}
