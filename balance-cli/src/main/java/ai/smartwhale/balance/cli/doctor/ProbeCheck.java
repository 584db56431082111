// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.Subscription;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a record to a topic of its own, whose timestamps the broker makes, reads it back, and removes the topic. */
final class ProbeCheck implements Check {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration SKEW = Duration.ofSeconds(1);
    private static final Duration MUCH_SKEW = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "round trip";
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        KafkaService kafka = patient.kafka();
        String topic = MessagingConstants.CORE_PREFIX + ".doctor-" + UUID.randomUUID();
        kafka.createTopic(new TopicSpec(topic, 1, 1, Map.of("message.timestamp.type", "LogAppendTime")))
                .get();
        try {
            return probe(patient, topic);
        } finally {
            kafka.deleteTopic(topic).get();
        }
    }

    private List<Finding> probe(Patient patient, String topic) throws Exception {
        CompletableFuture<Void> read = new CompletableFuture<>();
        SubscriptionConfig config = SubscriptionConfig.builder(topic, topic)
                .mode(SubscriptionConfig.Mode.ALL)
                .commits(false)
                .deadLetters(false)
                .build();
        Subscription subscription =
                patient.kafka().subscribe(config, MessageHandler.of(message -> read.complete(null)));
        try {
            long begun = System.nanoTime();
            Instant before = patient.clock().instant();
            SendReceipt receipt =
                    patient.kafka().sendMessage(topic, "doctor", "probe").get();
            Instant after = patient.clock().instant();
            read.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            long took = (System.nanoTime() - begun) / 1_000_000;
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(name(), "written and read back in " + took + " ms"));
            findings.add(clock(receipt.timestamp(), before, after));
            return findings;
        } catch (TimeoutException e) {
            return List.of(Finding.problem(
                    name(),
                    "written, but not read back within " + LONGEST.toSeconds() + " s",
                    "Check the right to read smartwhale.* and the groups balance-*."));
        } finally {
            subscription.close(LONGEST);
        }
    }

    /** The broker stamped the record between the two moments; only what lies outside is sure to be skew. */
    static Finding clock(Instant broker, Instant before, Instant after) {
        Duration skew = broker.isBefore(before)
                ? Duration.between(before, broker)
                : broker.isAfter(after) ? Duration.between(after, broker) : Duration.ZERO;
        String detail = skew.isZero()
                ? "the broker agrees with this machine"
                : "the broker is " + skew.abs().toMillis() + " ms " + (skew.isNegative() ? "behind" : "ahead");
        if (skew.abs().compareTo(SKEW) <= 0) {
            return Finding.ok("clock", detail);
        }
        String advice = "Requests with ttl or expires_at may end too early or too late: let NTP set both clocks.";
        return skew.abs().compareTo(MUCH_SKEW) <= 0
                ? Finding.warning("clock", detail, advice)
                : Finding.problem("clock", detail, advice);
    }
}
