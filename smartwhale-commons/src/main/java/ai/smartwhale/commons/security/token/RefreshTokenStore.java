// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the families of refresh tokens. A host whose processes share them keeps them in a database: one row for each
 * family, replaced where its generation is still the expected one. Implementations are thread-safe; if they fail, they
 * throw, and nothing is refreshed.
 */
public interface RefreshTokenStore {

    /**
     * Adds a family.
     *
     * @param family the family, whose id is new
     * @param now the time; families that have expired by then may be forgotten to make room
     * @throws LimitExceededException if there is no room; families that live are not forgotten for it
     */
    void add(RefreshFamily family, Instant now);

    /**
     * Looks for a family.
     *
     * @param id its id
     * @return the family as it is now, or empty; one that has expired may still be found
     */
    Optional<RefreshFamily> find(String id);

    /**
     * Replaces a family in one step that nothing can come between.
     *
     * @param expected what was found
     * @param next what shall be there instead, with the same id and the next generation
     * @return false, and nothing is changed, if the family is not there or is of another generation
     */
    boolean replace(RefreshFamily expected, RefreshFamily next);

    /**
     * Removes a family.
     *
     * @param id its id
     * @return what was removed, or empty if it was not there
     */
    Optional<RefreshFamily> remove(String id);

    /**
     * A store in memory.
     *
     * @param mostFamilies how many may live at one time, 1 to 10,000,000
     * @return the store, empty
     * @throws ai.smartwhale.commons.InvalidValueException if the bound is outside of its range
     */
    static RefreshTokenStore inMemory(int mostFamilies) {
        return new MemoryRefreshTokenStore(mostFamilies);
    }
}
