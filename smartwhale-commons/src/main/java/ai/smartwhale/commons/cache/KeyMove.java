// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;

/**
 * A key that has to be brought to another node.
 *
 * @param key the key
 * @param from a node that has it
 * @param to the node that shall have it
 * @param keepAtSource whether the source goes on having it, as another replica
 */
public record KeyMove(CacheKey key, CacheNode from, CacheNode to, boolean keepAtSource) {

    /**
     * Checks all.
     *
     * @throws InvalidValueException if one is null or both nodes are the same
     */
    public KeyMove {
        InvalidValueException.requirePresent("key", key);
        InvalidValueException.requirePresent("from", from);
        InvalidValueException.requirePresent("to", to);
        if (from.id().equals(to.id())) {
            throw new InvalidValueException("to", to.id(), "another node than the source");
        }
    }
}
