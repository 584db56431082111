// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.DeadLetter;
import ai.smartwhale.messaging.DeadLetters;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.ReplayReport;
import ai.smartwhale.messaging.TopicNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters over any {@link KafkaService}: a pass over the topic from its beginning to the end that it has now. */
public final class DefaultDeadLetters implements DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultDeadLetters.class);
    private static final int MOST = 1_000_000;
    private static final int CHUNK = 500;

    private final KafkaService kafka;

    /**
     * Works over a service.
     *
     * @param kafka the service
     */
    public DefaultDeadLetters(KafkaService kafka) {
        this.kafka = InvalidValueException.requirePresent("kafka", kafka);
    }

    @Override
    public CompletableFuture<List<DeadLetter>> list(String topic, int limit) {
        InvalidValueException.requireRange("limit", limit, 1, MOST);
        List<DeadLetter> letters = new ArrayList<>();
        return pass(topic, letter -> {
                    if (letters.size() < limit) {
                        letters.add(letter);
                    }
                })
                .thenApply(nothing -> {
                    letters.sort(java.util.Comparator.comparingInt(DeadLetter::partition)
                            .thenComparingLong(DeadLetter::offset));
                    return List.copyOf(letters);
                });
    }

    @Override
    public CompletableFuture<ReplayReport> replay(String topic, Predicate<DeadLetter> filter, boolean dryRun) {
        InvalidValueException.requirePresent("filter", filter);
        List<DeadLetter> chosen = new ArrayList<>();
        return pass(topic, letter -> {
                    if (filter.test(letter) && chosen.size() < MOST) {
                        chosen.add(letter);
                    }
                })
                .thenCompose(nothing -> {
                    CompletableFuture<ReplayReport> report =
                            CompletableFuture.completedFuture(new ReplayReport(chosen.size(), 0, List.of()));
                    for (int from = 0; !dryRun && from < chosen.size(); from += CHUNK) {
                        List<OutgoingMessage> chunk =
                                chosen.subList(from, Math.min(from + CHUNK, chosen.size())).stream()
                                        .map(DefaultDeadLetters::back)
                                        .toList();
                        report = report.thenCompose(
                                done -> kafka.sendBatch(chunk).thenApply(receipt -> add(done, receipt)));
                    }
                    return report;
                });
    }

    private static ReplayReport add(ReplayReport done, BatchReceipt receipt) {
        var failures = new ArrayList<>(done.failures());
        failures.addAll(receipt.failures());
        return new ReplayReport(done.found(), done.replayed() + receipt.sent(), failures);
    }

    private static OutgoingMessage back(DeadLetter letter) {
        return new OutgoingMessage(letter.originalTopic(), letter.key(), letter.value(), letter.headers());
    }

    private CompletableFuture<Void> pass(String topic, Consumer<DeadLetter> visitor) {
        String name = DeadLetterWriter.topicOf(TopicNames.requireTopicName("topic", topic));
        return kafka.getTopicInfo(name).thenCompose(info -> {
            if (info.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            Consumer<IncomingMessage> reader = message -> read(message, visitor);
            return new TopicPass(kafka, name, info.orElseThrow().endOffsets()).run(reader);
        });
    }

    private static void read(IncomingMessage message, Consumer<DeadLetter> visitor) {
        try {
            visitor.accept(letter(message));
        } catch (NumberFormatException | DateTimeException e) {
            LOG.warn("{}-{}@{} is no dead letter of ours", message.topic(), message.partition(), message.offset());
        }
    }

    private static DeadLetter letter(IncomingMessage message) {
        Map<String, byte[]> headers = new HashMap<>(message.headers());
        headers.keySet().removeIf(name -> name.startsWith(DeadLetterHeaders.PREFIX));
        return new DeadLetter(
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.parse(text(message, DeadLetterHeaders.AT)),
                text(message, DeadLetterHeaders.TOPIC),
                Integer.parseInt(text(message, DeadLetterHeaders.PARTITION)),
                Long.parseLong(text(message, DeadLetterHeaders.OFFSET)),
                Integer.parseInt(text(message, DeadLetterHeaders.ATTEMPTS)),
                text(message, DeadLetterHeaders.EXCEPTION),
                text(message, DeadLetterHeaders.MESSAGE),
                message.key(),
                message.value(),
                headers);
    }

    private static String text(IncomingMessage message, String header) {
        return message.header(header).orElse("");
    }
}
