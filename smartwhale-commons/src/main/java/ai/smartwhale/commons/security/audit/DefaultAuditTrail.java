// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock around the writer, and the counting of what could not be written. */
final class DefaultAuditTrail implements AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultAuditTrail.class);

    private final AuditFiles files;
    private final AuditTrailConfig config;
    private final FileChannel lockChannel;
    private final TrailWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private long failures;
    private long lost;
    private boolean closed;

    private DefaultAuditTrail(AuditFiles files, AuditTrailConfig config, FileChannel lockChannel, TrailWriter writer) {
        this.files = files;
        this.config = config;
        this.lockChannel = lockChannel;
        this.writer = writer;
    }

    static DefaultAuditTrail open(Path file, AuditTrailConfig config) {
        AuditFiles files = new AuditFiles(file);
        try {
            FileChannel channel = lock(files);
            try {
                return new DefaultAuditTrail(files, config, channel, TrailWriter.open(files, config));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditTrailException("cannot open the trail " + file, e);
        }
    }

    /** The lock goes with the channel, and with the process. */
    private static FileChannel lock(AuditFiles files) throws IOException {
        if (!Files.exists(files.lock())) {
            OwnerOnlyFiles.create(files.lock());
        }
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (IOException | OverlappingFileLockException e) {
            channel.close();
            throw new IOException(files.current() + " is open already", e);
        }
        channel.close();
        throw new IOException(files.current() + " is open in another process");
    }

    @Override
    public void record(SecurityEvent event) {
        Optional<Exception> trouble = Optional.empty();
        long count;
        lock.lock();
        try {
            trouble = keep(InvalidValueException.requirePresent("event", event));
        } catch (RuntimeException e) {
            trouble = Optional.of(e);
        } finally {
            failures += trouble.isPresent() ? 1 : 0;
            count = failures;
            lock.unlock();
        }
        // Each doubling of the count is logged, so that a full disk does not fill the log as well.
        if (trouble.isPresent() && Long.bitCount(count) == 1) {
            LOG.warn("The audit trail {} could not be written, {} times by now", files.current(), count, trouble.get());
        }
    }

    private Optional<Exception> keep(SecurityEvent event) {
        try {
            if (closed) {
                throw new IllegalStateException("the audit trail is closed");
            }
            if (lost > 0) {
                writer.say(lost + " events could not be written before this one");
                lost = 0;
            }
            writer.append(event);
        } catch (IOException | RuntimeException e) {
            lost++;
            return Optional.of(e);
        }
        try {
            writer.writeHead();
            if (writer.isFull()) {
                writer.putBy();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    @Override
    public AuditReport verify(AuditHead known) {
        InvalidValueException.requirePresent("known", known);
        lock.lock();
        AuditVerifier verifier;
        try {
            requireOpen();
            verifier = verifierOfThisMoment();
        } catch (IOException e) {
            throw new AuditTrailException("cannot read the trail " + files.current(), e);
        } finally {
            lock.unlock();
        }
        return verifier.verify(known);
    }

    /** Opens the current file under its name of now; it may be put by while the check runs. */
    private AuditVerifier verifierOfThisMoment() throws IOException {
        long length = writer.currentBytes();
        InputStream current = Files.newInputStream(files.current());
        AuditVerifier.Source source = new AuditVerifier.Source() {
            @Override
            public InputStream open() {
                return current;
            }

            @Override
            public long length() {
                return length;
            }
        };
        return new AuditVerifier(files, config, source);
    }

    @Override
    public AuditHead head() {
        lock.lock();
        try {
            requireOpen();
            return writer.last();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long failures() {
        lock.lock();
        try {
            return failures;
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the audit trail is closed");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (FileChannel held = lockChannel) {
                writer.close();
                LOG.debug("Closed the audit trail {}, lock {}", files.current(), held);
            }
        } catch (IOException e) {
            failures++;
            LOG.warn("The audit trail {} could not be closed well", files.current(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "audit trail " + files.current();
    }
}
