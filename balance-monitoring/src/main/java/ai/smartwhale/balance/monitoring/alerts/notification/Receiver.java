// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * Who is told, and through which channels.
 *
 * @param name the name that routes use
 * @param channels the names of the channels, at least one
 * @param sendResolved whether the end of alerts is told
 */
public record Receiver(String name, List<String> channels, boolean sendResolved) {

    /**
     * Checks the parts.
     *
     * @throws InvalidValueException if the name is blank or there is no channel
     */
    public Receiver {
        InvalidValueException.requireText("receiver name", name);
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new InvalidValueException("receiver " + name + " channels", channels, "at least one channel");
        }
    }
}
