// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.testkit.internal.DefaultEchoDataService;
import java.time.Clock;

/**
 * A Data service that answers at once with the parameters of the request as data, for benchmarks and tests of latency.
 * Thread-safe.
 */
public interface EchoDataService extends AutoCloseable {

    /**
     * A service that does nothing before {@link #start()}.
     *
     * @param kafka the way to Kafka; connected when the service starts, never closed by it
     * @return the service
     */
    static EchoDataService create(KafkaService kafka) {
        return new DefaultEchoDataService(kafka, Clock.systemUTC());
    }

    /**
     * Begins to serve; makes the topic of the requests if there is none. Starting again does nothing.
     *
     * @throws ai.smartwhale.messaging.MessagingException if Kafka cannot be reached or the topic not be made
     * @throws ai.smartwhale.messaging.ServiceClosedException if the service was closed
     */
    void start();

    /**
     * The answers that Kafka has acknowledged.
     *
     * @return their number
     */
    long answered();

    /**
     * The answers that Kafka did not take.
     *
     * @return their number
     */
    long undelivered();

    /** Takes no more requests and ends. Closing again does nothing. */
    @Override
    void close();
}
