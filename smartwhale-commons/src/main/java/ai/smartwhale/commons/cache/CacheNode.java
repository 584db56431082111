// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;

/**
 * One of several places that keys are spread over. Two nodes of one distribution never have the same id.
 *
 * @param id 1 to 128 characters, the same on every instance
 * @param weight how large a share of the keys the node takes relative to others, above 0, a million at most
 */
public record CacheNode(String id, double weight) {

    private static final int LONGEST_ID = 128;
    private static final double HEAVIEST = 1e6;

    /**
     * Checks both.
     *
     * @throws InvalidValueException if the id is blank or too long, or the weight outside of its range
     */
    public CacheNode {
        InvalidValueException.requireText("id", id);
        if (id.length() > LONGEST_ID) {
            throw new InvalidValueException("id", id, "1 to " + LONGEST_ID + " characters");
        }
        if (!(weight > 0 && weight <= HEAVIEST)) {
            throw new InvalidValueException("weight", weight, "above 0, at most 1,000,000");
        }
    }

    /**
     * A node of weight 1.
     *
     * @param id its id
     * @return the node
     * @throws InvalidValueException if the id is blank or too long
     */
    public static CacheNode of(String id) {
        return new CacheNode(id, 1);
    }
}
