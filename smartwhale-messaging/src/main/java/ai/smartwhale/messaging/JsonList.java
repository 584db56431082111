// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A list that is known to hold JSON values and nothing else, so that it need not be copied again. Immutable. */
final class JsonList extends AbstractList<Object> implements RandomAccess {

    static final JsonList EMPTY = new JsonList(new Object[0], 1);

    private final Object[] items;
    private final int depth;

    /** Takes over the array; the caller must let go of it. */
    JsonList(Object[] items, int depth) {
        this.items = items;
        this.depth = depth;
    }

    /** How deep the nesting is, itself included. */
    int depth() {
        return depth;
    }

    @Override
    public Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
