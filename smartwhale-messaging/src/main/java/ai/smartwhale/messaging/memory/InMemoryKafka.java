// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.memory;

import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingResources;
import ai.smartwhale.messaging.internal.memory.InMemoryCluster;
import java.time.Clock;

/**
 * A cluster in memory whose services keep the contract of {@link KafkaService}: partitions, keys, groups, offsets,
 * redelivery, dead letters. Services of one cluster behave like processes over one Kafka. It forgets everything when it
 * is closed. Thread-safe.
 */
public interface InMemoryKafka extends AutoCloseable {

    /** The default of how many records each partition keeps. */
    int DEFAULT_RETAINED_RECORDS = 100_000;

    /**
     * A cluster that keeps {@value #DEFAULT_RETAINED_RECORDS} records in each partition.
     *
     * @return the cluster
     */
    static InMemoryKafka create() {
        return create(DEFAULT_RETAINED_RECORDS, Clock.systemUTC());
    }

    /**
     * A cluster with its own bounds and time.
     *
     * @param retainedRecords how many records each partition keeps before the oldest are dropped, 1 or more
     * @param clock the time of records
     * @return the cluster
     */
    static InMemoryKafka create(int retainedRecords, Clock clock) {
        return new InMemoryCluster(retainedRecords, clock);
    }

    /**
     * A service that is not connected.
     *
     * @return the service
     */
    default KafkaService newService() {
        return newService(KafkaConfig.of("memory:0"), MessagingResources.DEFAULT);
    }

    /**
     * A service that is not connected.
     *
     * @param config its limits and timeouts; the address is ignored
     * @param resources executor, clock and metrics
     * @return the service
     */
    KafkaService newService(KafkaConfig config, MessagingResources resources);

    /**
     * Fails messages that are sent from now on, as brokers do that do not acknowledge in time.
     *
     * @param count how many
     */
    void failNextSends(int count);

    /**
     * Holds receipts back, or lets go of those held. The messages themselves arrive.
     *
     * @param held whether to hold
     */
    void holdAcknowledgements(boolean held);

    /**
     * Makes the cluster go away or come back. While it is away nothing can connect, sending fails and nothing is
     * received.
     *
     * @param reachable false to go away
     */
    void reachable(boolean reachable);

    /** Closes the cluster; its services can no longer be used. */
    @Override
    void close();
}
