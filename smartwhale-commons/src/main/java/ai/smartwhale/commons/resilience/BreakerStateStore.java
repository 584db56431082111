// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps the states of breakers over a restart. A {@link StateManager} calls it from one thread at a time, never from
 * the thread of a guarded call unless all worker threads are busy.
 */
public interface BreakerStateStore {

    /**
     * Reads what was saved last.
     *
     * @return the states; empty if nothing was saved, or if it cannot be trusted
     * @throws IOException if it cannot be read
     */
    List<ManagedState> load() throws IOException;

    /**
     * Replaces what was saved.
     *
     * @param states all states that are worth keeping
     * @throws IOException if they cannot be written; what was saved before is then still there
     */
    void save(List<ManagedState> states) throws IOException;

    /**
     * One file, replaced as a whole and checked by a checksum. A file that is damaged is set aside beside itself, with
     * {@code .corrupt} added to its name, and nothing is loaded from it. One process may use a file at a time; of two,
     * the one that saves last wins.
     *
     * @param file the file; its directory must exist when states are saved
     * @return the store
     */
    static BreakerStateStore file(Path file) {
        return new FileBreakerStateStore(InvalidValueException.requirePresent("file", file));
    }
}
