// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an alert is about. */
public enum AlertCategory {
    /** What the data is like. */
    DATA,
    /** Processor, memory, disk, threads. */
    RESOURCE,
    /** Topics, queues, delivery. */
    MESSAGING,
    /** A model and its requests. */
    MODEL,
    /** Access and keys. */
    SECURITY,
    /** The balance itself. */
    INTERNAL;

    /**
     * As the label of alerts has it.
     *
     * @return the name in small letters
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The category of a label.
     *
     * @param label the name in small letters
     * @return the category, absent where there is none of this name
     */
    public static Optional<AlertCategory> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(category -> category.label().equals(label))
                .findFirst();
    }
}
