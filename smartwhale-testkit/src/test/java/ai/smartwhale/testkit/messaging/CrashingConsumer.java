// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The process that is killed: writes down each message after handling it. Its fourth argument is how many it handles;
 * those after that stay in its hands for ever, so that it cannot finish before it is killed.
 */
final class CrashingConsumer {

    private static final long WORK_NANOS = 500_000;

    private CrashingConsumer() {}

    public static void main(String[] arguments) throws Exception {
        KafkaService kafka = KafkaService.create(KafkaConfig.of(arguments[0]));
        kafka.connect();
        var file = Files.newOutputStream(Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
        CountDownLatch forEver = new CountDownLatch(1);
        SubscriptionConfig config = SubscriptionConfig.builder("crash-" + arguments[1], arguments[1])
                .properties(Map.of("session.timeout.ms", "6000"))
                .build();
        kafka.subscribe(config, MessageHandler.of(message -> {
            if (left.decrementAndGet() < 0) {
                forEver.await();
            }
            LockSupport.parkNanos(WORK_NANOS);
            file.write((message.text() + '\n').getBytes(StandardCharsets.US_ASCII));
        }));
        forEver.await();
    }
}
