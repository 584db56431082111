// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.balance.core.coordinator.sync.SyncManager;
import ai.smartwhale.balance.core.coordinator.sync.SyncStatus;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Lends sources of data, to several at a time or to one alone, and chooses a replica for each: the better one of two
 * taken at random (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001), by how many use it and
 * how slow it is. A lease that is not given back ends by itself; its token tells it from later ones.
 *
 * <p>Thread-safe; nothing here goes on by itself.
 */
public interface DataCoordinator {

    /**
     * Adds a source, or changes one. Leases of an older version stay.
     *
     * @param source what is lent
     * @return whether it is new
     * @throws InvalidValueException if a later version of it is registered
     * @throws LimitExceededException if there are too many sources
     */
    boolean registerDataSource(DataSource source);

    /**
     * Lends a source at once or not at all.
     *
     * @param source its id
     * @param holder for whom, 1 to 256 characters
     * @param mode whether it may be shared
     * @param ttl how long, above zero, one year at most
     * @return the lease or the reason for none
     * @throws InvalidValueException if the holder is blank or the duration not above zero
     * @throws LimitExceededException if the name or the duration is too long
     */
    DataAllocation allocateData(String source, String holder, SharingMode mode, Duration ttl);

    /**
     * Gives a lease back, and tells how long the replica took.
     *
     * @param lease what was lent
     * @param took how long the replica took, zero or more
     * @return whether it was active until now
     * @throws InvalidValueException if the duration is negative
     */
    boolean releaseData(DataLease lease, Duration took);

    /**
     * Gives a lease back.
     *
     * @param source the id of the source
     * @param token the token of the lease
     * @return whether a lease of that token was active until now
     */
    boolean releaseData(String source, long token);

    /**
     * Asks whether a lease may still be used.
     *
     * @param source the id of the source
     * @param token the token of the lease
     * @return whether a lease of that token is active
     */
    boolean isCurrent(String source, long token);

    /**
     * Carries a source to a destination, from one of its replicas. What was carried there in the version that is
     * registered is not carried again. Several coordinators may share a manager of transfers: every attempt is a task
     * of its own there, and those that carry the same at the same time join one transfer.
     *
     * @param source its id
     * @param destination where to
     * @return how it ended; a future of the caller's own
     * @throws InvalidValueException if there is no such source, or an endpoint is not registered with the manager of
     *     transfers
     */
    CompletableFuture<SyncStatus> synchronizeData(String source, SyncLocation destination);

    /**
     * Where a source stands.
     *
     * @param source its id
     * @return its status, or nothing if it is not registered
     */
    Optional<DataSourceStatus> getDataSource(String source);

    /**
     * Forgets a source, with its leases.
     *
     * @param source its id
     * @return whether it was registered
     */
    boolean removeDataSource(String source);

    /**
     * Creates a coordinator with the defaults.
     *
     * @param transfers carries data; not closed by the coordinator
     * @return the coordinator
     */
    static DataCoordinator create(SyncManager transfers) {
        return create(DataCoordinatorConfig.defaults(), transfers, Ticker.system(), new SplittableRandom());
    }

    /**
     * Creates a coordinator.
     *
     * @param config how much is lent and remembered
     * @param transfers carries data; not closed by the coordinator
     * @param ticker tells when leases expire
     * @param random from which replicas are taken; used under a lock
     * @return the coordinator
     */
    static DataCoordinator create(
            DataCoordinatorConfig config, SyncManager transfers, Ticker ticker, RandomGenerator random) {
        return new DefaultDataCoordinator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("transfers", transfers),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("random", random));
    }
}
