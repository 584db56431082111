// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.TopicSpec;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log what is not as it was wanted and works all the same. Says it loudly at first only: a cluster that is
 * set up in its own way differs in every topic. Thread-safe.
 */
final class TopicDifferences {

    private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);
    private static final int LOUD = 10;
    private static final int REMEMBERED = 10_000;

    private final AtomicBoolean lowered = new AtomicBoolean();
    private final AtomicInteger different = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> told = new ConcurrentHashMap<>();

    /** A small cluster lowers every topic, which need not be said every time. */
    void replication(TopicSpec spec, int brokers) {
        String text = "topic {} gets replication {} instead of {}: the cluster has no more brokers";
        if (lowered.compareAndSet(false, true)) {
            LOG.warn(
                    text + "; the same for other topics is logged at level INFO",
                    spec.name(),
                    brokers,
                    spec.replication());
        } else {
            LOG.info(text, spec.name(), brokers, spec.replication());
        }
    }

    /** A topic that was there is used as it is; told once for each number that it has. */
    void partitions(TopicSpec spec, int found) {
        if (found == spec.partitions() || told.size() >= REMEMBERED) {
            return;
        }
        Integer before = told.put(spec.name(), found);
        if (before != null && before == found) {
            return;
        }
        String text = "topic {} has {} partitions, wanted were {}; it is used as it is";
        int number = different.incrementAndGet();
        if (number < LOUD) {
            LOG.warn(text, spec.name(), found, spec.partitions());
        } else if (number == LOUD) {
            LOG.warn(text + "; more such topics are logged at level INFO", spec.name(), found, spec.partitions());
        } else {
            LOG.info(text, spec.name(), found, spec.partitions());
        }
    }
}
