// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka inside the JVM, on the loopback interface: one broker, or three with a controller of their own. Topics
 * are not created by use. Thread-safe; the first start in a JVM takes seconds, later ones a fraction of one.
 *
 * <p>A broker that fails beyond repair would end the JVM. While an embedded Kafka is open it cannot: what the broker
 * wanted is logged, and its clients see it as gone.
 */
public interface EmbeddedKafka extends AutoCloseable {

    /** The name of the user who may do everything where users must log in. */
    String ADMIN = "admin";

    /**
     * Starts one broker without login, in a directory of its own.
     *
     * @return the running Kafka
     * @throws EmbeddedKafkaException if it does not start
     */
    static EmbeddedKafka start() {
        return builder().start();
    }

    /**
     * Starts from one broker without login.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Where clients connect first.
     *
     * @return {@code host:port} of every broker, also of stopped ones, with commas
     */
    String bootstrapServers();

    /**
     * The brokers, also those that are stopped.
     *
     * @return their ids, from 1
     */
    List<Integer> brokerIds();

    /**
     * Stops a broker in good order; does nothing where it is stopped.
     *
     * @param id a broker
     * @throws InvalidValueException if there is no such broker
     */
    void stopBroker(int id);

    /**
     * Starts a stopped broker with its data on its port; does nothing where it runs.
     *
     * @param id a broker
     * @throws InvalidValueException if there is no such broker
     * @throws EmbeddedKafkaException if it does not start
     */
    void startBroker(int id);

    /**
     * The settings with which kafka-clients logs in by SASL_SSL and SCRAM-SHA-512.
     *
     * @param user the name of the user
     * @param password the password; it is not checked here
     * @return settings without {@code bootstrap.servers}; none where nobody must log in
     */
    Map<String, String> clientProperties(String user, String password);

    /**
     * The settings with which kafka-clients logs in as {@link #ADMIN}.
     *
     * @return settings without {@code bootstrap.servers}; none where nobody must log in
     */
    Map<String, String> adminProperties();

    /**
     * The certificate to trust, for clients that are not Java.
     *
     * @return a PEM file, where users must log in
     */
    Optional<Path> certificate();

    /**
     * Where the data lies.
     *
     * @return the directory
     */
    Path directory();

    /** Stops everything and deletes the data, unless the directory was given. Closing again does nothing. */
    @Override
    void close();

    /** Describes an {@link EmbeddedKafka}. Not thread-safe. */
    final class Builder {

        private final Map<String, String> properties = new HashMap<>();
        private List<SaslUser> users = new ArrayList<>();
        private int brokers = 1;
        private int port;
        private boolean saslSsl;
        private boolean authorization;
        private boolean guarded = true;
        private @Nullable Path directory;

        private Builder() {}

        /**
         * Sets the number of brokers; 1 by default. Three have a controller beside them, so that any of them can stop.
         *
         * @param value 1 or 3
         * @return this
         */
        public Builder brokers(int value) {
            if (value != 1 && value != 3) {
                throw new InvalidValueException("brokers", value, "1, 3");
            }
            brokers = value;
            return this;
        }

        /**
         * Sets the port of the first broker, others follow it; free ports by default.
         *
         * @param value 1..65,000
         * @return this
         */
        public Builder port(int value) {
            port = (int) InvalidValueException.requireRange("port", value, 1, 65_000);
            return this;
        }

        /**
         * Demands SASL_SSL from every client: SCRAM-SHA-512, or PLAIN for clients that cannot do that. The certificate
         * is made when Kafka starts. In a directory that has data already, the users of its first start stay.
         *
         * @param values who may log in, beside {@link EmbeddedKafka#ADMIN}
         * @return this
         */
        public Builder saslSsl(SaslUser... values) {
            users = List.of(values);
            saslSsl = true;
            return this;
        }

        /**
         * Allows users only what access control lists grant; {@link EmbeddedKafka#ADMIN}, who may write such lists, may
         * do everything. Needs {@link #saslSsl}.
         *
         * @return this
         */
        public Builder authorization() {
            authorization = true;
            return this;
        }

        /**
         * Sets a setting of the brokers, instead of what is set here.
         *
         * @param name the name as Kafka knows it
         * @param value the value
         * @return this
         */
        public Builder property(String name, String value) {
            properties.put(InvalidValueException.requireText("name", name), value);
            return this;
        }

        /**
         * Sets a directory for the data, which stays after closing and can be used again; a temporary one by default.
         *
         * @param value the directory, made if missing
         * @return this
         */
        public Builder directory(Path value) {
            directory = value;
            return this;
        }

        /** A process of its own may well end with its broker. */
        Builder unguarded() {
            guarded = false;
            return this;
        }

        /**
         * Starts Kafka and waits until it serves.
         *
         * @return the running Kafka
         * @throws InvalidValueException if authorization is asked for without login
         * @throws EmbeddedKafkaException if it does not start; nothing is left running
         */
        public EmbeddedKafka start() {
            if (authorization && !saslSsl) {
                throw new InvalidValueException("authorization", true, "false without saslSsl");
            }
            ClusterPlan plan = new ClusterPlan(brokers, port, saslSsl, users, authorization, guarded, properties);
            return EmbeddedCluster.start(plan, Optional.ofNullable(directory));
        }
    }
}
