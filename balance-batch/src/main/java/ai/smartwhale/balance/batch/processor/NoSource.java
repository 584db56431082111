// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;
import java.util.OptionalLong;

/** Has nothing. */
final class NoSource<T> implements BatchSource<T> {

    @Override
    public int ready() {
        return 0;
    }

    @Override
    public OptionalLong oldestNanos() {
        return OptionalLong.empty();
    }

    @Override
    public List<T> take(int most) {
        return List.of();
    }

    @Override
    public void putBack(List<T> items) {
        if (!items.isEmpty()) {
            throw new IllegalArgumentException("nothing was taken here");
        }
    }
}
