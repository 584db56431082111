// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import ai.smartwhale.commons.MissingDependencyException;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingHealth.SubscriptionHealth;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The process without codecs: says what it handled, and what its health says. Ends properly when it is told to. */
final class LeanConsumer {

    private LeanConsumer() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (KafkaService refused = KafkaService.create(
                KafkaConfig.builder(arguments[0]).compression("zstd").build())) {
            refused.connect();
        } catch (MissingDependencyException e) {
            out.println("refused " + e.dependency());
        }
        KafkaService kafka = KafkaService.create(KafkaConfig.of(arguments[0]));
        kafka.connect();
        List<String> topics = List.of(arguments).subList(2, arguments.length);
        SubscriptionConfig config = SubscriptionConfig.builder(arguments[1], topics.toArray(String[]::new))
                .start(SubscriptionConfig.Start.EARLIEST)
                .build();
        Subscription subscription =
                kafka.subscribe(config, MessageHandler.of(message -> out.println("handled " + message.text())));
        String told = "";
        while (System.in.available() == 0) {
            String error = kafka.health().subscriptions().values().stream()
                    .map(LeanConsumer::health)
                    .findFirst()
                    .orElse("");
            if (!error.equals(told)) {
                out.println("health " + error);
                told = error;
            }
            Thread.sleep(20);
        }
        out.println("closed " + subscription.close(Duration.ofSeconds(20)));
        kafka.close();
    }

    private static String health(SubscriptionHealth health) {
        return health.state() + " " + health.lastError().orElse("");
    }
}
