// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Where users are kept: a port for the host's database. Implementations are thread-safe. {@link #replace} is atomic, so
 * that of two threads that use one code only one succeeds.
 */
public interface UserStore {

    /**
     * Finds a user.
     *
     * @param name the name, compared exactly
     * @return the user, empty if there is none
     */
    Optional<UserAccount> find(String name);

    /**
     * Adds a user.
     *
     * @param account the user
     * @return whether it was added; false if the name is taken
     */
    boolean create(UserAccount account);

    /**
     * Replaces a user if nobody changed it meanwhile.
     *
     * @param expected the user as it was read
     * @param changed the user as it shall be, of the same name
     * @return whether it was replaced; false if the version that is kept is not that of {@code expected}
     */
    boolean replace(UserAccount expected, UserAccount changed);

    /**
     * Removes a user.
     *
     * @param name the name
     * @return whether it was there
     */
    boolean remove(String name);

    /**
     * A store in memory, for tests and small hosts: it is empty at each start.
     *
     * @param maxUsers the most users, 1 to 10,000,000; one more is refused
     * @return the store
     * @throws InvalidValueException if the number is outside of its range
     */
    static UserStore inMemory(int maxUsers) {
        return new InMemoryUserStore((int) InvalidValueException.requireRange("maxUsers", maxUsers, 1, 10_000_000));
    }
}
