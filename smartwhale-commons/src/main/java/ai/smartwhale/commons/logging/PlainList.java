// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Values that are known to be plain, so that an event which is made from another need not copy them again. Immutable.
 */
final class PlainList extends AbstractList<Object> implements RandomAccess {

    private final Object[] values;

    private PlainList(Object[] values) {
        this.values = values;
    }

    static PlainList of(List<?> values) {
        Object[] plain = values.toArray();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = PlainValues.plain(plain[i]);
        }
        return new PlainList(plain);
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
