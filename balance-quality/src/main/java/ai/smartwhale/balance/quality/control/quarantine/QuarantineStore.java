// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

import ai.smartwhale.commons.InvalidValueException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what was held back until somebody releases, replays or deletes it, or its time is over. Bounded: when it is
 * full the oldest entries give way, which the receipt and the statistics tell.
 *
 * <p>Thread-safe. Handlers are called outside of locks; an entry is with one handler at a time. After {@link #close()}
 * all methods but close throw {@link IllegalStateException}.
 */
public interface QuarantineStore extends QuarantineSink, AutoCloseable {

    /**
     * Finds an entry.
     *
     * @param id its id
     * @return the entry, if it is here
     */
    Optional<QuarantineEntry> find(String id);

    /**
     * Lists entries, oldest first.
     *
     * @param filter which
     * @param most how many at most, 1 to 100,000
     * @return the entries
     * @throws InvalidValueException if the number is outside of its range
     */
    List<QuarantineEntry> list(QuarantineFilter filter, int most);

    /**
     * Takes an entry out, for delivery.
     *
     * @param id its id
     * @return the entry, if it was here and no handler has it now
     */
    Optional<QuarantineEntry> release(String id);

    /**
     * Gives entries to a handler, oldest first, each once. Entries that come while it runs are not given. An entry
     * stays when the handler says so or throws.
     *
     * @param filter which
     * @param most how many at most, 1 to 100,000
     * @param handler decides
     * @return what was done
     * @throws InvalidValueException if the number is outside of its range
     */
    ReplayReport replay(QuarantineFilter filter, int most, Function<QuarantineEntry, ReplayDecision> handler);

    /**
     * Figures since the store was opened.
     *
     * @return the figures now
     */
    QuarantineStatistics statistics();

    /**
     * How full it is: of its entries and its bytes, what is nearer to its bound.
     *
     * @return 0 to 1
     */
    double fill();

    /** Ends the store. What is in memory is gone, what is in files stays. Closing again does nothing. */
    @Override
    void close();

    /**
     * In memory; its content ends with it.
     *
     * @param config bounds
     * @param time the present
     * @return an empty store
     */
    static QuarantineStore inMemory(QuarantineConfig config, InstantSource time) {
        InvalidValueException.requirePresent("config", config);
        return new DefaultQuarantineStore(
                config, new MemoryLog(config), InvalidValueException.requirePresent("time", time));
    }

    /**
     * In files, which the next store on the same directory finds again, also after a crash: a frame that was cut off is
     * left out. In memory is only where each entry lies, about 24 to 48 bytes for each. The files are handed to the
     * operating system at once and forced to the disk when a file is full and at the end.
     *
     * @param config bounds
     * @param directory used by this store alone; made if it is not there
     * @param time the present
     * @return the store with what the directory holds
     * @throws UncheckedIOException if the directory cannot be used
     * @throws IllegalStateException if another store uses the directory
     */
    static QuarantineStore spooled(QuarantineConfig config, Path directory, InstantSource time) {
        InvalidValueException.requirePresent("config", config);
        InvalidValueException.requirePresent("directory", directory);
        InvalidValueException.requirePresent("time", time);
        return new DefaultQuarantineStore(config, SpoolLog.open(config, directory), time);
    }
}
