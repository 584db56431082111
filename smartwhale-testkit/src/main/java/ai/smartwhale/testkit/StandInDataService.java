// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.testkit.internal.DefaultStandInDataService;
import ai.smartwhale.testkit.internal.Faults;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Data service that stands in for the real one and really collects: it reads {@code smartwhale.data.requests} in the
 * group of Data services and answers each request on the topic that the request names. Without other collectors it
 * serves WEB from a {@link BundledSite} of its own, and WIKI and DATABASE from bundled files; other sources are
 * answered as unavailable. It can be slow, fail, answer twice and not at all, by chance that depends on nothing but the
 * seed, the request id and the number of the retry. Thread-safe.
 *
 * <p>Requests are worked on side by side, also those of one model. A request counts as handled once it is in hand, so
 * what is in hand when the process dies stays unanswered: that, too, is what callers must be ready for.
 */
public interface StandInDataService extends AutoCloseable {

    /**
     * Starts from a service without faults.
     *
     * @param kafka the way to Kafka; connected when the service starts, never closed by it
     * @return a builder
     */
    static Builder builder(KafkaService kafka) {
        return new Builder(kafka);
    }

    /**
     * Begins to serve; makes the topic of the requests if there is none. Starting again does nothing.
     *
     * @throws ai.smartwhale.messaging.MessagingException if Kafka cannot be reached or the topic not be made
     * @throws ai.smartwhale.messaging.ServiceClosedException if the service was closed
     */
    void start();

    /**
     * What was done so far.
     *
     * @return a snapshot
     */
    DataServiceStatistics statistics();

    /** Takes no more requests, answers those in hand within 10 s, and ends. Closing again does nothing. */
    @Override
    void close();

    /** Describes a {@link StandInDataService}. Not thread-safe. */
    final class Builder {

        /** The default of {@link #maxInHand}. */
        public static final int DEFAULT_MAX_IN_HAND = 10_000;

        private final KafkaService kafka;
        private @Nullable Map<DataSource, Collector> collectors;
        private Clock clock = Clock.systemUTC();
        private Latency latency = Latency.none();
        private double errorRate;
        private double duplicateRate;
        private double lossRate;
        private long seed = 1;
        private Misbehaviour misbehaviour = Misbehaviour.create(Duration.ofSeconds(10));
        private int maxInHand = DEFAULT_MAX_IN_HAND;
        private PayloadProtection protection = PayloadProtection.NONE;

        private Builder(KafkaService kafka) {
            this.kafka = kafka;
        }

        /**
         * Sets how long a request waits before it is worked on; not at all by default.
         *
         * @param value the latency
         * @return this
         */
        public Builder latency(Latency value) {
            latency = value;
            return this;
        }

        /**
         * Sets how many requests are answered as {@code source_unavailable}; none by default.
         *
         * @param value a share, 0..1
         * @return this
         */
        public Builder errorRate(double value) {
            errorRate = requireShare("errorRate", value);
            return this;
        }

        /**
         * Sets how many answers are sent twice; none by default.
         *
         * @param value a share, 0..1
         * @return this
         */
        public Builder duplicateRate(double value) {
            duplicateRate = requireShare("duplicateRate", value);
            return this;
        }

        /**
         * Sets how many requests are never answered; none by default.
         *
         * @param value a share, 0..1
         * @return this
         */
        public Builder lossRate(double value) {
            lossRate = requireShare("lossRate", value);
            return this;
        }

        /**
         * Sets a switch by which it does things wrong for a while; by default nobody holds it.
         *
         * @param value the switch
         * @return this
         */
        public Builder misbehaviour(Misbehaviour value) {
            misbehaviour = InvalidValueException.requirePresent("misbehaviour", value);
            return this;
        }

        /**
         * Sets where chance begins; 1 by default.
         *
         * @param value any number
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the collectors instead of those with bundled data. They are not closed with the service.
         *
         * @param values a collector for each source that is served
         * @return this
         */
        public Builder collectors(Map<DataSource, Collector> values) {
            collectors = new EnumMap<>(values);
            return this;
        }

        /**
         * Sets how many requests are worked on before no more are taken; {@value #DEFAULT_MAX_IN_HAND} by default.
         *
         * @param value 1..1,000,000
         * @return this
         */
        public Builder maxInHand(int value) {
            maxInHand = (int) InvalidValueException.requireRange("maxInHand", value, 1, 1_000_000);
            return this;
        }

        /**
         * Sets the time of day, by which requests expire; that of the system by default. A time without zone in a
         * request is read in the zone of this clock.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Sets how sensitive values travel; in the clear by default. Requests that cannot be opened are answered as
         * invalid.
         *
         * @param value the same as those who ask have
         * @return this
         */
        public Builder payloadProtection(PayloadProtection value) {
            protection = InvalidValueException.requirePresent("payloadProtection", value);
            return this;
        }

        /**
         * Builds the service, which does nothing before {@link StandInDataService#start()}.
         *
         * @return the service
         */
        public StandInDataService build() {
            Faults faults = new Faults(seed, latency, errorRate, duplicateRate, lossRate);
            return new DefaultStandInDataService(
                    kafka, Optional.ofNullable(collectors), faults, misbehaviour, clock, maxInHand, protection);
        }

        /**
         * Builds the service and starts it.
         *
         * @return the running service
         * @throws ai.smartwhale.messaging.MessagingException if Kafka cannot be reached or the topic not be made
         */
        public StandInDataService start() {
            StandInDataService service = build();
            service.start();
            return service;
        }

        private static double requireShare(String field, double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new InvalidValueException(field, value, "0..1");
            }
            return value;
        }
    }
}
