// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.config;

import ai.smartwhale.balance.monitoring.alerts.NotificationManager;
import ai.smartwhale.balance.monitoring.alerts.notification.AlertNotifier;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Everything that a file of alerts says, running: its channels are made, messages go out, the state is saved, and the
 * file is watched. Safe for use by many threads.
 */
public interface FileAlerts extends AutoCloseable {

    /** What became of a look at the file. */
    enum Reload {
        /** It is what it was. */
        UNCHANGED,
        /** Its new content holds from now on; what was known, told, silenced and waiting stays. */
        TAKEN,
        /** Its new content has mistakes, which were logged; the old one still holds. */
        REFUSED
    }

    /**
     * Starts what a file says.
     *
     * @param file the file
     * @param host what the host gives
     * @return what runs
     * @throws ConfigProblemsException if the file has mistakes
     * @throws InvalidValueException if the host lacks what a channel needs
     * @throws ai.smartwhale.commons.MissingDependencyException if a channel needs a library that is not there
     * @throws IOException if the file, or that of the state, cannot be read
     */
    static FileAlerts open(Path file, AlertsHost host) throws IOException {
        InvalidValueException.requirePresent("file", file);
        return DefaultFileAlerts.open(file, InvalidValueException.requirePresent("host", host));
    }

    /**
     * What holds now.
     *
     * @return the last content of the file without mistakes
     */
    AlertsConfig config();

    /**
     * Silences, acknowledgements, groups, dead letters.
     *
     * @return the notifier, which this closes
     */
    AlertNotifier notifier();

    /**
     * Takes the alerts of a detector.
     *
     * @return the manager
     */
    NotificationManager manager();

    /**
     * Looks at the file now.
     *
     * @return what became of it
     * @throws IllegalStateException after {@link #close}
     */
    Reload reload();

    /**
     * Stops, and saves the state. May be called again.
     *
     * @throws IOException if the state cannot be written; it is closed then too
     */
    @Override
    void close() throws IOException;
}
