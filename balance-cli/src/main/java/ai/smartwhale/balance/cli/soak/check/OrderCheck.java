// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Messages of one model are handed out in the order in which they were sent: none may come for the first time after one
 * that was sent later. Coming again is allowed, as after a rebalance. One that Kafka acknowledged must come.
 * Thread-safe.
 */
public final class OrderCheck {

    /** What is known of one model. */
    private static final class Sequence {
        private long latest;
        private final Set<Long> skipped = new HashSet<>();
        private final Set<Long> acknowledged = new HashSet<>();
    }

    private final Map<String, Sequence> models = new HashMap<>();
    private final Findings findings = new Findings();
    private long received;
    private long again;
    private boolean over;

    /** One that has seen nothing. */
    public OrderCheck() {}

    private Sequence of(String model) {
        return models.computeIfAbsent(model, name -> new Sequence());
    }

    /**
     * Kafka has acknowledged a message.
     *
     * @param model whose it is
     * @param number its number among those of the model, from 1
     */
    public synchronized void acknowledged(String model, long number) {
        Sequence sequence = of(model);
        if (over) {
            return;
        }
        if (number > sequence.latest || sequence.skipped.contains(number)) {
            sequence.acknowledged.add(number);
        }
    }

    /**
     * A message was handed out.
     *
     * @param model whose it is
     * @param number its number
     */
    public synchronized void received(String model, long number) {
        Sequence sequence = of(model);
        received++;
        sequence.acknowledged.remove(number);
        if (number > sequence.latest) {
            for (long skipped = sequence.latest + 1; skipped < number; skipped++) {
                sequence.skipped.add(skipped);
            }
            sequence.latest = number;
        } else if (sequence.skipped.remove(number)) {
            findings.add(model + ": " + number + " came after " + sequence.latest);
        } else {
            again++;
        }
    }

    /**
     * How many acknowledged messages have not come yet.
     *
     * @return the count
     */
    public synchronized long missing() {
        return models.values().stream()
                .mapToLong(sequence -> sequence.acknowledged.size())
                .sum();
    }

    /** From now on nobody receives, so what is acknowledged later need not come. */
    public synchronized void end() {
        over = true;
    }

    /**
     * Judges, when nothing more comes.
     *
     * @return the verdict
     */
    public synchronized Verdict verdict() {
        models.forEach((model, sequence) -> {
            if (!sequence.acknowledged.isEmpty()) {
                findings.add(model + ": " + sequence.acknowledged.size() + " acknowledged and never handed out");
            }
        });
        return Verdict.of(
                "messages of one model come in order, none lost",
                received,
                findings,
                received + " in order, " + again + " of them again");
    }
}
