// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

/**
 * Is told what happens. Called from many threads at the same time, outside of locks; must return at once. What it
 * throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface QualityListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void happened(QualityEvent event);
}
