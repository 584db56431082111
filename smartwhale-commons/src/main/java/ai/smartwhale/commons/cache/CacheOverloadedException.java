// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

/** So many loads are under way that no other is begun. */
public final class CacheOverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param limit how many loads may be under way
     */
    public CacheOverloadedException(int limit) {
        super("as many loads are under way as are allowed: " + limit);
    }
}
