// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on a file that keeps out other processes, and others in this one. Within a process a file is opened only by
 * who gets the lock: POSIX gives up the locks of a process on a file when the process closes any channel to that file,
 * so that a second attempt would end the first one's lock. Thread-safe; the operating system gives the lock up when the
 * process ends.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final AtomicBoolean given = new AtomicBoolean();

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes a lock if it is free.
     *
     * @param file made with mode 0600 if it is not there; it stays when the lock is given up
     * @return the lock, or empty if this or another process has it
     * @throws IOException if the file cannot be made or opened
     */
    public static Optional<ProcessLock> tryTake(Path file) throws IOException {
        return take(file, false);
    }

    /**
     * Takes a lock, after waiting for other processes to give it up.
     *
     * @param file made with mode 0600 if it is not there; it stays when the lock is given up
     * @return the lock, or empty if somebody else in this process has it
     * @throws IOException if the file cannot be made or opened, or the thread is interrupted while it waits
     */
    public static Optional<ProcessLock> takeOrWait(Path file) throws IOException {
        return take(file, true);
    }

    private static Optional<ProcessLock> take(Path file, boolean wait) throws IOException {
        makeSure(file);
        Path real = file.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        Optional<ProcessLock> taken = Optional.empty();
        try {
            taken = lock(real, wait);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(real);
            }
        }
    }

    private static Optional<ProcessLock> lock(Path file, boolean wait) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = (wait ? channel.lock() : channel.tryLock()) != null;
        } catch (OverlappingFileLockException e) {
            throw new IOException("something else in this process has locked " + file, e);
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return held ? Optional.of(new ProcessLock(file, channel)) : Optional.empty();
    }

    private static void makeSure(Path file) throws IOException {
        try {
            OwnerOnlyFiles.create(file);
        } catch (FileAlreadyExistsException e) {
            // That is the usual case; any other trouble shows when the file is opened.
            return;
        }
    }

    /** Gives the lock up. Does nothing the second time. */
    @Override
    public void close() throws IOException {
        // Of two threads that close, the later must not forget the lock that somebody took in between.
        if (!given.compareAndSet(false, true)) {
            return;
        }
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }

    @Override
    public String toString() {
        return "lock " + file;
    }
}
