// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.Subscription;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What registered models cost beyond what Kafka's own client holds, which is why there is no Kafka here. */
class IdleModelsTest {

    private static final int MODELS = 10_000;
    private static final long MOST_BYTES = 30 << 10;

    @Test
    void idleModelsShareThreadsAndHoldLittle() {
        BalanceConfig config = BalanceConfig.builder()
                .instanceId("idle-models")
                .maxModels(MODELS + 1)
                .serveModelRequests(false)
                .build();
        try (Balance balance =
                Balance.builder().kafkaService(noKafka()).config(config).build()) {
            balance.start();
            balance.registerModel("first").orTimeout(30, TimeUnit.SECONDS).join();
            long before = usedBytes();
            List<CompletableFuture<ModelRegistration>> registrations = new ArrayList<>();
            for (int i = 0; i < MODELS; i++) {
                registrations.add(balance.registerModel("model-" + i));
            }
            registrations.forEach(
                    registration -> registration.orTimeout(30, TimeUnit.SECONDS).join());
            registrations.clear();
            assertThat(balance.modelService().registeredModels()).hasSize(MODELS + 1);
            assertThat((usedBytes() - before) / MODELS).isLessThan(MOST_BYTES);
            assertThat(threads())
                    .isLessThanOrEqualTo(Math.max(4, Runtime.getRuntime().availableProcessors()));
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("idle-models"))
                .count();
    }

    private static long usedBytes() {
        WeakReference<Object> canary = new WeakReference<>(new Object());
        while (canary.get() != null) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A service that says yes to everything and receives nothing. */
    private static KafkaService noKafka() {
        Subscription subscription = yes(Subscription.class, null);
        return yes(KafkaService.class, subscription);
    }

    private static <T> T yes(Class<T> type, Object other) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> {
            if (called.getReturnType() == boolean.class) {
                return true;
            }
            if (called.getReturnType() == CompletableFuture.class) {
                return CompletableFuture.completedFuture(called.getName().equals("createTopic") ? true : null);
            }
            return called.getReturnType().isInstance(other) ? other : null;
        });
        return type.cast(proxy);
    }
}
