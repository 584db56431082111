// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/** An item with its place in the input and its size. */
record Sized<T>(int place, T item, long bytes, double cost) {

    boolean isOver(SplitLimits limits) {
        return bytes > limits.maxBytes() || cost > limits.maxCost();
    }

    /** The share of a part that it takes of what is scarcest for it. */
    double share(SplitLimits limits) {
        return Math.max((double) bytes / limits.maxBytes(), cost / limits.maxCost());
    }
}
