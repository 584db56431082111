// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.keys.ProcessLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lock around the writer, and the counting of what could not be written. */
final class DefaultAuditTrail implements AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultAuditTrail.class);

    /** Of a check; files would have to be deleted faster than they are read to use them up. */
    private static final int MOST_ATTEMPTS = 16;

    private final AuditFiles files;
    private final AuditTrailConfig config;
    private final ProcessLock held;
    private final TrailWriter writer;
    private final ReentrantLock lock = new ReentrantLock();
    private long failures;
    private long lost;
    private boolean closed;

    private DefaultAuditTrail(AuditFiles files, AuditTrailConfig config, ProcessLock held, TrailWriter writer) {
        this.files = files;
        this.config = config;
        this.held = held;
        this.writer = writer;
    }

    static DefaultAuditTrail open(Path file, AuditTrailConfig config) {
        AuditFiles files = new AuditFiles(file);
        try {
            ProcessLock held = ProcessLock.tryTake(files.lock())
                    .orElseThrow(() -> new IOException(files.current() + " is open already"));
            try {
                return new DefaultAuditTrail(files, config, held, TrailWriter.open(files, config));
            } catch (IOException | RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditTrailException("cannot open the trail " + file, e);
        }
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
        for (int attempt = 1; ; attempt++) {
            try {
                return verifierOfThisMoment().verify(known);
            } catch (AuditTrailException e) {
                // The oldest file may have been deleted, as the settings want it, before the check came to it.
                if (attempt == MOST_ATTEMPTS || !(e.getCause() instanceof NoSuchFileException)) {
                    throw e;
                }
            }
        }
    }

    /** Opens the current file under its name of now; it may be put by while the check runs. */
    private AuditVerifier verifierOfThisMoment() {
        lock.lock();
        try {
            requireOpen();
            InputStream current = Files.newInputStream(files.current());
            try {
                return new AuditVerifier(files, config, TrailSource.of(current, writer.currentBytes()));
            } catch (IOException | RuntimeException e) {
                current.close();
                throw e;
            }
        } catch (IOException e) {
            throw new AuditTrailException("cannot read the trail " + files.current(), e);
        } finally {
            lock.unlock();
        }
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
            try (ProcessLock last = held) {
                writer.close();
                LOG.debug("Closed the audit trail {}, {}", files.current(), last);
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
