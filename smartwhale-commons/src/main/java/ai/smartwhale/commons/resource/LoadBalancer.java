// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntUnaryOperator;

/**
 * Picks the node for the next call: of two nodes drawn at random, the one with the smaller expected wait, which is its
 * smoothed latency times the calls that would then be on their way (power of two choices, Mitzenmacher 2001; the load
 * measure is that of Finagle's "least loaded by EWMA"). A failed call counts as a slow one.
 *
 * <p>Thread-safe.
 */
public interface LoadBalancer {

    /**
     * Picks a node. Its call is on its way until the pick is ended.
     *
     * @return the pick, to be ended by the caller; nothing if there is no node
     */
    Optional<Pick> pick();

    /**
     * Adds a node.
     *
     * @param node its name
     * @return whether it was new
     * @throws InvalidValueException if the name is blank
     * @throws LimitExceededException if there are too many
     */
    boolean addNode(String node);

    /**
     * Removes a node. Calls on their way to it can still be ended.
     *
     * @param node its name
     * @return whether it was there
     */
    boolean removeNode(String node);

    /**
     * All nodes as they are now.
     *
     * @return one entry per node
     */
    List<NodeLoad> nodes();

    /** One call on its way. The first of its methods counts, all others are without effect. */
    interface Pick extends AutoCloseable {

        /**
         * Which node.
         *
         * @return its name
         */
        String node();

        /** The call succeeded. */
        void succeeded();

        /** The call failed: its latency counts as the penalty at least. */
        void failed();

        /** The call failed, unless it is said before that it succeeded. */
        @Override
        default void close() {
            failed();
        }
    }

    /**
     * How a node does.
     *
     * @param node its name
     * @param latency smoothed
     * @param inFlight calls on their way
     */
    record NodeLoad(String node, Duration latency, int inFlight) {}

    /**
     * Without nodes yet.
     *
     * @param config how nodes are compared
     * @return the balancer
     */
    static LoadBalancer create(LoadBalancerConfig config) {
        return create(
                config, Ticker.system(), bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /**
     * Without nodes yet.
     *
     * @param config how nodes are compared
     * @param ticker measures latencies
     * @param random draws a number from 0 to below its argument; called by many threads
     * @return the balancer
     */
    static LoadBalancer create(LoadBalancerConfig config, Ticker ticker, IntUnaryOperator random) {
        return new DefaultLoadBalancer(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("random", random));
    }
}
