// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;

/** A reply to a batch from which some items were left out. */
record PlacedReply<A>(BatchReply<A> whole, int[] places, int size) implements BatchReply<A> {

    private int place(int index) {
        return places[(int) InvalidValueException.requireRange("index", index, 0, size - 1L)];
    }

    @Override
    public boolean answer(int index, A answer) {
        return whole.answer(place(index), answer);
    }

    @Override
    public boolean fail(int index, Throwable failure) {
        return whole.fail(place(index), failure);
    }

    @Override
    public boolean skip(int index) {
        return whole.skip(place(index));
    }

    @Override
    public void done() {
        whole.done();
    }

    @Override
    public void failAll(Throwable failure) {
        whole.failAll(failure);
    }
}
