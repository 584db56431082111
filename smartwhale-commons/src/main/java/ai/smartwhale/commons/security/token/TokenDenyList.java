// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.LimitExceededException;
import java.time.Instant;

/**
 * Remembers what no longer holds before its time. Asked for every token that is validated, so it answers from memory;
 * where processes share their denials, each keeps a copy. Implementations are thread-safe.
 */
public interface TokenDenyList {

    /**
     * Denies an id of a token or a family. A denial is not forgotten before its time, not for want of room either.
     *
     * @param id the id
     * @param until when it may be forgotten; a later denial of the same id prolongs
     * @param now the time
     * @throws LimitExceededException if there is no room; the id is not denied then
     */
    void deny(String id, Instant until, Instant now);

    /**
     * Whether an id is denied.
     *
     * @param id the id
     * @return true from the moment {@link #deny} returns until the denial may be forgotten, or longer
     */
    boolean isDenied(String id);

    /**
     * A list in memory.
     *
     * @param mostDenials how many ids are denied at one time, 1 to 10,000,000
     * @return the list, empty
     * @throws ai.smartwhale.commons.InvalidValueException if the bound is outside of its range
     */
    static TokenDenyList inMemory(int mostDenials) {
        return new MemoryDenyList(mostDenials);
    }
}
